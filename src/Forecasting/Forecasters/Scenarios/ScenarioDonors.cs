namespace Forecasting.Forecasters.Scenarios;

/// <summary>The cells before an origin that paths are taken from, and those from it on that they fill.</summary>
internal sealed class ScenarioDonors
{
    public const double YearDays = 365.2425;

    private readonly RegularPanel _history;
    private readonly int[] _columns;

    private ScenarioDonors(RegularPanel history, ColumnNames columns, int[] places, int steps)
    {
        (_history, Columns, _columns, Steps) = (history, columns, places, steps);
        Day = history.Frequency.StepsPerDay > 0 ? history.Frequency.StepsPerDay : 1;
        Longest = Enumerable.Range(0, history.SeriesCount).Max(history.HistoryLength);
    }

    public ColumnNames Columns { get; }

    public int Steps { get; }

    /// <summary>Gets how many cells a day has.</summary>
    public int Day { get; }

    /// <summary>Gets how many cells the longest history has.</summary>
    public int Longest { get; }

    public RegularPanel History => _history;

    public static int DaysOf(int years) => (int)Math.Round(years * YearDays);

    public static ScenarioDonors Of(RegularPanel history, ColumnNames columns, int steps)
    {
        if (columns.Count == 0) throw new ArgumentException("There is no column to draw.", nameof(columns));
        if (history.Frequency.StepsPerDay == 0 && history.Frequency != Time.Frequency.Days(1))
            throw new ArgumentException($"Scenarios are drawn by the day, which steps of {history.Frequency} do not divide.", nameof(history));
        int[] places = [.. columns.Select(name => history.IndexOfColumn(name) is var place and >= 0
            ? place
            : throw new ArgumentException($"The panel has no numeric column '{name}'.", nameof(columns)))];
        return new ScenarioDonors(history, columns, places, steps);
    }

    /// <summary>Says whether a value stands so many cells behind each step of a range, for every series that has begun; a step whose value is known needs none.</summary>
    public bool Has(int back, int first, int end)
    {
        foreach (int column in _columns)
        {
            for (int s = 0; s < _history.SeriesCount; s++)
            {
                if (_history.HistoryLength(s) == 0) continue;
                for (int step = first; step < end; step++)
                {
                    if (double.IsNaN(At(s, column, step, back))) return false;
                }
            }
        }

        return true;
    }

    /// <summary>Returns a column along a path: what is known in advance, and what stood so many cells before.</summary>
    public double[] Path(int series, int column, int[] back)
    {
        double[] values = new double[Steps];
        for (int step = 0; step < values.Length; step++) values[step] = At(series, _columns[column], step, back[step]);
        return values;
    }

    private double At(int series, int column, int step, int back)
    {
        ReadOnlySpan<double> values = _history.Covariate(series, column);
        long origin = _history.OriginIndex - _history.FirstIndex(series);
        if (origin + step < values.Length && origin + step >= 0 && !double.IsNaN(values[(int)(origin + step)])) return values[(int)(origin + step)];
        long source = origin + step - back;
        return source < 0 || source >= Math.Min(origin, values.Length) ? double.NaN : values[(int)source];
    }
}
