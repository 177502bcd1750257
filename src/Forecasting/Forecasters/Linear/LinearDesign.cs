using Forecasting.Features;

namespace Forecasting.Forecasters.Linear;

/// <summary>Turns rows of features into sparse rows of a linear model: each term touches one column.</summary>
internal sealed class LinearDesign
{
    private const int MaximumWidth = 8_000;

    private readonly NumberScale[] _scales;
    private readonly DesignTerm[] _terms;

    private LinearDesign(NumberScale[] scales, DesignTerm[] terms)
    {
        _scales = scales;
        _terms = terms;
        Width = terms[^1].First + terms[^1].Width;
    }

    /// <summary>Gets how many columns each row touches at the most.</summary>
    public int Terms => _terms.Length;

    /// <summary>Gets how many columns the model has; the last is the constant.</summary>
    public int Width { get; }

    /// <summary>Lays the columns out: each feature by itself, the interactions, the constant.</summary>
    /// <param name="features">The training rows.</param>
    /// <param name="interactions">The products.</param>
    /// <exception cref="ArgumentException">An interaction names a column that is not there, or the model would be too wide.</exception>
    public static LinearDesign Over(FeatureMatrix features, IReadOnlyList<Interaction> interactions)
    {
        int count = features.Columns.Count;
        var scales = new NumberScale[count];
        var terms = new List<DesignTerm>();
        int width = 0;
        for (int c = 0; c < count; c++)
        {
            if (!features.Columns[c].IsCategory) scales[c] = NumberScale.Of(features.Column(c).Span);
            Add([c], -1);
            if (scales[c].HasMissing) Add([], c);
        }

        foreach (Interaction interaction in interactions) Add([.. interaction.Select(name => PlaceOf(features, name, interaction))], -1);
        Add([], -1);
        return new LinearDesign(scales, [.. terms]);

        void Add(int[] columns, int missingOf)
        {
            var term = new DesignTerm(
                width,
                [.. columns.Where(c => features.Columns[c].IsCategory).Select(c => (c, features.Columns[c].Categories))],
                [.. columns.Where(c => !features.Columns[c].IsCategory)])
            {
                MissingOf = missingOf,
            };
            terms.Add(term);
            width = checked(width + term.Width);
            if (width > MaximumWidth)
                throw new ArgumentException($"The linear model would have more than {MaximumWidth} columns; use fewer interactions, or categories with fewer values.", nameof(interactions));
        }
    }

    /// <summary>Returns the pairs of columns that differ in one step of a category alone, such as an hour, with the penalty of that category.</summary>
    /// <param name="features">The training rows.</param>
    /// <param name="smoothness">The penalties by the name of the category, whose last code lies beside its first.</param>
    public IEnumerable<(int First, int Second, double Penalty)> Neighbours(FeatureMatrix features, IReadOnlyDictionary<string, double> smoothness)
    {
        foreach (DesignTerm term in _terms)
        {
            int stride = 1;
            foreach ((int column, int codes) in term.Categories.Reverse())
            {
                if (codes > 1 && smoothness.TryGetValue(features.Columns[column].Name, out double penalty) && penalty > 0)
                {
                    for (int place = 0; place < term.Width; place++)
                    {
                        bool isLast = place / stride % codes == codes - 1;
                        yield return (term.First + place, term.First + place + (isLast ? (1 - codes) * stride : stride), penalty);
                    }
                }

                stride *= codes;
            }
        }
    }

    /// <summary>Writes the sparse rows of a block.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="first">The first row of the block.</param>
    /// <param name="rows">Takes a column and a value for each row and term.</param>
    public void Fill(FeatureMatrix features, int first, SparseRows rows)
    {
        double[] products = rows.Products;
        for (int t = 0; t < _terms.Length; t++)
        {
            DesignTerm term = _terms[t];
            Span<double> values = products.AsSpan(0, rows.Count);
            values.Fill(1);
            if (term.MissingOf >= 0) FillMissing(features.Column(term.MissingOf).Span.Slice(first, rows.Count), values);
            foreach (int column in term.Numbers) Multiply(features.Column(column).Span.Slice(first, rows.Count), _scales[column], values);
            Span<int> places = rows.Places.AsSpan(0, rows.Count);
            places.Clear();
            foreach ((int column, int codes) in term.Categories)
                Choose(features.Column(column).Span.Slice(first, rows.Count), codes, places, values);
            for (int i = 0; i < rows.Count; i++)
            {
                rows.Columns[(i * _terms.Length) + t] = term.First + places[i];
                rows.Values[(i * _terms.Length) + t] = values[i];
            }
        }
    }

    private static void FillMissing(ReadOnlySpan<float> source, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++) values[i] = float.IsNaN(source[i]) ? 1 : 0;
    }

    private static void Multiply(ReadOnlySpan<float> source, NumberScale scale, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++) values[i] *= scale.Apply(source[i]);
    }

    // A category that was not met in training touches nothing.
    private static void Choose(ReadOnlySpan<float> source, int codes, Span<int> places, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            float code = source[i];
            if (code >= 0 && code < codes) places[i] = (places[i] * codes) + (int)code;
            else values[i] = 0;
        }
    }

    private static int PlaceOf(FeatureMatrix features, string name, Interaction interaction)
    {
        int place = features.IndexOf(name);
        return place >= 0 ? place : throw new ArgumentException(
            $"The interaction '{interaction}' names the column '{name}', which no feature writes; there are {string.Join(", ", features.Columns.Select(column => column.Name).Take(20))}.");
    }
}
