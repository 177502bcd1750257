namespace Forecasting.Forecasters.Naive;

/// <summary>Forecasts the mean of the same point of the last seasons.</summary>
/// <remarks>
/// Seasons without the point are passed over, up to eight; the mean is of those that are found. A series without any is not forecast:
/// its points are <see cref="double.NaN"/>.
/// </remarks>
public sealed class SeasonalAverageForecaster : PointForecaster
{
    /// <inheritdoc/>
    public override string Name => "seasonal-average";

    /// <summary>Gets the length of the season in steps.</summary>
    /// <value>At least 1. The default is null: a week where the steps are shorter than a day, otherwise as for the seasonal naive.</value>
    public int? Season
    {
        get;
        init
        {
            if (value is { } steps) ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
            field = value;
        }
    }

    /// <summary>Gets how many seasons are averaged.</summary>
    /// <value>At least 1. The default is 4.</value>
    public int Seasons
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 4;

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        int day = history.Frequency.StepsPerDay;
        return new SeasonalAverageModel(Season ?? (day > 0 ? 7 * day : DefaultSeason.Of(history.Frequency)), Seasons);
    }
}
