namespace Forecasting.Forecasters.Naive;

/// <summary>Forecasts the value of one season before: the same hour of the last day, say.</summary>
/// <remarks>
/// Beyond one season the last season is repeated. A value that is missing is taken from the season before it, for eight seasons
/// more; a series that ended longer before the origin is not forecast: its points are <see cref="double.NaN"/>.
/// </remarks>
public sealed class SeasonalNaiveForecaster : PointForecaster
{
    /// <inheritdoc/>
    public override string Name => Season is null ? "seasonal-naive" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"seasonal-naive-{Season}");

    /// <summary>Gets the length of the season in steps.</summary>
    /// <value>At least 1. The default is null: a day where the steps are shorter, otherwise a year of months or quarters, a week of days.</value>
    public int? Season
    {
        get;
        init
        {
            if (value is { } steps) ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
            field = value;
        }
    }

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new SeasonalAverageModel(Season ?? DefaultSeason.Of(history.Frequency), 1);
    }
}
