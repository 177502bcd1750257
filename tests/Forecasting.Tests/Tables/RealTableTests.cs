using Forecasting.Tables;
using Forecasting.Tests.Preparation.Examination;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Tables;

/// <summary>Public data sets as their owners wrote them, each read with a schema alone; the counts are those that were counted by other means.</summary>
public class RealTableTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly DateTimeZone Eastern = DateTimeZoneProviders.Tzdb["Etc/GMT+5"];
    private static readonly DateTimeZone Zurich = DateTimeZoneProviders.Tzdb["Europe/Zurich"];

    public static TheoryData<RealTable> Tables() =>
    [
        // Four rows of hours that clocks skip, all empty.
        new RealTable("nyc_energy.csv.gz", Schema("timeStamp", "demand", NewYork) with { KnownInAdvance = ["temp", "precip"], ClockChange = LocalTimeRule.ByOrder }, 1, 49_205, 49_201) { Missing = 77 },
        new RealTable("gefcom2014_load.csv.gz", Schema("TIMESTAMP", "LOAD", Eastern) with
        {
            Keys = "ZONEID", KnownInAdvance = [.. Enumerable.Range(1, 25).Select(i => $"w{i}")], Stamp = IntervalStamp.End,
        }, 1, 96_408, 96_408) { Missing = 35_064 },
        new RealTable("gefcom2014_extended.csv.gz", Schema(["Date", "Hour"], "load", Eastern) with { KnownInAdvance = "T", Stamp = IntervalStamp.End }, 1, 96_432, 96_432) { Missing = 17_544 },
        new RealTable("gefcom2014_extended_fev_gfc14.csv", Schema("timestamp", "load", Eastern) with { Stamp = IntervalStamp.End }, 1, 17_520, 17_520),
        new RealTable("vic_elec.csv.gz", Schema("Time_local", "Demand", null) with { KnownInAdvance = "Temperature" }, 1, 52_608, 52_608),
        new RealTable("vic_elec.csv.gz", Schema("Time_utc", "Demand", null), 1, 52_608, 52_608),
        new RealTable("vic_electricity_skforecast.csv.gz", Schema("Time", "Demand", null), 1, 52_608, 52_608),
        // Twelve autumn rows that hold the sum of two hours, twelve spring rows of hours that clocks skip.
        new RealTable("isone_2003_2014.csv.gz", Schema(["date", "hour"], "demand", NewYork) with { Stamp = IntervalStamp.End, ClockChange = LocalTimeRule.SplitSum }, 1, 103_776, 103_776),
        new RealTable("isone_2003_2014.csv.gz", Schema(["year", "month", "day", "hour"], "demand", Eastern) with { Stamp = IntervalStamp.End }, 1, 103_776, 103_776),
        new RealTable("isone_resnetplus_published_predictions.csv", Schema(["date", "hour"], "demand", Eastern) with { ObservedOnly = "pred_r1s1" }, 1, 8_760, 8_760),
        new RealTable("cambridge_electricity_2008_2010.csv.gz", Schema("datetime", "equipment load [kWh]", DateTimeZone.Utc) with { Keys = "building_id" }, 107, 2_507_568, 2_507_568),
        new RealTable("cambridge_weather_bedford_2008_2010.csv", Schema("datetime", "air_temperature [degC]", DateTimeZone.Utc), 1, 26_304, 26_304),
        new RealTable("pjm_hourly_zones.csv.gz", Schema("Datetime", "MW", NewYork) with { Keys = "zone", Stamp = IntervalStamp.End, ClockChange = LocalTimeRule.ByOrder }, 12, 1_090_167, 1_090_167),
        new RealTable("entsoe_ch_load.csv.gz", Schema("Time (CET/CEST)", "Actual Total Load [MW] - BZN|CH", Zurich) with
        {
            ObservedOnly = "Day-ahead Total Load Forecast [MW] - BZN|CH", ClockChange = LocalTimeRule.Parse("spring=drop-empty,twice=by-order"),
        }, 1, 84_729, 84_719) { Options = new() { MissingWords = ["N/A"] }, Missing = 1 },
        // A number of a step stands for a second here: the set has no times.
        new RealTable("extra/m4_hourly_train.csv.gz", Schema("step", "value", null) with { Keys = "series" }, 414, (245 * 960) + (169 * 700), (245 * 960) + (169 * 700)) { Options = new() { TimeFormat = "unix-s" } },
        new RealTable("extra/m4_hourly_test.csv", Schema("step", "value", null) with { Keys = "series" }, 414, 414 * 48, 414 * 48) { Options = new() { TimeFormat = "unix-s" } },
        new RealTable("extra/ETTh1.csv.gz", Schema("date", "OT", DateTimeZone.Utc) with { ObservedOnly = ["HUFL", "HULL"] }, 1, 17_420, 17_420),
        new RealTable("extra/ETTh2.csv.gz", Schema("date", "OT", DateTimeZone.Utc), 1, 17_420, 17_420),
        new RealTable("extra/uci_electricity_10_clients.csv.gz", Schema("datetime", "usage", DateTimeZone.Utc) with { Keys = "customer_id", Static = "group_id" }, 10, 262_810, 262_810),
        new RealTable("extra/openstef_substations.csv.gz", Schema("index", "load", null) with { Keys = "pid", KnownInAdvance = ["temp", "radiation"], ObservedOnly = "APX" }, 4, 46_084, 46_084),
        new RealTable("extra/sgsc_households_10.csv.gz", Schema("reading_datetime", "general_supply_kwh", DateTimeZone.Utc) with { Keys = "customer_id" }, 10, 293_874, 293_874),
        new RealTable("extra/opsd_de_2018.csv.gz", Schema("utc_timestamp", "DE_load_actual_entsoe_transparency", null), 1, 8_784, 8_784),
        new RealTable("extra/opsd_de_2018.csv.gz", Schema("cet_cest_timestamp", "DE_load_actual_entsoe_transparency", null), 1, 8_784, 8_784),
    ];

    [Theory]
    [MemberData(nameof(Tables), DisableDiscoveryEnumeration = true)]
    public void ReadCsv_PublicDataSet_HasAllItsRows(RealTable real)
    {
        string? folder = Environment.GetEnvironmentVariable("FORECASTING_DATA");
        Assert.SkipWhen(folder is null, "FORECASTING_DATA does not name the folder of the public data sets.");
        string path = Path.Combine(folder, real.File);
        Assert.SkipUnless(File.Exists(path), $"{real.File} is not among the public data sets.");
        SeriesTable table = SeriesTable.ReadCsv(path, real.Schema, real.Options, TestContext.Current.CancellationToken);
        Assert.Equal(real.Rows, table.RowCount);
        SeriesPanel panel = table.Panel();
        Assert.Equal(real.Series, panel.SeriesCount);
        Assert.Equal(real.Placed, panel.RowCount);
        if (real.Missing < 0) return;
        int missing = 0;
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            foreach (double value in panel.Target(s)) missing += double.IsNaN(value) ? 1 : 0;
        }

        Assert.Equal(real.Missing, missing);
    }

    [Fact]
    public void ReadCsv_IntervalTexts_AreTakenAtTheirStartAndTold()
    {
        SeriesTable table = TableCases.Csv(
            "\"Time (CET/CEST)\",\"load\"\n\"01.01.2015 00:00 - 01.01.2015 01:00\",\"7673\"\n\"01.01.2015 01:00 - 01.01.2015 02:00\",\"N/A\"\n",
            Schema("Time (CET/CEST)", "load", Zurich), new() { MissingWords = ["N/A"] });
        Assert.Equal(["TIM-028", "TIM-029"], table.Findings.Select(finding => finding.Code));
        SeriesPanel panel = table.Panel();
        Assert.Equal(Instant.FromUtc(2014, 12, 31, 23, 0), panel.TimeAt(0, 0));
        SeriesTable declared = TableCases.Csv(
            "time,load\n\"01/02/2015 00:00 - 01/02/2015 01:00\",1\n", TableCases.Plain, new() { TimeFormat = "dd/MM/uuuu HH:mm" });
        Assert.Equal(Instant.FromUtc(2015, 2, 1, 0, 0), declared.Panel().TimeAt(0, 0));
    }

    [Theory]
    [InlineData("y,m,d,h", "2024,12,31,24", "2025-01-01T00:00:00Z")]
    [InlineData("y,m,d", "2024,2,29", "2024-02-29T00:00:00Z")]
    [InlineData("y,m,d,h,n,s", "2024,2,29,23,59,58", "2024-02-29T23:59:58Z")]
    [InlineData("date,h", "2024/2/29,1", "2024-02-29T01:00:00Z")]
    [InlineData("date,h,n", "29.02.2024,1,30", "2024-02-29T01:30:00Z")]
    [InlineData("date,clock", "2024-02-29,13:30", "2024-02-29T13:30:00Z")]
    [InlineData("date,clock", "2024-02-29, 13:30+01:00", "2024-02-29T12:30:00Z")]
    [InlineData("date,clock", "2024-02-29,24:00", "2024-03-01T00:00:00Z")]
    public void ReadCsv_TimeInSeveralColumns_IsPutTogether(string names, string cells, string expected)
    {
        Assert.Equal(expected, NodaTime.Text.InstantPattern.General.Format(Parts(names, cells).Panel().TimeAt(0, 0)));
    }

    [Theory]
    [InlineData("y,m,d,h", "2024,2,30,1", "TIM-025", "year 2024, month 2, day 30")]
    [InlineData("y,m,d,h", "2024,2,29,25", "TIM-013", "stream(2) h")]
    [InlineData("date,h", "2024-02-29,25", "TIM-013", "'25'")]
    [InlineData("date,h,n", "2024-02-29,24,1", "TIM-013", "stream(2) n")]
    [InlineData("date,h,n", "2024-02-29,one,1", "TIM-026", "'one'")]
    [InlineData("date,h", ",1", "TIM-025", "empty")]
    public void ReadCsv_TimeInSeveralColumns_ThatIsNone_IsRefused(string names, string cells, string code, string message)
    {
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => Parts(names, cells));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static SeriesTable Parts(string names, string cells) =>
        TableCases.Csv($"{names},load\n{cells},1\n", TableCases.Plain with { Time = names.Split(',') });

    private static SeriesSchema Schema(ColumnNames time, string target, DateTimeZone? zone) => new() { Time = time, Target = target, Zone = zone };
}
