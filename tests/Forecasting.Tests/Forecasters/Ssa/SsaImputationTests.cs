using CsCheck;
using Forecasting.Forecasters.Ssa;
using Forecasting.Preparation;
using Forecasting.Tests.Preparation;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Ssa;

public sealed class SsaImputationTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    // A day, its half and a week over a level: a signal of 7 components without noise.
    private static double Signal(int t) =>
        1000 + (200 * Math.Sin(Math.PI * t / 12)) + (60 * Math.Cos(Math.PI * t / 6)) + (50 * Math.Sin(Math.PI * t / 84));

    [Theory]
    [InlineData(null, null)]
    [InlineData(168, 8)]
    [InlineData(400, 7)]
    public void Prepare_TwoWeeksOfANoiselessSignalMissing_AreRestoredAndMarked(int? window, int? rank)
    {
        double[] values = [.. Enumerable.Range(0, 2400).Select(Signal)];
        values.AsSpan(700, 336).Fill(double.NaN);
        values.AsSpan(1500, 100).Fill(double.NaN);
        RegularPanel panel = Prepared(values, Imputation.Ssa(window, rank));
        for (int t = 0; t < values.Length; t++)
        {
            bool missing = double.IsNaN(values[t]);
            Assert.Equal(missing, panel.TargetStates(0)[t].HasFlag(CellState.Imputed));
            // A window that parts all components gives them back to ten digits; the choice of the rank may take one more than there are.
            Assert.Equal(Signal(t), panel.Target(0)[t], missing ? 1e-4 : 0);
        }
    }

    [Fact]
    public void Prepare_NoisyLoad_IsFilledNearerThanByALineAndByTheMedian()
    {
        double[] truth = Panels.Load(2400);
        double[] values = [.. truth];
        for (int gap = 0; gap < 5; gap++) values.AsSpan(200 + (430 * gap), 150).Fill(double.NaN);
        double own = Error(Imputation.Ssa());
        Assert.InRange(own, 0, 0.5 * Math.Min(Error(Imputation.Linear()), Error(Imputation.Median)));

        double Error(Imputation way)
        {
            ReadOnlySpan<double> filled = Prepared(values, way).Target(0);
            double sum = 0;
            for (int i = 0; i < truth.Length; i++) sum += Math.Abs(filled[i] - truth[i]);
            return sum;
        }
    }

    [Fact]
    public void AsOf_AnyOrigin_IsWhatPreparingTheCutTableGives()
    {
        double[] values = Panels.Load(1200);
        for (int gap = 0; gap < 6; gap++) values.AsSpan(60 + (190 * gap), 20 + (13 * gap)).Fill(double.NaN);
        values[^1] = 1000;
        RegularPanel whole = Prepared(values, Imputation.Ssa());
        foreach (int origin in (int[])[59, 70, 200, 500, 901, 1199])
        {
            RegularPanel seen = whole.AsOf(Panels.Start + (Hour * origin), TestContext.Current.CancellationToken);
            double[] cut = values[..origin];
            RegularPanel fresh = Prepared(cut, Imputation.Ssa());
            int known = fresh.Target(0).Length;
            Assert.Equal(Panels.Bits(fresh.Target(0)), Panels.Bits(seen.Target(0)[..known]));
            Assert.True(fresh.TargetStates(0)[..known].SequenceEqual(seen.TargetStates(0)[..known]));
        }
    }

    [Fact]
    public void Prepare_SecondSeriesWithoutValues_IsLeftToTheNextWay()
    {
        SeriesSchema schema = Panels.Schema(observed: "wind");
        Rows rows = Rows.Every("a", Panels.Start, Hour, Panels.Load(300));
        SeriesPanel panel = Panels.Of(schema, rows with { Covariates = [[.. Enumerable.Repeat(double.NaN, 300)]] });
        Assert.All(Wind(Imputation.Ssa()), value => Assert.Equal(double.NaN, value));
        Assert.All(Wind(Imputation.Ssa().Then(Imputation.Constant(7))), value => Assert.Equal(7, value));

        double[] Wind(Imputation way) => panel.Prepare(
            new() { CovariateImputations = System.Collections.Immutable.ImmutableDictionary<string, Imputation>.Empty.Add("wind", way), Report = DataFaults.None },
            TestContext.Current.CancellationToken).Covariate(0, 0).ToArray();
    }

    [Fact]
    public void Prepare_GapLongerThanAllThatIsKnown_StaysMissingAndOthersAreFilled()
    {
        double[] values = [.. Enumerable.Range(0, 3000).Select(Signal)];
        values.AsSpan(600, 1700).Fill(double.NaN);
        values.AsSpan(100, 30).Fill(double.NaN);
        values.AsSpan(2600, 30).Fill(double.NaN);
        ReadOnlySpan<double> filled = Prepared(values, Imputation.Ssa()).Target(0);
        for (int t = 0; t < values.Length; t++) Assert.Equal(t is >= 600 and < 2300, double.IsNaN(filled[t]));
    }

    [Fact]
    public void Prepare_EndsWithoutValues_AreFilledAsFarAsAWindowReaches()
    {
        foreach ((int start, bool isFilled) in ((int, bool)[])[(48, true), (49, false)])
        {
            double[] values = [.. Enumerable.Range(0, 600).Select(t => t < start ? double.NaN : Signal(t))];
            ReadOnlySpan<double> filled = Prepared(values, Imputation.Ssa(48, 7)).Target(0);
            Assert.Equal(isFilled, !double.IsNaN(filled[0]));
            if (isFilled) Assert.Equal(Signal(0), filled[0], 1e-3);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    public void Prepare_FewValues_FillsFiniteValuesOrNone(int known) =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 12]).Sample((seed, missing) =>
        {
            var random = new Random(seed);
            double[] values = [.. Enumerable.Repeat(double.NaN, missing), .. Enumerable.Range(0, known).Select(_ => random.NextDouble() * Math.Pow(10, random.Next(-300, 300)))];
            random.Shuffle(values);
            values = [.. values, 1];
            RegularPanel panel = Prepared(values, Imputation.Ssa());
            double highest = values.Where(value => !double.IsNaN(value)).Max();
            foreach (double value in panel.Target(0))
            {
                if (double.IsInfinity(value) || value < 0 || value > 2 * highest) Assert.Fail($"{value} was filled into {string.Join(' ', values)}.");
            }
        }, iter: 60);

    [Fact]
    public void Ssa_WindowOrRankThatIsNone_IsRefused()
    {
        Assert.StartsWith("SSA-002", Assert.Throws<ArgumentOutOfRangeException>(() => Imputation.Ssa(1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("SSA-002", Assert.Throws<ArgumentOutOfRangeException>(() => Imputation.Ssa(null, 0)).Message, StringComparison.Ordinal);
        Assert.Equal("the signal of the series, window 48, rank 3", Imputation.Ssa(48, 3).ToString());
        Assert.True(Imputation.Ssa().LooksAhead);
    }

    private static RegularPanel Prepared(double[] values, Imputation way) => Panels
        .Of(Panels.Schema() with { Frequency = Forecasting.Time.Frequency.Hours(1) }, Rows.Every("a", Panels.Start, Hour, values))
        .Prepare(new() { Imputation = way, Report = DataFaults.None }, TestContext.Current.CancellationToken);
}
