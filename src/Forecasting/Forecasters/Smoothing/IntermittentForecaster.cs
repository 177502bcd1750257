namespace Forecasting.Forecasters.Smoothing;

/// <summary>Forecasts series that are mostly zero: the rate of demands, and how large they are when they come.</summary>
/// <remarks>
/// <para>
/// A point is the mean demand of a step, the same for all steps, and lies between zero and the usual size: as a median it means nothing.
/// Quantiles are those of the values to come: zero with the probability of no demand, otherwise the sizes that were seen.
/// </para>
/// <para>
/// The last 4,380 cells are looked at, and no more; a model takes up new history without a refit, and serves series that it was not
/// fitted to. A series of zeros is forecast as zero.
/// </para>
/// </remarks>
public sealed class IntermittentForecaster : Forecaster
{
    /// <inheritdoc/>
    public override string Name => "intermittent";

    /// <summary>Gets how the rate is estimated.</summary>
    /// <value>
    /// The default is null: Croston's estimate where demands are frequent and alike, less than 1.32 steps apart with a squared coefficient of
    /// variation below 0.49, otherwise that of Syntetos and Boylan (Syntetos, Boylan and Croston 2005).
    /// </value>
    public IntermittentMethod? Method { get; init; }

    /// <summary>Gets the weight of a new demand in the size.</summary>
    /// <value>Above 0, at most 1. The default is 0.1.</value>
    public double SizeWeight
    {
        get;
        init => field = Weight(value);
    } = 0.1;

    /// <summary>Gets the weight of a new interval, or of a step in the probability of a demand.</summary>
    /// <value>Above 0, at most 1. The default is 0.1.</value>
    public double TimeWeight
    {
        get;
        init => field = Weight(value);
    } = 0.1;

    /// <inheritdoc/>
    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        return new IntermittentModel(this, history, options.Horizon.MaxSteps(history.Grid), options.Quantiles);
    }

    private static double Weight(double value) =>
        value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A weight is above 0 and at most 1.");
}
