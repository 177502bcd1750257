using Forecasting.Forecasters.Naive;
using Forecasting.Forecasters.Regression;
using Forecasting.Numerics;
using Forecasting.Preparation;

namespace Forecasting.Forecasters.SimilarDay;

/// <summary>Forecasts each day by the past days that were most like it, moved to the level of the last week.</summary>
/// <remarks>
/// <para>
/// Alike are days of one type (weekday, weekend, holiday, and which), near in the season, with like temperatures on the day, the day and the
/// week before where the panel has such a column known in advance, and after a week of a like level (Weron 2006, section 3.4.1). The nearest
/// weigh most.
/// </para>
/// <para>
/// Days are those of the zone. The weather of a day counts as far as it is known. Where steps are longer than a day, or no day is to be
/// found, the forecast is that of the seasonal naive method.
/// </para>
/// </remarks>
public sealed class SimilarDayForecaster : PointForecaster
{
    /// <inheritdoc/>
    public override string Name => "similar-day";

    /// <summary>Gets how many days are averaged.</summary>
    /// <value>From 1 to 365. The default is 6.</value>
    public int Days
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 365);
            field = value;
        }
    } = 6;

    /// <summary>Gets how many years back a day may lie.</summary>
    /// <value>From 1 to 20. The default is 3.</value>
    public int YearsBack
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 20);
            field = value;
        }
    } = 3;

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        var fallback = new SeasonalAverageModel(DefaultSeason.Of(history.Frequency), 1);
        int perDay = SimilarDays.CellsPerDay(history.Frequency);
        if (perDay == 0) return fallback;
        string? driver = DrivingColumn.Of(history);
        return new SimilarDayModel(fallback, perDay, (Days, YearsBack))
        {
            Kinds = DayKinds.Of(history.Schema.HolidayRegion),
            Driver = driver,
            DriverSpread = driver is null ? 1 : Spread(history, driver),
            IsRelative = TargetScale.SuitsLogarithm(history),
        };
    }

    private static double Spread(RegularPanel history, string driver)
    {
        var moments = default(RunningMoments);
        int column = history.IndexOfColumn(driver);
        for (int s = 0; s < history.SeriesCount; s++)
        {
            ReadOnlySpan<double> values = history.Covariate(s, column);
            foreach (double value in values[..Math.Min(values.Length, history.HistoryLength(s))]) moments.Add(value);
        }

        return moments.Deviation > 0 ? moments.Deviation : 1;
    }
}
