using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Accuracy.Suites;

/// <summary>New York City, 2012 to 2017, with temperature and precipitation.</summary>
internal static class NewYorkData
{
    /// <summary>Gets the zone.</summary>
    public static DateTimeZone Zone { get; } = Places.Zone("America/New_York");

    /// <summary>Gets the end of the last hour that is scored: the demand after it is empty.</summary>
    public static Instant End { get; } = Zone.At(2017, 8, 10, 6);

    /// <summary>Reads the panel.</summary>
    public static RegularPanel Read(SuiteRun run, Weather weather, string? holidays = "US-NY") => SeriesPanel.ReadCsv(run.PathOf("nyc_energy.csv.gz"), new SeriesSchema
    {
        Time = "timeStamp",
        Target = "demand",
        KnownInAdvance = weather == Weather.Actual ? ["temp", "precip"] : ColumnNames.None,
        Zone = Zone,
        // Clocks forward: an empty row or none. Clocks back: one row; the hour that is absent is not scored.
        ClockChange = LocalTimeRule.ByOrder,
        HolidayRegion = holidays,
    }).Prepare();
}
