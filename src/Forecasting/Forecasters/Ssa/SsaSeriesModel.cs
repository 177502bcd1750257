namespace Forecasting.Forecasters.Ssa;

/// <summary>The level, the unit and the signal of one series; immutable.</summary>
internal sealed class SsaSeriesModel
{
    private readonly SsaScale _scale;
    private readonly double _lowest;
    private readonly double _highest;
    private readonly SsaForecastMethod _method;
    private readonly double? _largestGrowth;

    /// <param name="scale">The level and the unit.</param>
    /// <param name="space">The signal; null for a series that is constant, or whose last value follows from nothing.</param>
    /// <param name="settings">How it is continued.</param>
    public SsaSeriesModel(SsaScale scale, SignalSpace? space, SsaSettings settings)
    {
        _scale = scale;
        _method = settings.Method;
        _largestGrowth = settings.LargestGrowth;
        Space = space is null ? null : Stable(space);
        // As far again as the series ever went: beyond it lies an error, not a forecast.
        double range = scale.Highest - scale.Lowest;
        bool isBounded = settings.LargestGrowth is not null;
        _lowest = isBounded ? Math.Max(-double.MaxValue, scale.Lowest - range) : double.NegativeInfinity;
        _highest = isBounded ? Math.Min(double.MaxValue, scale.Highest + range) : double.PositiveInfinity;
    }

    /// <summary>Gets the signal; null for a series that is forecast by its level.</summary>
    public SignalSpace? Space { get; }

    /// <summary>Gets the unit of what is decomposed, in that of the series.</summary>
    public double Unit => _scale.Unit;

    /// <summary>Gets how many values before the origin are looked at.</summary>
    public int NeededHistory => Space is null ? 1 : 2 * Space.Window;

    /// <summary>Continues a series.</summary>
    /// <param name="tail">The values before the origin, <see cref="double.NaN"/> where missing: <see cref="NeededHistory"/> of them.</param>
    /// <param name="points">Takes the values that follow; <see cref="double.NaN"/> where nothing is known of the series.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void Continue(ReadOnlySpan<double> tail, Span<double> points, CancellationToken cancellationToken)
    {
        if (Space is null)
        {
            points.Fill(_scale.Level);
            return;
        }

        if (!tail.ContainsAnyExcept(double.NaN))
        {
            points.Fill(double.NaN);
            return;
        }

        double[] ahead = Ahead(Space, Complete(tail, cancellationToken), points.Length);
        for (int k = 0; k < points.Length; k++)
        {
            double value = _scale.Undo(ahead[k]);
            points[k] = double.IsNaN(value) ? _scale.Level : Math.Clamp(value, _lowest, _highest);
        }
    }

    /// <summary>Returns a series on the scale of the signal, its missing values filled from the signal.</summary>
    /// <param name="series">The series, at least as long as a window; not all of it missing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public double[] Complete(ReadOnlySpan<double> series, CancellationToken cancellationToken)
    {
        double[] values = _scale.Apply(series);
        int[] missing = GapFilling.Places(values);
        if (missing.Length > 0 && !new GapSystem(Space!.Vectors, values.Length).Fill(values, missing, cancellationToken))
        {
            // The level: all that is left to say.
            foreach (int place in missing) values[place] = 0;
        }

        return values;
    }

    /// <summary>Continues values on the scale of the signal.</summary>
    /// <param name="space">The signal; held to the growth that is allowed.</param>
    /// <param name="values">The values, complete.</param>
    /// <param name="steps">How many values.</param>
    public double[] Ahead(SignalSpace space, double[] values, int steps) =>
        SignalContinuation.Of(ReferenceEquals(space, Space) ? space : Stable(space), values, steps, _method);

    private SignalSpace Stable(SignalSpace space) => _largestGrowth is { } growth ? space.Stabilised(growth) : space;
}
