using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Testing.Tests;

public sealed class SyntheticLoadTests
{
    private static readonly SyntheticLoadOptions Panel = new()
    {
        Series = 6,
        Kinds = Enum.GetValues<SyntheticLoadKind>(),
        Start = new LocalDate(2023, 2, 1),
        End = new LocalDate(2023, 4, 15),
        Faults = new()
        {
            MissingRuns = 9,
            EmptyRuns = 8,
            EmptyTemperatureRuns = 3,
            IdenticalDuplicates = 7,
            DifferentDuplicates = 6,
            StuckRuns = 5,
            StuckSteps = 20,
            ZeroRuns = 4,
            Spikes = 6,
            LevelShifts = 2,
            Outages = 3,
            LateStarts = 1,
            EarlyEnds = 1,
        },
    };

    public static TheoryData<SpringLayout, AutumnLayout, string, int> Layouts { get; } = MakeLayouts();

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Generate_OtherCulture_SameBytes(string culture)
    {
        var expected = Csv(SyntheticLoad.Generate(Panel));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Csv(SyntheticLoad.Generate(Panel)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Generate_OtherSeed_OtherTable() =>
        Assert.NotEqual(Csv(SyntheticLoad.Generate(Panel)), Csv(SyntheticLoad.Generate(Panel with { Seed = 2 })));

    [Fact]
    public void Generate_MoreSeriesAndOtherFaults_KeepsTrueDemandOfTheFirst()
    {
        var few = SyntheticLoad.Generate(Panel);
        var many = SyntheticLoad.Generate(Panel with { Series = 9, Faults = SyntheticFaults.None });
        for (var s = 0; s < few.Series.Count; s++)
            Assert.Equal(few.Series[s].Demand, many.Series[s].Demand);
    }

    [Fact]
    public void Generate_NoFaults_ShowsTheTruth()
    {
        var load = SyntheticLoad.Generate(Panel with { Faults = SyntheticFaults.None });
        Assert.Equal(load.Series.Sum(series => series.Count), load.Count);
        Assert.Equal(load.TrueDemand, load.Demand);
        Assert.All(load.Truth, fault => Assert.Equal(SyntheticFaultKind.SpringAbsent, fault.Kind));
    }

    [Fact]
    public void Generate_Faults_HaveTheCountsAskedFor()
    {
        var counts = SyntheticLoad.Generate(Panel).Truth.GroupBy(fault => fault.Kind).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(9, counts[SyntheticFaultKind.MissingRows]);
        Assert.Equal(8, counts[SyntheticFaultKind.EmptyDemand]);
        Assert.Equal(3, counts[SyntheticFaultKind.EmptyTemperature]);
        Assert.Equal(7, counts[SyntheticFaultKind.IdenticalDuplicate]);
        Assert.Equal(6, counts[SyntheticFaultKind.DifferentDuplicate]);
        Assert.Equal(5, counts[SyntheticFaultKind.Stuck]);
        Assert.Equal(4, counts[SyntheticFaultKind.ZeroForMissing]);
        Assert.Equal(6, counts[SyntheticFaultKind.Spike]);
        Assert.Equal(2, counts[SyntheticFaultKind.LevelShift]);
        Assert.Equal(3, counts[SyntheticFaultKind.Outage]);
        Assert.Equal(1, counts[SyntheticFaultKind.LateStart]);
        Assert.Equal(1, counts[SyntheticFaultKind.EarlyEnd]);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Truth_AnyLayoutZoneAndStep_ExplainsEveryDifference(SpringLayout spring, AutumnLayout autumn, string zone, int minutes)
    {
        foreach (var order in Enum.GetValues<SyntheticRowOrder>())
        {
            TruthCheck.Explains(SyntheticLoad.Generate(Panel with
            {
                Series = 4,
                End = new LocalDate(2023, 11, 20),
                Zone = zone,
                Step = Duration.FromMinutes(minutes),
                Spring = spring,
                Autumn = autumn,
                Order = order,
                FutureSteps = 30,
            }));
        }
    }

    [Theory]
    [InlineData(SpringLayout.Absent, AutumnLayout.Twice, 0, 2)]
    [InlineData(SpringLayout.Absent, AutumnLayout.Once, 0, 1)]
    [InlineData(SpringLayout.Empty, AutumnLayout.None, 1, 0)]
    [InlineData(SpringLayout.Empty, AutumnLayout.Summed, 1, 1)]
    public void Labels_ClockChange_FollowTheLayout(SpringLayout spring, AutumnLayout autumn, int springRows, int autumnRows)
    {
        var load = SyntheticLoad.Generate(new SyntheticLoadOptions { End = new LocalDate(2023, 1, 1), Spring = spring, Autumn = autumn });
        var labels = load.Labels.ToArray();
        var (gap, twice) = (new LocalDateTime(2022, 3, 13, 2, 0), new LocalDateTime(2022, 11, 6, 1, 0));
        Assert.Equal(springRows, labels.Count(label => label == gap));
        Assert.Equal(autumnRows, labels.Count(label => label == twice));
        if (springRows == 1)
            Assert.True(double.IsNaN(load.Demand[Array.IndexOf(labels, gap)]));
        if (autumn == AutumnLayout.Summed)
        {
            var r = Array.IndexOf(labels, twice);
            var step = (int)((load.Times[r] - load.Series[0].Start) / Duration.FromHours(1));
            // Three decimals are kept; the sum of two rounded numbers is rounded again.
            Assert.Equal(load.Series[0].Demand[step] + load.Series[0].Demand[step + 1], load.Demand[r], 1e-9);
        }
    }

    [Fact]
    public void Demand_HalfHours_HoldHalfTheEnergyAndTheSamePower()
    {
        var options = new SyntheticLoadOptions { Series = 2, Kinds = [SyntheticLoadKind.City, SyntheticLoadKind.Office], Noise = 0 };
        var hours = SyntheticLoad.Generate(options);
        var halves = SyntheticLoad.Generate(options with { Step = Duration.FromMinutes(30) });
        // The weather of another step is another draw, so the means agree only roughly.
        Assert.Equal(1, Mean(halves.Series[0].Demand) / Mean(hours.Series[0].Demand), 0.03);
        Assert.Equal(0.5, Mean(halves.Series[1].Demand) / Mean(hours.Series[1].Demand), 0.03);
    }

    [Fact]
    public void Demand_NothingButLevel_IsFlat()
    {
        var load = SyntheticLoad.Generate(new SyntheticLoadOptions
        {
            BaseLevel = 100,
            GrowthPerYear = 0,
            DailyShape = 0,
            WeeklyShape = 0,
            YearlyShape = 0,
            HeatingSlope = 0,
            CoolingSlope = 0,
            Noise = 0,
        });
        Assert.All(load.Demand.ToArray(), value => Assert.Equal(100, value));
    }

    [Fact]
    public void Temperature_SouthernLatitude_IsWarmInJanuary()
    {
        var load = SyntheticLoad.Generate(new SyntheticLoadOptions { Zone = "Australia/Melbourne", Latitude = -37.8 });
        var (january, july) = (MeanOfMonth(load, 1), MeanOfMonth(load, 7));
        Assert.True(january > july + 15, $"{january} in January, {july} in July");
    }

    [Theory]
    [InlineData(SyntheticTimeText.Local)]
    [InlineData(SyntheticTimeText.Offset)]
    [InlineData(SyntheticTimeText.Utc)]
    public void WriteCsv_AnyTimeText_ReadsBack(SyntheticTimeText text)
    {
        var load = SyntheticLoad.Generate(Panel with { Start = new LocalDate(2023, 10, 1), End = new LocalDate(2023, 12, 1) });
        var lines = Csv(load, new() { TimeText = text, TrueDemand = "true", Humidity = "humidity", Holiday = "holiday" }).Split('\n');
        Assert.Equal("series,kind,timestamp,demand,true,temp,humidity,holiday", lines[0]);
        Assert.Equal(load.Count + 2, lines.Length);
        Assert.Equal("", lines[^1]);
        for (var r = 0; r < load.Count; r++)
        {
            var cells = lines[r + 1].Split(',');
            Assert.Equal(load.Series[load.SeriesIndexes[r]].Key, cells[0]);
            Assert.True(IsTime(cells[2], text, load, r), lines[r + 1]);
            Assert.Equal(load.Demand[r], Number(cells[3]));
            Assert.Equal(load.TrueDemand[r], Number(cells[4]));
            Assert.Equal(load.Temperature[r], Number(cells[5]));
            Assert.Equal(load.Humidity[r], Number(cells[6]));
            Assert.Equal(load.Holidays[r] ? "1" : "0", cells[7]);
        }
    }

    [Fact]
    public void WriteCsv_LabelsThatDoNotExistWithOffset_AreRefused()
    {
        var load = SyntheticLoad.Generate(Panel with { Spring = SpringLayout.Empty });
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => load.WriteCsv(writer, new() { TimeText = SyntheticTimeText.Offset }));
    }

    private static TheoryData<SpringLayout, AutumnLayout, string, int> MakeLayouts()
    {
        var data = new TheoryData<SpringLayout, AutumnLayout, string, int>();
        foreach (var spring in Enum.GetValues<SpringLayout>())
        {
            foreach (var autumn in Enum.GetValues<AutumnLayout>())
            {
                data.Add(spring, autumn, "America/New_York", 60);
                data.Add(spring, autumn, "Europe/Berlin", 15);
            }
        }
        data.Add(SpringLayout.Empty, AutumnLayout.Summed, "Australia/Lord_Howe", 30);
        data.Add(SpringLayout.Empty, AutumnLayout.Summed, "Australia/Lord_Howe", 60);
        data.Add(SpringLayout.Absent, AutumnLayout.Twice, "Asia/Kolkata", 60);
        return data;
    }

    private static bool IsTime(string cell, SyntheticTimeText text, SyntheticLoad load, int r) => text switch
    {
        SyntheticTimeText.Local => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss").Parse(cell).Value == load.Labels[r],
        SyntheticTimeText.Offset => OffsetDateTimePattern.ExtendedIso.Parse(cell).Value is var stamp && stamp.ToInstant() == load.Times[r] && stamp.LocalDateTime == load.Labels[r],
        _ => InstantPattern.ExtendedIso.Parse(cell).Value == load.Times[r],
    };

    private static double Number(string cell) => cell.Length == 0 ? double.NaN : double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Csv(SyntheticLoad load, SyntheticCsvFormat? format = null)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        load.WriteCsv(writer, format);
        return writer.ToString();
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    private static double MeanOfMonth(SyntheticLoad load, int month)
    {
        var labels = load.Labels.ToArray();
        return load.Temperature.ToArray().Where((_, r) => labels[r].Month == month).Average();
    }
}
