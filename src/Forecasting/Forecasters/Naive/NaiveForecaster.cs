namespace Forecasting.Forecasters.Naive;

/// <summary>Forecasts that the last known value stays.</summary>
public sealed class NaiveForecaster : PointForecaster
{
    /// <inheritdoc/>
    public override string Name => "naive";

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken) =>
        new SeasonalAverageModel(1, 1);
}
