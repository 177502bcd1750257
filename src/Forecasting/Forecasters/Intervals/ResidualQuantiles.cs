namespace Forecasting.Forecasters.Intervals;

/// <summary>The quantiles of past forecast errors by step, in units of each series' own mean absolute error.</summary>
internal sealed class ResidualQuantiles
{
    private readonly QuantileLevels _levels;
    private readonly double[][] _quantiles;
    private readonly Dictionary<SeriesKey, double> _scales;
    private readonly double _typicalScale;

    /// <param name="levels">The levels.</param>
    /// <param name="quantiles">Per level, a value per step.</param>
    /// <param name="scales">The mean absolute error of each series.</param>
    public ResidualQuantiles(QuantileLevels levels, double[][] quantiles, Dictionary<SeriesKey, double> scales)
    {
        _levels = levels;
        _quantiles = quantiles;
        _scales = scales;
        double[] sorted = [.. scales.Values.Order()];
        _typicalScale = sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    /// <summary>Gets whether errors are shares of the points.</summary>
    public bool IsRelative { get; init; }

    /// <summary>Gets, of each series, the errors of each past origin over all steps, in units of its mean absolute error; null where one is missing.</summary>
    public IReadOnlyDictionary<SeriesKey, double[]?[]> Courses { get; init; } = new Dictionary<SeriesKey, double[]?[]>();

    /// <summary>Gets a quantile, in units of a series' mean absolute error.</summary>
    public double At(int level, int step) => _quantiles[level][step];

    /// <summary>Returns the quantiles around points.</summary>
    public ForecastQuantiles Around(double[] points, ForecastRequest request)
    {
        double[][] values = new double[_levels.Count][];
        for (int q = 0; q < values.Length; q++)
        {
            values[q] = new double[points.Length];
            for (int s = 0; s < request.History.SeriesCount; s++)
            {
                double scale = _scales.GetValueOrDefault(request.History.Keys[s], _typicalScale);
                int at = s * request.Steps;
                for (int k = 0; k < request.Steps; k++) values[q][at + k] = points[at + k] + (scale * (IsRelative ? Math.Abs(points[at + k]) : 1) * _quantiles[q][k]);
            }
        }

        return new ForecastQuantiles(_levels, values);
    }

    /// <summary>Returns sample paths around points: one with the errors of each past origin, in all series; null where no series has such.</summary>
    public ForecastPaths? Paths(double[] points, ForecastRequest request)
    {
        int count = Courses.Values.Select(courses => courses.Length).DefaultIfEmpty(0).Max();
        double[][][] known = [.. Courses.OrderBy(one => one.Key).Select(one => one.Value.OfType<double[]>().ToArray()).Where(courses => courses.Length > 0)];
        if (known.Length == 0) return null;
        double[][] paths = [.. Enumerable.Range(0, count).Select(_ => (double[])[.. points])];
        for (int s = 0; s < request.History.SeriesCount; s++)
        {
            SeriesKey key = request.History.Keys[s];
            double scale = _scales.GetValueOrDefault(key, _typicalScale);
            double[]?[] own = Courses.GetValueOrDefault(key, []);
            // What a series has not, another origin lends it, or another series.
            double[][] others = own.OfType<double[]>().ToArray() is { Length: > 0 } complete ? complete : known[s % known.Length];
            for (int p = 0; p < count; p++)
            {
                double[] errors = (p < own.Length ? own[p] : null) ?? others[p % others.Length];
                Span<double> path = paths[p].AsSpan(s * request.Steps, request.Steps);
                for (int k = 0; k < path.Length; k++) path[k] += scale * (IsRelative ? Math.Abs(path[k]) : 1) * errors[k];
            }
        }

        return new ForecastPaths(request, paths);
    }
}
