namespace Forecasting.Forecasters.Naive;

/// <summary>Forecasts that the last known value stays.</summary>
/// <remarks>
/// It is looked for in eight days of shorter steps, weeks of days, or years of weeks, months or quarters before the origin. A series
/// that ended longer ago is not forecast: its points are <see cref="double.NaN"/>.
/// </remarks>
public sealed class NaiveForecaster : PointForecaster
{
    /// <inheritdoc/>
    public override string Name => "naive";

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new SeasonalAverageModel(1, 1, SeasonalAverageModel.SeasonsBack * DefaultSeason.Of(history.Frequency));
    }
}
