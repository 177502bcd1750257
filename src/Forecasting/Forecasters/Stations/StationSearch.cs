using NodaTime;

namespace Forecasting.Forecasters.Stations;

/// <summary>Ranks stations and decides how many, or with which weights, on the history of one panel.</summary>
internal sealed class StationSearch
{
    private const int Sweeps = 200;

    private readonly RegularPanel _panel;
    private readonly StationOptions _options;
    private readonly VanillaLoadModel _model;
    private readonly int _trained;

    public StationSearch(RegularPanel panel, StationOptions options)
    {
        (_panel, _options) = (panel, options);
        Rows = RowsOf(panel, options, out double[] total);
        double perDay = Duration.FromDays(1) / panel.Frequency.NominalDuration;
        _trained = Rows.Count - (int)(options.Validation.TotalDays * perDay);
        if (_trained < 365 * perDay)
        {
            throw SeriesDataException.Of(
                "FEA-047", $"Stations are chosen on a year of history and {options.Validation.TotalDays:0} days to judge them; the panel has {Rows.Count / perDay:0} days with a value. Give more history, or a shorter Validation.");
        }

        _model = new VanillaLoadModel(VanillaLoadModel.PanelOf(panel, Rows.From, total));
    }

    /// <summary>Gets the grid's index of the first row, and how many rows there are up to the origin.</summary>
    public (long From, int Count) Rows { get; }

    /// <summary>Returns a column of the panel for the rows: that of the first series with a value.</summary>
    public double[] ColumnOf(int column)
    {
        double[] values = new double[Rows.Count];
        Array.Fill(values, double.NaN);
        for (int s = 0; s < _panel.SeriesCount; s++)
        {
            ReadOnlySpan<double> given = _panel.Covariate(s, column);
            int history = Math.Min(given.Length, _panel.HistoryLength(s));
            for (int i = (int)Math.Max(0, Rows.From - _panel.FirstIndex(s)); i < history; i++)
            {
                ref double value = ref values[_panel.FirstIndex(s) + i - Rows.From];
                if (double.IsNaN(value)) value = given[i];
            }
        }

        return values;
    }

    public StationChoice Choose(string[] names, double[][] columns, CancellationToken cancellationToken)
    {
        double[][] fits = [.. columns.Select(column => _model.FitAndPredict(column, _trained, cancellationToken))];
        double[] errors = [.. columns.Select((column, i) => _model.Error(fits[i], column, .._trained))];
        // Of two that fit alike the one named first.
        int[] ranked = [.. Enumerable.Range(0, names.Length).OrderBy(i => errors[i])];
        double[] byCount = new double[names.Length];
        for (int count = 1; count <= byCount.Length; count++)
            byCount[count - 1] = ErrorOf(columns, [.. ranked[..count].Select(i => (i, 1.0))], cancellationToken);
        int best = Array.IndexOf(byCount, byCount.Min());
        double[] weights = new double[names.Length];
        foreach (int i in ranked[..(best + 1)]) weights[i] = 1.0 / (best + 1);
        double error = byCount[best];
        if (_options.TriesWeights && Stacked(fits, columns) is { } stacked)
        {
            double other = ErrorOf(columns, [.. stacked.Select((weight, i) => (i, weight)).Where(part => part.weight > 0)], cancellationToken);
            if (other < error) (weights, error) = (stacked, other);
        }

        return new StationChoice([.. ranked.Select(i => new StationScore(names[i], errors[i], weights[i]))], byCount, error);
    }

    private double ErrorOf(double[][] columns, (int, double)[] parts, CancellationToken cancellationToken)
    {
        double[] mean = StationSelection.Mean(columns, parts);
        return _model.Error(_model.FitAndPredict(mean, _trained, cancellationToken), mean, _trained..);
    }

    // Non-negative least squares of the target on the fits of the training part, coordinate by coordinate; the weights are then scaled to 1.
    private double[]? Stacked(double[][] fits, double[][] columns)
    {
        int count = fits.Length;
        double[,] gram = new double[count, count];
        double[] right = new double[count], weights = new double[count];
        for (int row = 0; row < _trained; row++)
        {
            double target = _model.TargetAt(row);
            if (!double.IsFinite(target) || Array.Exists(columns, column => double.IsNaN(column[row]))) continue;
            for (int i = 0; i < count; i++)
            {
                right[i] += fits[i][row] * target;
                for (int j = 0; j <= i; j++) gram[i, j] += fits[i][row] * fits[j][row];
            }
        }

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int i = 0; i < count; i++)
            {
                double rest = right[i];
                for (int j = 0; j < count; j++)
                {
                    if (j != i) rest -= weights[j] * gram[Math.Max(i, j), Math.Min(i, j)];
                }

                weights[i] = gram[i, i] > 0 ? Math.Max(0, rest / gram[i, i]) : 0;
            }
        }

        double sum = weights.Sum();
        return sum > 0 ? [.. weights.Select(weight => weight / sum)] : null;
    }

    // The total of all series over the newest years, from the first cell at which all have one; missing where one has none.
    private static (long From, int Count) RowsOf(RegularPanel panel, StationOptions options, out double[] total)
    {
        double steps = options.Years * (Duration.FromDays(365.25) / panel.Frequency.NominalDuration);
        long from = Math.Max(panel.OriginIndex - (long)steps, Enumerable.Range(0, panel.SeriesCount).Min(panel.FirstIndex));
        double[] sums = new double[Math.Max(0, panel.OriginIndex - from)];
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            ReadOnlySpan<double> target = panel.Target(s);
            long offset = panel.FirstIndex(s) - from;
            for (int i = 0; i < sums.Length; i++) sums[i] += i >= offset && i - offset < target.Length ? target[(int)(i - offset)] : double.NaN;
        }

        int first = Array.FindIndex(sums, double.IsFinite);
        if (first < 0) first = sums.Length;
        total = sums[first..];
        return (from + first, total.Length);
    }
}
