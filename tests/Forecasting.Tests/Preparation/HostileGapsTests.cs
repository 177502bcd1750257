using CsCheck;
using Forecasting.Forecasters.Ssa;
using Forecasting.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Preparation;

/// <summary>Gaps that cannot be filled as asked: each has one clear answer, and what is observed keeps its bits.</summary>
public class HostileGapsTests
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly double[] Week = Panels.Load(24 * 35);

    [Fact]
    public void Prepare_SixtyPercentOfHoursMissing_IsHourlyStill()
    {
        var random = new Random(4);
        Rows rows = Rows.Every("a", Panels.Start, Hour, Panels.Load(24 * 60)).Without(_ => random.NextDouble() < 0.6);
        RegularPanel panel = Prepared(Panels.Of(Panels.Schema(), rows));
        Assert.Equal(Frequency.Hours(1), panel.Frequency);
        Assert.Contains("PT1H", Assert.Single(panel.Findings, finding => finding.Code == "TIM-043").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-03-31", 92)]
    [InlineData("2024-10-27", 100)]
    [InlineData("2024-06-15", 96)]
    public void Prepare_QuartersToDays_KeepTheEnergyAndTheMeanOfLongAndShortDays(string day, int quarters)
    {
        LocalDate date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        Instant from = Panels.Berlin.AtStartOfDay(date.PlusDays(-2)).ToInstant(), to = Panels.Berlin.AtStartOfDay(date.PlusDays(3)).ToInstant();
        int count = (int)((to - from) / Duration.FromMinutes(15));
        // Whole numbers: the sums are exact.
        double[] values = [.. Enumerable.Range(0, count).Select(i => (double)((i * 37) % 101))];
        SeriesPanel panel = Panels.Of(Panels.Schema(Panels.Berlin), Rows.Every("a", from, Duration.FromMinutes(15), values));
        int start = (int)((Panels.Berlin.AtStartOfDay(date).ToInstant() - from) / Duration.FromMinutes(15));
        double sum = values.AsSpan(start, quarters).ToArray().Sum();
        RegularPanel energy = panel.Filled(new() { AggregateTo = Frequency.Days(1), TargetAggregation = Aggregation.Sum });
        Assert.Equal(5, energy.Length(0));
        Assert.Equal(sum, energy.Target(0)[2]);
        Assert.Equal(values.Sum(), energy.Target(0).ToArray().Sum());
        RegularPanel power = panel.Filled(new() { AggregateTo = Frequency.Days(1), TargetAggregation = Aggregation.Mean });
        Assert.Equal(sum / quarters, power.Target(0)[2], 1e-12);
    }

    [Fact]
    public void Prepare_SeriesWithoutValues_StaysEmptyAndIsTold()
    {
        SeriesPanel panel = Panels.Of(
            Panels.Schema(),
            Rows.Every("a", Panels.Start, Hour, Week),
            Rows.Every("b", Panels.Start, Hour, [.. Week.Select(_ => double.NaN)]));
        RegularPanel left = Prepared(panel);
        Assert.Equal("b", Assert.Single(left.Findings, finding => finding.Code == "IMP-001").Series!.ToString());
        Assert.All(left.Target(1).ToArray(), value => Assert.True(double.IsNaN(value)));
        RegularPanel zero = Prepared(panel, new() { Imputation = Imputation.Constant(0) });
        Assert.All(zero.Target(1).ToArray(), value => Assert.Equal(0, value));
        Assert.Contains("all were filled", Assert.Single(zero.Findings, finding => finding.Code == "IMP-001").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_SeriesWithoutValuesDropped_IsLeftOutAndTold()
    {
        SeriesPanel panel = Panels.Of(
            Panels.Schema(),
            Rows.Every("a", Panels.Start, Hour, Week),
            Rows.Every("b", Panels.Start, Hour, [.. Week.Select(_ => double.NaN)]));
        RegularPanel left = Prepared(panel, new() { DropEmptySeries = true });
        Assert.Equal(["a"], left.Keys.Select(key => key.ToString()));
        Assert.Equal(Panels.Bits(Prepared(panel).Target(0)), Panels.Bits(left.Target(0)));
        Finding told = Assert.Single(left.Findings, finding => finding.Code == "IMP-001");
        Assert.Equal("b", told.Series!.ToString());
        Assert.Contains("left out", told.Message, StringComparison.Ordinal);
        SeriesPanel none = Panels.Of(Panels.Schema(), Rows.Every("b", Panels.Start, Hour, [.. Week.Select(_ => double.NaN)]));
        Assert.Equal("IMP-001", Assert.Throws<SeriesDataException>(() => Prepared(none, new() { DropEmptySeries = true })).Code);
    }

    [Fact]
    public void Prepare_BoundsOfTheSchema_HoldWhatIsFilledAndReportWhatIsRead()
    {
        // A level that falls out of its bounds about the gap: a line between 40 and -20 crosses 0.
        double[] values = [.. Week.Select((_, i) => i < 300 ? 40.0 : i < 306 ? double.NaN : i < 310 ? -20 : 40)];
        SeriesPanel free = Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Hour, values));
        SeriesPanel bound = Panels.Of(Panels.Schema() with { Least = 0, Greatest = 30 }, Rows.Every("a", Panels.Start, Hour, values));
        var line = new PreparationOptions { Imputation = Imputation.Linear(), Report = DataFaults.None };
        double[] unheld = Prepared(free, line).Target(0).ToArray(), held = Prepared(bound, line).Target(0).ToArray();
        Assert.Contains(unheld[300..306], value => value < 0);
        Assert.Equal([.. unheld[300..306].Select(value => Math.Clamp(value, 0, 30))], held[300..306]);
        Assert.Equal(values[..300], held[..300]);
        Assert.Equal(values[306..], held[306..]);
        Finding finding = Assert.Single(Prepared(bound, line).Findings, finding => finding.Code == "REPORT-07");
        Assert.Equal((Week.Length - 6, Panels.Start), (finding.Count, finding.Time!.Value));
        Assert.DoesNotContain(Prepared(free).Findings, finding => finding.Code == "REPORT-07");
    }

    [Theory]
    [InlineData("99999 0", "falls by 99999")]
    [InlineData("99900 99950 99990 40 90 140", "falls by 99950")]
    [InlineData("999990 5 10 999995 3", null)]
    [InlineData("9990 9995 9999 1 3 8", "falls by 9998")]
    [InlineData("10 20 30 25 40", null)]
    [InlineData("10 20 900 10 20 30", null)]
    [InlineData("10 20 30 40", null)]
    public void Prepare_RegisterThatBeginsAnew_IsReported(string readings, string? message)
    {
        double[] values = [.. readings.Split(' ').Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];
        RegularPanel panel = Prepared(Panels.Of(Panels.Schema() with { Frequency = Frequency.Hours(1) }, Rows.Every("a", Panels.Start, Hour, values)));
        Assert.Equal(values, panel.Target(0).ToArray());
        Finding? told = panel.Findings.SingleOrDefault(finding => finding.Code == "REPORT-03");
        Assert.Equal(message is null, told is null);
        if (told is null) return;
        Assert.Contains(message!, told.Message, StringComparison.Ordinal);
        int fall = 1 + Enumerable.Range(0, values.Length - 1).First(i => values[i + 1] < values[i]);
        Assert.Equal(Panels.Start + (Hour * fall), told.Time);
    }

    [Fact]
    public void Prepare_OneValueOnly_IsToldAndFilledByTheConstantThatWasAskedFor()
    {
        double[] one = [.. Week.Select((_, i) => i == 50 ? 7.0 : double.NaN)];
        SeriesPanel panel = Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Hour, Week), Rows.Every("b", Panels.Start, Hour, one));
        RegularPanel left = Prepared(panel);
        Assert.Equal("b", Assert.Single(left.Findings, finding => finding.Code == "IMP-002").Series!.ToString());
        RegularPanel median = Prepared(panel, new() { Imputation = Imputation.Median });
        Assert.All(median.Target(1).ToArray(), value => Assert.Equal(7, value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Prepare_LeadingGapFilledForward_StaysMissingAndIsTold(bool causal)
    {
        double[] values = [.. Week.Select((value, i) => i < 5 ? double.NaN : value)];
        RegularPanel panel = Prepared(
            Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Hour, values)), new() { Imputation = Imputation.Forward(), Causal = causal });
        Assert.Equal(5, panel.Target(0).ToArray().Count(double.IsNaN));
        Finding finding = Assert.Single(panel.Findings, finding => finding.Code == "IMP-006");
        Assert.Equal((5, Panels.Start), (finding.Count, finding.Time!.Value));
    }

    [Fact]
    public void Prepare_CausalAndLookingAhead_IsRefused()
    {
        SeriesPanel panel = Panels.Of(Panels.Schema(known: "temp"), Rows.Every("a", Panels.Start, Hour, Week) with { Covariates = [Week] });
        foreach (Imputation ahead in new[] { Imputation.Linear(), Imputation.SameLocalHourOfSimilarDays(), Imputation.Median, Imputation.Ssa(), Imputation.Forward().Then(Imputation.Linear()) })
        {
            Refused(new() { Causal = true, Imputation = ahead });
            Refused(new() { Causal = true, CovariateImputations = System.Collections.Immutable.ImmutableDictionary<string, Imputation>.Empty.Add("temp", ahead) });
        }

        Refused(new() { Causal = true, Mask = DataFaults.Spikes });

        void Refused(PreparationOptions options) =>
            Assert.StartsWith("IMP-003", Assert.Throws<ArgumentException>(() => Prepared(panel, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_Causal_NoFilledValueDependsOnALaterOne() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[100, 700]).Sample((seed, cut) =>
        {
            var random = new Random(seed);
            double[] values = [.. Week.Select(value => random.NextDouble() < 0.3 ? double.NaN : value)];
            double[] other = [.. values.Select((value, i) => i < cut ? value : random.Next(3) switch { 0 => double.NaN, 1 => 1e9, _ => -5 })];
            (values[0], other[0]) = (1000, 1000);
            RegularPanel one = Prepared(Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Hour, values)), new() { Causal = true, Report = DataFaults.None });
            RegularPanel two = Prepared(Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Hour, other)), new() { Causal = true, Report = DataFaults.None });
            int known = Math.Min(cut, Math.Min(one.Target(0).Length, two.Target(0).Length));
            Assert.Equal(Panels.Bits(one.Target(0)[..known]), Panels.Bits(two.Target(0)[..known]));
        }, iter: 40);

    [Fact]
    public void Prepare_GapLongerThanTheLimit_IsLeftAndCounted()
    {
        double[] values = [.. Week];
        values.AsSpan(100, 3).Fill(double.NaN);
        values.AsSpan(200, 4).Fill(double.NaN);
        RegularPanel panel = Prepared(
            Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Hour, values)), new() { Imputation = Imputation.Linear(Duration.FromHours(3)) });
        Assert.Equal(4, panel.Target(0).ToArray().Count(double.IsNaN));
        Assert.Equal(3, Assert.Single(panel.Findings, finding => finding.Code == "IMP-005").Count);
        Finding left = Assert.Single(panel.Findings, finding => finding.Code == "IMP-006");
        Assert.Equal((4, Panels.Start + (Hour * 200)), (left.Count, left.Time!.Value));
        Assert.Contains("at most 4 in a row", left.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_ValuesThatAreNeverNegative_AreNotFilledBelowZero()
    {
        // A solar plant: zero at night, steep in the morning, with a level that falls by half on some days.
        Imputation[] ways =
        [
            Imputation.SameLocalHourOfSimilarDays(), Imputation.Linear(), Imputation.Forward(), Imputation.Seasonal(Duration.FromDays(1), Duration.FromDays(7)), Imputation.Median,
            Imputation.Ssa(),
        ];
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, ways.Length - 1]).Sample((seed, way) =>
        {
            var random = new Random(seed);
            double[] values = [.. Enumerable.Range(0, 24 * 40).Select(i => Math.Max(0, Math.Sin(((i % 24) - 6) * Math.PI / 12)) * (random.Next(1, 3) + (i / 24 % 5)) * 50)];
            for (int gap = 0; gap < 12; gap++) values.AsSpan(random.Next(1, values.Length - 100), random.Next(1, 90)).Fill(double.NaN);
            RegularPanel panel = Prepared(Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Hour, values)), new() { Imputation = ways[way], Report = DataFaults.None });
            foreach (double value in panel.Target(0))
            {
                if (value < 0 || double.IsInfinity(value)) Assert.Fail($"{ways[way]} filled {value}");
            }
        }, iter: 60);
    }

    [Fact]
    public void Prepare_MeterStuckForThreeWeeks_IsKeptUnlessItIsMasked()
    {
        double[] values = Panels.Load(24 * 90);
        values.AsSpan(24 * 30, 24 * 21).Fill(1234.5);
        SeriesPanel panel = Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Hour, values));
        RegularPanel kept = Prepared(panel);
        Finding finding = Assert.Single(kept.Findings, finding => finding.Code == "REPORT-05");
        Assert.Equal((1, Panels.Start + Duration.FromDays(30)), (finding.Count, finding.Time!.Value));
        Assert.Contains("504 cells", finding.Message, StringComparison.Ordinal);
        Assert.Equal(values, kept.Target(0).ToArray());
        RegularPanel masked = Prepared(panel, new() { Mask = DataFaults.FlatLines });
        Assert.Equal(504, masked.TargetStates(0).ToArray().Count(state => state.HasFlag(CellState.Masked)));
        Assert.DoesNotContain(1234.5, masked.Target(0).ToArray());
        Assert.Equal(Panels.Bits(values), Panels.Bits(masked.ObservedTarget(0)));
    }

    [Fact]
    public void Prepare_AnyGaps_ChangesMissingCellsAlone() =>
        Gen.Int[0, 1_000_000].Sample(seed =>
        {
            var random = new Random(seed);
            double[] values = [.. Week.Select(value => random.NextDouble() < 0.2 ? double.NaN : value)];
            values[^1] = 1000;
            RegularPanel panel = Prepared(Panels.Of(Panels.Schema(), Rows.Every("a", Panels.Start, Hour, values)));
            for (int i = 0; i < values.Length; i++)
            {
                bool missing = double.IsNaN(values[i]);
                if (!missing && Panels.Bits(values[i]) != Panels.Bits(panel.Target(0)[i])) Assert.Fail($"Cell {i} changed.");
                if (missing != (panel.TargetStates(0)[i] != CellState.Observed)) Assert.Fail($"Cell {i} is marked {panel.TargetStates(0)[i]}.");
                bool imputed = panel.TargetStates(0)[i].HasFlag(CellState.Imputed);
                if (missing && imputed != double.IsFinite(panel.Target(0)[i])) Assert.Fail($"Cell {i} is {panel.Target(0)[i]}.");
            }

            // A cell whose similar days are all missing stays so, and is told.
            Assert.Equal(panel.Target(0).ToArray().Count(double.IsNaN), panel.Findings.Where(finding => finding.Code == "IMP-006").Sum(finding => finding.Count));
        }, iter: 40);

    private static RegularPanel Prepared(SeriesPanel panel, PreparationOptions? options = null) =>
        panel.Prepare(options, TestContext.Current.CancellationToken);
}
