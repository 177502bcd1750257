using Forecasting.Accuracy.Suites;
using Forecasting.Calendars;
using Forecasting.Evaluation;
using Forecasting.Preparation;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Accuracy.Holidays;

/// <summary>A data set on which the worth of holidays is measured: its region, its plan and how it is read.</summary>
/// <param name="Title">What the set is.</param>
/// <param name="Protocol">The test days, the origins and the weather, in words.</param>
/// <param name="Region">The region of its holidays.</param>
/// <param name="Plan">The origins.</param>
/// <param name="Read">Reads the panel, with a region or none.</param>
internal sealed record HolidayEffectSet(string Title, string Protocol, string Region, RollingOrigin Plan, Func<SuiteRun, string?, RegularPanel> Read)
{
    private const int DaysBetweenFits = 366;

    private static readonly DateTimeZone Melbourne = Places.Zone("Australia/Melbourne");
    private static readonly DateTimeZone Zurich = Places.Zone("Europe/Zurich");

    /// <summary>Gets the sets.</summary>
    public static IReadOnlyList<HolidayEffectSet> All { get; } =
    [
        new(
            "Victoria (`vic_elec`)",
            "every day of 2014 from midnight; 24 hours, actual temperature",
            "AU-VIC",
            Midnights(365, Melbourne.At(2015, 1, 1)),
            (run, region) => SeriesPanel.ReadCsv(run.PathOf("vic_elec.csv.gz"), new SeriesSchema
            {
                Time = "Time_utc",
                Target = "Demand",
                KnownInAdvance = "Temperature",
                Zone = Melbourne,
                HolidayRegion = region,
            }).Prepare(new PreparationOptions { AggregateTo = Frequency.Hours(1), TargetAggregation = Preparation.Aggregation.Mean })),
        new(
            "Switzerland (`entsoe_ch_load`)",
            "every day of 2018 and 2019 from noon of the day before; no weather",
            "CH",
            Midnights(730, Zurich.At(2020, 1, 1)) with { Gate = LocalTime.Noon },
            SwissSuite.ReadLoad),
        new(
            "PJM, Pittsburgh (DUQ)",
            "every day from 2016-01-01 to 2018-07-31 from midnight; 24 hours, no weather",
            "US-PA",
            Midnights(943, NewYorkData.Zone.At(2018, 8, 1)),
            (run, region) => ReadPjm(run, "DUQ", region)),
        new(
            "PJM East (PJME)",
            "every day from 2010 to 2012 from midnight; 24 hours, no weather",
            "US",
            Midnights(1096, NewYorkData.Zone.At(2013, 1, 1)),
            (run, region) => ReadPjm(run, "PJME", region)),
        new(
            "New York City (`nyc_energy`)",
            "every day from 2016-08-10 to 2017-08-09 from midnight; 24 hours, actual weather",
            "US-NY",
            Midnights(365, NewYorkData.Zone.At(2017, 8, 10)),
            (run, region) => NewYorkData.Read(run, Weather.Actual, region)),
    ];

    /// <summary>Gets the regions whose shares decide what a holiday of the set is: all of a country alike, or none for a part of one.</summary>
    public RegionShares? Shares => RegionShares.OfParts(Region);

    private static RollingOrigin Midnights(int days, Instant end) => new()
    {
        Horizon = Horizon.Hours(24),
        Step = Horizon.Days(1),
        Folds = days,
        RefitEvery = DaysBetweenFits,
        End = end,
    };

    private static RegularPanel ReadPjm(SuiteRun run, string zone, string? region)
    {
        using Stream rows = CsvExcerpt.Open(run.PathOf("pjm_hourly_zones.csv.gz"), line => line.StartsWith(zone + ",", StringComparison.Ordinal));
        var schema = new SeriesSchema
        {
            Time = "Datetime",
            Target = "MW",
            Keys = "zone",
            Stamp = IntervalStamp.End,
            Zone = NewYorkData.Zone,
            ClockChange = LocalTimeRule.ByOrder,
            HolidayRegion = region,
        };
        return SeriesTable.ReadCsvStream(rows, schema).ToPanel().Prepare();
    }
}
