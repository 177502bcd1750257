namespace Forecasting.Forecasters.Ssa;

/// <summary>The level, the unit and the signal of one series; immutable.</summary>
internal sealed class SsaSeriesModel
{
    private readonly double _level;
    private readonly double _unit;
    private readonly double _lowest;
    private readonly double _highest;
    private readonly SignalSpace? _space;
    private readonly SsaForecastMethod _method;

    /// <param name="scale">The level and the unit.</param>
    /// <param name="space">The signal; null for a series that is constant.</param>
    /// <param name="settings">How it is continued.</param>
    public SsaSeriesModel(SsaScale scale, SignalSpace? space, SsaSettings settings)
    {
        _level = scale.Level;
        _unit = scale.Unit;
        _method = settings.Method;
        _space = space is not null && settings.LargestGrowth is { } growth ? space.Stabilised(growth) : space;
        // As far again as the series ever went: beyond it lies an error, not a forecast.
        double range = scale.Highest - scale.Lowest;
        bool isBounded = settings.LargestGrowth is not null;
        _lowest = isBounded ? scale.Lowest - range : double.NegativeInfinity;
        _highest = isBounded ? scale.Highest + range : double.PositiveInfinity;
    }

    /// <summary>Gets how many values before the origin are looked at.</summary>
    public int NeededHistory => _space is null ? 1 : Needed(_space.Window);

    /// <summary>Gets how many values before the origin a model with a window looks at.</summary>
    public static int Needed(int window) => 2 * window;

    /// <summary>Continues a series.</summary>
    /// <param name="tail">The values before the origin, <see cref="double.NaN"/> where missing: <see cref="NeededHistory"/> of them.</param>
    /// <param name="points">Takes the values that follow; <see cref="double.NaN"/> where nothing is known of the series.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void Continue(ReadOnlySpan<double> tail, Span<double> points, CancellationToken cancellationToken)
    {
        int[] missing = GapFilling.Places(tail);
        if (missing.Length == tail.Length)
        {
            points.Fill(double.NaN);
            return;
        }

        if (_space is null)
        {
            points.Fill(_level);
            return;
        }

        double[] values = new double[tail.Length];
        for (int i = 0; i < values.Length; i++) values[i] = (tail[i] - _level) / _unit;
        if (missing.Length > 0 && !new GapSystem(_space.Vectors, values.Length).Fill(values, missing, cancellationToken))
        {
            points.Fill(double.NaN);
            return;
        }

        double[] ahead = SignalContinuation.Of(_space, values, points.Length, _method);
        for (int k = 0; k < points.Length; k++)
        {
            double value = _level + (ahead[k] * _unit);
            points[k] = double.IsNaN(value) ? _level : Math.Clamp(value, _lowest, _highest);
        }
    }
}
