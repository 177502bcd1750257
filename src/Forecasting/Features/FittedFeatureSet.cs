namespace Forecasting.Features;

/// <summary>Fitted features in order; immutable and safe to share between threads.</summary>
public sealed class FittedFeatureSet
{
    private readonly FittedFeature[] _features;

    internal FittedFeatureSet(FittedFeature[] features)
    {
        _features = features;
        Columns = [.. features.SelectMany(feature => feature.Columns)];
        NeededHistory = features.Length == 0 ? 0 : features.Max(feature => feature.NeededHistory);
        WarmUp = features.Length == 0 ? 0 : features.Max(feature => feature.WarmUp);
        LooksAtOrigin = features.Any(feature => feature.LooksAtOrigin);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (FeatureColumn column in Columns)
        {
            if (!names.Add(column.Name)) throw new ArgumentException($"Two features write the column '{column.Name}'.", nameof(features));
        }
    }

    /// <summary>Gets the columns of the matrix.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Gets how many cells before a row the features look at.</summary>
    public int NeededHistory { get; }

    /// <summary>Gets how many cells must lie before a row for its values to be as good as later ones.</summary>
    internal int WarmUp { get; }

    /// <summary>Gets whether a feature looks at the origin.</summary>
    public bool LooksAtOrigin { get; }

    /// <summary>Gets the features.</summary>
    internal IReadOnlyList<FittedFeature> Features => _features;

    /// <summary>Computes the features of every cell of the history, series after series.</summary>
    /// <param name="history">The history.</param>
    /// <param name="threads">How many threads may work at once; results do not depend on it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A row per cell up to the origin, the series in the order of the panel.</returns>
    public FeatureMatrix Transform(RegularPanel history, int threads = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return Transform(FeatureRange.History(history), new FeatureSource(history), threads, cancellationToken);
    }

    /// <summary>Computes the features of steps beyond the origin, series after series: what a model is served with.</summary>
    /// <param name="history">The history; its columns known in advance are read as far as they go.</param>
    /// <param name="firstStep">The first step ahead, counted from 1.</param>
    /// <param name="lastStep">The last step ahead; at least the first.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A row per series and step, the series in the order of the panel; a series that begins after the origin has none.</returns>
    public FeatureMatrix TransformAhead(
        RegularPanel history, int firstStep, int lastStep, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstStep, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastStep, firstStep);
        return Transform(FeatureRange.Ahead(history, firstStep, lastStep), new FeatureSource(history), 1, cancellationToken);
    }

    /// <summary>Computes the features of a range of cells.</summary>
    internal FeatureMatrix Transform(
        FeatureRange range, FeatureSource source, int threads, CancellationToken cancellationToken)
    {
        float[][] values = new float[Columns.Count][];
        for (int c = 0; c < values.Length; c++) values[c] = GC.AllocateUninitializedArray<float>(range.RowCount);
        GridCalendar calendar = GridCalendar.Over(source.Panel, range);
        float[]?[] shared = FillShared(source, range, calendar);
        var work = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        // Each series writes its own rows, so the outcome does not depend on which thread does it.
        Parallel.For(0, source.Panel.SeriesCount, work, series => FillSeries(series, source, range, calendar, shared, values));
        return new FeatureMatrix(Columns, values, range.RowCount);
    }

    private void FillSeries(
        int series, FeatureSource source, FeatureRange range, GridCalendar calendar, float[]?[] shared, float[][] values)
    {
        int count = range.Counts[series];
        if (count == 0) return;
        long index = source.Panel.FirstIndex(series) + range.From[series];
        int[] steps = LooksAtOrigin ? range.StepsAhead(index, count) : [];
        var window = new FeatureWindow(source.Panel, series, range.From[series], count)
        {
            Target = source.Target(series),
            StepsAhead = steps,
            Calendar = calendar.Slice(index, count),
        };
        int column = 0;
        int row = range.Offsets[series];
        foreach (FittedFeature feature in _features)
        {
            if (feature.IsOfTimeAlone)
            {
                for (int c = column; c < column + feature.Columns.Count; c++)
                    shared[c].AsSpan((int)(index - calendar.First), count).CopyTo(values[c].AsSpan(row, count));
            }
            else
            {
                feature.Fill(window, new FeatureRows(values, column, row, count));
            }

            column += feature.Columns.Count;
        }
    }

    // What depends on time alone is computed once for the whole grid and copied into each series.
    private float[]?[] FillShared(FeatureSource source, FeatureRange range, GridCalendar calendar)
    {
        float[]?[] shared = new float[Columns.Count][];
        if (calendar.Count == 0) return shared;
        int column = 0;
        foreach (FittedFeature feature in _features)
        {
            int columns = feature.Columns.Count;
            if (feature.IsOfTimeAlone)
            {
                float[][] own = new float[columns][];
                for (int c = 0; c < columns; c++) own[c] = new float[calendar.Count];
                int series = range.FirstSeries(source.Panel, calendar.First);
                var window = new FeatureWindow(source.Panel, series, range.From[series], calendar.Count)
                {
                    Calendar = calendar.Slice(calendar.First, calendar.Count),
                };
                feature.Fill(window, new FeatureRows(own, 0, 0, calendar.Count));
                for (int c = 0; c < columns; c++) shared[column + c] = own[c];
            }

            column += columns;
        }

        return shared;
    }
}
