using System.Diagnostics;
using CsCheck;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Time;

public class FrequencyInferenceTests
{
    private const long Second = NodaConstants.TicksPerSecond;
    private const long Minute = NodaConstants.TicksPerMinute;
    private const long Hour = NodaConstants.TicksPerHour;
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly string[] AllSteps =
    [
        "PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT1H", "PT2H", "PT3H", "PT6H", "PT12H", "PT30S", "P1D", "P1W", "P2W", "P1M", "P3M", "P1Y",
        "P1M/end", "P3M/end", "P1D/business",
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Sao_Paulo")]
    public void Infer_CompleteSeries_FindsEveryStepWithConfidence(string? id)
    {
        var zone = id is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[id];
        foreach (var text in AllSteps)
        {
            var grid = Grid(text, zone, new LocalDate(2016, 12, 30));
            var evidence = FrequencyInference.Infer(Ticks(grid, grid.FloorIndex(Instant.FromUtc(1975, 1, 1, 0, 0)), 120), id is null ? null : zone);
            Assert.True(evidence.Frequency == grid.Frequency, $"{text} {id}: {evidence.Frequency} {evidence.Explanation}");
            Assert.True(evidence.Confidence > 0.95, $"{text}: {evidence.Confidence}");
            Assert.Equal(0, evidence.OffGridRows);
            Assert.Equal(120, evidence.DistinctTimes);
            Assert.Equal(grid, TimeGrid.AlignedTo(evidence.Frequency!, zone, Instant.FromUnixTimeTicks(evidence.SampleTicks)));
        }
    }

    [Fact]
    public void Infer_RowsLeftOutAndRepeated_FindsTheStep() =>
        Gen.Select(Gen.Int[0, AllSteps.Length - 1], Gen.Double[0.4, 1], Gen.Bool, Gen.UInt, Gen.Int[0, 2000]).Sample(
            (step, keep, inZone, seed, offset) =>
            {
                var zone = inZone ? Berlin : DateTimeZone.Utc;
                var grid = Grid(AllSteps[step], zone, new LocalDate(2016, 12, 30));
                var first = grid.FloorIndex(Instant.FromUtc(1901, 1, 1, 0, 0)) + (grid.Frequency.NominalDuration < Duration.FromDays(5) ? offset : 0);
                var random = new Random((int)(seed % int.MaxValue));
                var kept = new List<long>();
                foreach (var ticks in Ticks(grid, first, 300))
                {
                    for (var copies = random.NextDouble() < keep ? random.NextDouble() < 0.05 ? 2 : 1 : 0; copies > 0; copies--)
                        kept.Add(ticks);
                }

                var evidence = FrequencyInference.Infer(kept.ToArray(), inZone ? zone : null);
                if (evidence.Frequency != grid.Frequency)
                    Assert.Fail($"{grid.Frequency} kept {keep}: {evidence.Frequency} {evidence.Explanation}");
                return evidence.Confidence > 0.6 && evidence.DuplicatedRows == kept.Count - evidence.DistinctTimes;
            },
            iter: 2000);

    [Fact]
    public void Infer_OutageOfAYear_KeepsTheStep()
    {
        var ticks = Enumerable.Range(0, 20_000).Where(i => i is < 3000 or > 11_760).Select(i => i * Hour).ToArray();
        var evidence = FrequencyInference.Infer(ticks);
        Assert.Equal(Frequency.Hours(1), evidence.Frequency);
        Assert.True(evidence.Confidence > 0.95);
    }

    [Fact]
    public void Infer_OfficeHoursOnly_IsHourly()
    {
        var ticks = Enumerable.Range(0, 24 * 365).Where(h => h % 24 is >= 8 and < 17 && h / 24 % 7 < 5).Select(h => h * Hour).ToArray();
        Assert.Equal(Frequency.Hours(1), FrequencyInference.Infer(ticks).Frequency);
    }

    [Fact]
    public void Infer_LocalLabelsOverClockChanges_AreHourly()
    {
        // Labels of a year: the spring hour is absent, the autumn hour is there twice.
        var labels = Enumerable.Range(0, 8784).Select(h => Instant.FromUtc(2024, 1, 1, 0, 0) + Duration.FromHours(h))
            .Select(t => LocalTicks.FromDateTime(t.InZone(Berlin).LocalDateTime)).Order().ToArray();
        var evidence = FrequencyInference.Infer(labels);
        Assert.Equal(Frequency.Hours(1), evidence.Frequency);
        Assert.Equal(1, evidence.DuplicatedRows);
    }

    [Theory]
    [InlineData(new[] { 10, 20 }, 40)]
    [InlineData(new[] { 10, 20 }, 3)]
    [InlineData(new[] { 600, 840 }, 40)]
    [InlineData(new[] { 15, 15, 15, 15, 60, 60, 60, 60 }, 40)]
    public void Infer_TwoStepsInTurn_IsAmbiguousWithCandidates(int[] minutes, int repeats)
    {
        var ticks = new List<long> { 0 };
        for (var i = 0; i < repeats * minutes.Length; i++)
            ticks.Add(ticks[^1] + (minutes[i % minutes.Length] * Minute));
        var evidence = FrequencyInference.Infer(ticks.ToArray());
        Assert.Null(evidence.Frequency);
        Assert.True(evidence.Confidence < 0.5);
        Assert.True(evidence.Candidates.Count >= 2, evidence.Explanation);
        Assert.Contains("Candidates", evidence.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 2, 4, 6, 8, 10, 11)]
    [InlineData(0, 2, 4, 6, 8, 10, 13)]
    [InlineData(0, 1, 3, 5, 7, 9, 11)]
    public void Infer_FewWholeMinutesBesideALongerStep_AreNotItsJitter(params int[] minutes)
    {
        var evidence = FrequencyInference.Infer(minutes.Select(minute => minute * Minute).ToArray());
        Assert.True(evidence.Frequency is null || evidence.Frequency == Frequency.Minutes(1), evidence.Explanation);
    }

    [Fact]
    public void Infer_IrregularEvents_IsAmbiguous()
    {
        var random = new Random(3);
        var ticks = new List<long> { 0 };
        for (var i = 0; i < 500; i++)
            ticks.Add(ticks[^1] + (random.Next(1, 100_000) * Second));
        Assert.Null(FrequencyInference.Infer(ticks.ToArray()).Frequency);
    }

    [Fact]
    public void Infer_FewRows_SaysWhy()
    {
        Assert.Contains("at least 3 distinct times", FrequencyInference.Infer([]).Explanation, StringComparison.Ordinal);
        Assert.Contains("there is 1", FrequencyInference.Infer([5, 5, 5, 5]).Explanation, StringComparison.Ordinal);
        var two = FrequencyInference.Infer([0, 0, Hour]);
        Assert.Equal((2, 1, null), (two.DistinctTimes, two.DuplicatedRows, two.Frequency));
        Assert.Equal(Frequency.Hours(1), FrequencyInference.Infer([0, Hour, 2 * Hour]).Frequency);
        Assert.Null(FrequencyInference.Infer([0, Hour, 3 * Hour]).Frequency);
    }

    [Fact]
    public void Infer_MonthEnds_AreNotThirtyDays()
    {
        AssertDays("P1M/end", new(2024, 1, 31), new(2024, 2, 29), new(2024, 3, 31), new(2024, 4, 30));
        AssertDays("P3M/end", new(2023, 3, 31), new(2023, 6, 30), new(2023, 9, 30), new(2023, 12, 31));
        AssertDays("P1M", new(2024, 1, 1), new(2024, 2, 1), new(2024, 3, 1));
        AssertDays("P1M", new(2024, 1, 30), new(2024, 2, 29), new(2024, 3, 30), new(2024, 4, 30), new(2024, 5, 30));
        AssertDays("P3M", new(2024, 1, 15), new(2024, 4, 15), new(2024, 7, 15));
        AssertDays("P1Y", new(2020, 2, 29), new(2021, 2, 28), new(2022, 2, 28), new(2024, 2, 29));
        AssertDays("P1Y", new(2021, 2, 28), new(2022, 2, 28), new(2023, 2, 28));
        AssertDays("P4W", new(2023, 2, 1), new(2023, 3, 1), new(2023, 3, 29), new(2023, 4, 26));
        AssertDays("P1W", new(2023, 2, 2), new(2023, 2, 9), new(2023, 2, 16), new(2023, 3, 2));
        AssertDays("P1D", new(2024, 2, 28), new(2024, 2, 29), new(2024, 3, 1));
    }

    [Theory]
    // Weekends left out by chance, or business days left out: 15 rows of 22 weekdays, 5 of 8.
    [InlineData("2024-03-01", "1111010110100110110101")]
    [InlineData("2024-03-04", "11001101")]
    public void Infer_SparseRowsThatSkipEveryWeekend_AreBusinessDaysOrNothing(string first, string kept)
    {
        LocalDate day = NodaTime.Text.LocalDatePattern.Iso.Parse(first).Value;
        var ticks = new List<long>();
        foreach (char mark in kept)
        {
            if (mark == '1') ticks.Add(day.AtMidnight().InUtc().ToInstant().ToUnixTimeTicks());
            day = day.PlusDays(day.DayOfWeek == IsoDayOfWeek.Friday ? 3 : 1);
        }

        Assert.All(
            new[] { null, DateTimeZone.Utc, DateTimeZoneProviders.Tzdb["Europe/Berlin"] },
            zone => Assert.NotEqual("P1D", FrequencyInference.Infer(ticks.ToArray(), zone).Frequency?.ToString() ?? "none"));
    }

    [Fact]
    public void Infer_BusinessDaysWithoutHolidays_AreNotDaily()
    {
        LocalDate[] holidays = [new(2024, 1, 1), new(2024, 3, 29), new(2024, 4, 1), new(2024, 5, 1), new(2024, 12, 25), new(2024, 12, 26)];
        var days = Enumerable.Range(0, 366).Select(i => new LocalDate(2024, 1, 1).PlusDays(i))
            .Where(d => d.DayOfWeek < IsoDayOfWeek.Saturday && !holidays.Contains(d)).ToArray();
        AssertDays("P1D/business", days);
        var evidence = FrequencyInference.Infer(Midnights(days));
        Assert.Equal(days.Length, evidence.DistinctTimes);
        Assert.Equal(0, evidence.OffGridRows);
        // Monday to Friday of one week show nothing about weekends.
        AssertDays("P1D", days[6..9]);
    }

    [Fact]
    public void Infer_StrayRows_AreCountedOffTheGrid()
    {
        var ticks = Enumerable.Range(0, 1000).Select(i => i * Hour).Append((77 * Hour) + (13 * Minute)).Append((500 * Hour) + Second).Order().ToArray();
        var evidence = FrequencyInference.Infer(ticks);
        Assert.Equal(Frequency.Hours(1), evidence.Frequency);
        Assert.Equal(2, evidence.OffGridRows);
        Assert.Equal(0, evidence.JitterSeconds);
        var daily = Enumerable.Range(0, 100).Select(i => i * 24 * Hour).Append((50 * 24 * Hour) + (7 * Hour)).Order().ToArray();
        Assert.Equal(Frequency.Days(1), FrequencyInference.Infer(daily).Frequency);
        Assert.Equal(1, FrequencyInference.Infer(daily).OffGridRows);
    }

    [Theory]
    [InlineData(15 * Minute, 0.003)]
    [InlineData(15 * Minute, 20)]
    [InlineData(Hour, 60)]
    [InlineData(24 * Hour, 300)]
    public void Infer_Jitter_IsMeasured(long step, double seconds)
    {
        var random = new Random(11);
        var start = Instant.FromUtc(2024, 1, 1, 0, 0).ToUnixTimeTicks();
        var ticks = new List<long>();
        for (var i = 0; i < 3000; i++)
        {
            if (random.NextDouble() < 0.8)
                ticks.Add(start + (i * step) + (long)((random.NextDouble() - 0.5) * Math.Sqrt(12) * seconds * Second));
        }

        var evidence = FrequencyInference.Infer(ticks.ToArray());
        Assert.Equal(step == 24 * Hour ? Frequency.Days(1) : Frequency.FromTicks(step), evidence.Frequency);
        // 2,400 draws give the standard deviation to about 1 %.
        Assert.Equal(seconds, evidence.JitterSeconds, 0.05 * seconds);
        Assert.Equal(0, evidence.DriftSecondsPerDay, 0.01 * seconds);
        Assert.True(evidence.OffGridRows > 0.95 * evidence.DistinctTimes);
        Assert.Equal(Duration.Zero, evidence.Phase);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Infer_ClockDrift_IsMeasured(bool wholeSeconds)
    {
        var ticks = Enumerable.Range(0, 96 * 100).Select(i => (i * 15 * Minute) + (i * Second / 96)).ToArray();
        if (wholeSeconds)
            ticks = ticks.Select(t => t / Second * Second).ToArray();
        var evidence = FrequencyInference.Infer(ticks);
        Assert.Equal(Frequency.Minutes(15), evidence.Frequency);
        // Truncation to whole seconds leaves the slope good to a few milliseconds a day.
        Assert.Equal(1.0, evidence.DriftSecondsPerDay, 0.01);
        Assert.True(evidence.OffGridRows > 0);
    }

    [Fact]
    public void Infer_InstantsOfDays_TellLocalDaysFromTwentyFourHours()
    {
        var local = Grid("P1D", Berlin, new LocalDate(2024, 1, 1));
        var exact = Grid("PT24H", Berlin, new LocalDate(2024, 1, 1));
        var first = local.FloorIndex(Instant.FromUtc(2023, 1, 1, 0, 0));
        Assert.Equal("P1D", FrequencyInference.Infer(Ticks(local, first, 700), Berlin).Frequency!.ToString());
        Assert.Equal("PT24H", FrequencyInference.Infer(Ticks(exact, exact.FloorIndex(Instant.FromUtc(2023, 1, 1, 0, 0)), 700), Berlin).Frequency!.ToString());
        // Midnights of Berlin read without a zone are 22:00 or 23:00: no one grid.
        Assert.Null(FrequencyInference.Infer(Ticks(local, first, 700)).Frequency);
    }

    [Fact]
    public void Infer_Unsorted_Throws() => Assert.Throws<ArgumentException>(() => FrequencyInference.Infer([0, Hour, Minute]));

    [Fact]
    public void Infer_ExtremeTicks_DoNotOverflow()
    {
        var evidence = FrequencyInference.Infer([-2_000_000_000_000_000_00, 0, 2_000_000_000_000_000_00]);
        Assert.NotNull(evidence);
    }

    [Fact(Explicit = true)]
    public void Infer_TenMillionRows_TakesWellUnderASecond()
    {
        var random = new Random(1);
        var thousand = new long[1000][];
        for (var s = 0; s < thousand.Length; s++)
            thousand[s] = Enumerable.Range(0, 10_500).Where(_ => random.NextDouble() < 0.95).Take(10_000).Select(i => i * Hour).ToArray();
        foreach (var series in thousand.Take(50))
            FrequencyInference.Infer(series);
        var watch = Stopwatch.StartNew();
        foreach (var series in thousand)
            Assert.Equal(Frequency.Hours(1), FrequencyInference.Infer(series).Frequency);
        TestContext.Current.TestOutputHelper!.WriteLine($"{watch.Elapsed.TotalMilliseconds:0} ms");
        Assert.True(watch.Elapsed.TotalSeconds < 1);
    }

    private static void AssertDays(string expected, params LocalDate[] days)
    {
        var evidence = FrequencyInference.Infer(Midnights(days));
        Assert.True(evidence.Frequency?.ToString() == expected, $"{expected}: {evidence.Frequency} {evidence.Explanation}");
    }

    private static long[] Midnights(LocalDate[] days) => days.Select(d => LocalTicks.FromDateTime(d.AtMidnight())).ToArray();

    private static TimeGrid Grid(string frequency, DateTimeZone zone, LocalDate day)
    {
        if (frequency.EndsWith("end", StringComparison.Ordinal))
            day = new LocalDate(2016, 12, 31);
        return TimeGrid.AlignedTo(Frequency.Parse(frequency), zone, zone.AtStartOfDay(day).ToInstant());
    }

    private static long[] Ticks(TimeGrid grid, long first, int count)
    {
        var ticks = new long[count];
        grid.FillTicks(first, ticks);
        return ticks;
    }
}
