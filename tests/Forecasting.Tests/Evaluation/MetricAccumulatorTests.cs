using System.Diagnostics;
using Forecasting.Evaluation;

namespace Forecasting.Tests.Evaluation;

public sealed class MetricAccumulatorTests
{
    [Fact]
    public void Value_NothingAdded_IsUndefined()
    {
        var value = Metric.Mae.Of();
        Assert.Null(value.Value);
        Assert.Equal("undefined (no point was given)", value.ToString());
        Assert.Equal("undefined (no point was given)", default(MetricValue).ToString());
        Assert.Equal("0.5", Metric.Mae.Of(new Held(1, 0.5)).ToString());
    }

    [Fact]
    public void Add_MissingAndImputedActuals_AreLeftOutAndCounted()
    {
        var value = Metric.Mae.Of(new(double.NaN, 1), new(5, 4), new(100, 1) { IsImputed = true }, new(double.NaN, 2) { IsImputed = true });
        Assert.Equal(1.0, value.Value);
        Assert.Equal((1, 2, 1, 3), (value.Count, value.ExcludedMissing, value.ExcludedImputed, value.Excluded));
    }

    [Fact]
    public void Add_ImputedActualsWanted_AreScored()
    {
        var value = Metric.Mae.Start(includeImputed: true).AddAll(new(5, 4), new Held(100, 1) { IsImputed = true }).Value;
        Assert.Equal(50, value.Value);
        Assert.Equal((2, 0), (value.Count, value.Excluded));
    }

    [Fact]
    public void Value_AllMissing_SaysSo()
    {
        var value = Metric.Rmse.Of(new(double.NaN, 1), new(double.NaN, 1), new(3, 1) { IsImputed = true });
        Assert.Equal("undefined (actual missing at 2 points; actual imputed at 1 point)", value.ToString());
    }

    [Fact]
    public void Mape_ZeroActual_IsLeftOutAndCounted()
    {
        var value = Metric.Mape.Of(new(0, 5), new(-0.0, 5), new(-10, -9));
        Assert.Equal(0.1, value.Value!.Value, 1e-16);
        Assert.Equal((1, 2), (value.Count, value.ExcludedZeroActual));
        Assert.Equal("actual zero at 1 point", Metric.Mape.Of(new Held(0, 0)).UndefinedReason);
    }

    [Fact]
    public void Smape_BothZero_IsZero()
    {
        Assert.Equal(0, Metric.Smape.Of(new Held(0, 0)).Value);
        Assert.Equal(2, Metric.Smape.Of(new Held(0, 3)).Value);
        Assert.Equal(2, Metric.Smape.Of(new Held(1e308, -1e308)).Value);
    }

    [Fact]
    public void Wape_AllZero_IsUndefined()
    {
        Assert.Equal("the actuals are all zero", Metric.Wape.Of(new(0, 5), new(0, 0)).UndefinedReason);
        Assert.Equal("the actuals are all zero", Metric.WqlOver([0.1, 0.5]).Of(Points.Interval(0, 0, 0, 0)).UndefinedReason);
        Assert.Equal(0.5, Metric.Wape.Of(new(0, 5), new(10, 10)).Value);
    }

    [Fact]
    public void Mase_ConstantHistory_IsUndefinedWithItsReason()
    {
        var scale = Metric.Mase(2).ScaleFrom([7, 7, 7, 7]);
        foreach (var metric in (Metric[])[Metric.Mase(2), Metric.Rmsse(2), Metric.Sql(2, [0.5])])
        {
            var value = metric.Of(Points.Interval(7, 7, 7, 7) with { Scale = scale });
            Assert.Equal("constant training series at 1 point", value.UndefinedReason);
            Assert.Equal((0, 1), (value.Count, value.ExcludedUnscaled));
        }
    }

    [Fact]
    public void Mase_SomeSeriesCannotScale_ScoresTheOthers()
    {
        var value = Metric.Mase(2).Of(new(5, 3) { Scale = 4 }, new(5, 3) { Scale = 0 }, new(5, 3));
        Assert.Equal(0.5, value.Value);
        Assert.Equal((1, 2), (value.Count, value.ExcludedUnscaled));
        Assert.Contains("two values a season apart", Metric.Mase(2).Of(new Held(5, 3)).UndefinedReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_MissingForecast_IsUndefinedForEveryMetricThatNeedsIt()
    {
        Metric[] needPoint = [Metric.Mae, Metric.Mse, Metric.Rmse, Metric.Mape, Metric.Smape, Metric.Wape, Metric.Bias, Metric.Mase(1), Metric.Rmsse(1)];
        Metric[] needQuantiles =
            [Metric.Pinball, Metric.Crps, Metric.WqlOver([0.1]), Metric.Sql(1, [0.1]), Metric.Coverage(0.8), Metric.IntervalWidth(0.8), Metric.Winkler(0.8)];
        Held good = Points.Interval(10, 8, 10, 12) with { Scale = 1 };
        foreach (var metric in needPoint)
        {
            Assert.Equal("the forecast is missing at 1 of 2 points", metric.Of(good, good with { Forecast = double.NaN }).UndefinedReason);

            // Nor does a scale that cannot be used, or a zero, hide it.
            Assert.StartsWith(
                "the forecast is missing",
                metric.Of(good, good with { Actual = 0, Forecast = double.NaN, Scale = 0 }).UndefinedReason,
                StringComparison.Ordinal);
        }

        foreach (var metric in needQuantiles)
        {
            var value = metric.Of(good, good with { Quantiles = [double.NaN, 10, 12], Scale = 0 });
            Assert.Equal("the forecast is missing at 1 of 2 points", value.UndefinedReason);
            Assert.Equal(1, value.Count);
        }
    }

    [Fact]
    public void Value_LevelAbsent_IsUndefinedAndNamesTheLevels()
    {
        Held point = Points.Interval(10, 8, 10, 12) with { Scale = 1 };
        Assert.Equal(
            "quantile levels are absent at 1 of 1 points: wql needs P10, P20, P30, P40, P50, P60, P70, P80, P90",
            Metric.Wql.Of(point).UndefinedReason);
        Assert.Contains("sql needs P10, P20", Metric.Sql(1).Of(point).UndefinedReason, StringComparison.Ordinal);
        Assert.Contains("coverage50 needs P25, P75", Metric.Coverage(0.5).Of(point).UndefinedReason, StringComparison.Ordinal);
        Assert.Contains("pinball needs P95", Metric.PinballOver([0.95]).Of(point).UndefinedReason, StringComparison.Ordinal);
        foreach (var metric in (Metric[])[Metric.Pinball, Metric.Crps])
        {
            Assert.Equal($"quantile levels are absent at 1 of 1 points: {metric.Name} needs quantiles", metric.Of(new Held(1, 1)).UndefinedReason);
        }
    }

    [Fact]
    public void Value_Infinite_IsUndefinedAndSaysSo()
    {
        const string Reason = "a value is infinite or an error is beyond the range of a double at 1 of 1 points";
        Assert.Equal(Reason, Metric.Mae.Of(new Held(double.PositiveInfinity, 1)).UndefinedReason);
        Assert.Equal(Reason, Metric.Mae.Of(new Held(1, double.NegativeInfinity)).UndefinedReason);
        Assert.Equal(Reason, Metric.Smape.Of(new Held(1, double.NegativeInfinity)).UndefinedReason);
        Assert.Equal(Reason, Metric.Rmse.Of(new Held(1e200, 0)).UndefinedReason);
        Assert.Equal(Reason, Metric.Mase(1).Of(new Held(1, 2) { Scale = double.PositiveInfinity }).UndefinedReason);
        Assert.Equal("the sum is beyond the range of a double", Metric.Mae.Of(new(1.5e308, 0), new(1.5e308, 0)).UndefinedReason);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    [InlineData(-1074)]
    public void Value_ExtremeUnits_IsExact(int exponent)
    {
        var unit = Math.ScaleB(1, exponent);
        Assert.Equal(2 * unit, Metric.Mae.Of(new(3 * unit, unit), new(unit, 3 * unit)).Value);
        Assert.Equal(1, Metric.Wape.Of(new(3 * unit, unit), new(unit, 3 * unit)).Value!.Value);
    }

    [Fact]
    public void Merge_OtherMetricOrTreatmentOrItself_IsRefused()
    {
        var mase = Metric.Mase(24).Start();
        Assert.Throws<ArgumentException>(() => mase.Merge(Metric.Mase(168).Start()));
        Assert.Throws<ArgumentException>(() => mase.Merge(Metric.Mae.Start()));
        Assert.Throws<ArgumentException>(() => mase.Merge(Metric.Mase(24).Start(includeImputed: true)));
        Assert.Throws<ArgumentException>(() => mase.Merge(mase));
    }

    [Fact]
    public void Merge_Parts_AddsCountsAndLeavesTheOtherAlone()
    {
        var left = Metric.Mape.Start().AddAll(new(10, 9), new(0, 1), new Held(double.NaN, 1));
        var right = Metric.Mape.Start().AddAll(new(10, 8), new(4, 4) { IsImputed = true }, new Held(0, 1));
        var before = right.Value;
        left.Merge(right);
        var value = left.Value;
        Assert.Equal(0.15, value.Value!.Value, 1e-15);
        Assert.Equal((2, 1, 1, 2), (value.Count, value.ExcludedMissing, value.ExcludedImputed, value.ExcludedZeroActual));
        Assert.Equal(before, right.Value);
    }

    [Fact]
    public void ScoredPoint_LevelsAndQuantilesDiffer_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Metric.Mae.Of(new Held(1, 1) { Levels = [0.1, 0.9], Quantiles = [1] }));

    [Fact]
    public void Constructor_TooManyTerms_IsRefused() => Assert.Throws<ArgumentException>(() => new Nine().Start());

    [Fact]
    public void Add_Point_AllocatesNothing()
    {
        var accumulator = Metric.Wql.Start();
        double[] quantiles = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        accumulator.Add(new ScoredPoint(5, 5, QuantileLevels.Deciles, quantiles));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5000; i++)
        {
            accumulator.Add(new ScoredPoint(5 + (i % 7), 5, QuantileLevels.Deciles, quantiles));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(5001, accumulator.Value.Count);
    }

    [Fact(Explicit = true)]
    public void Add_PointWithQuantiles_TakesUnderFiveHundredNanoseconds()
    {
        var levels = QuantileLevels.Default;
        var quantiles = levels.Select(level => 900 + (200 * level)).ToArray();
        foreach (var metric in (Metric[])[Metric.Mae, Metric.Wape, Metric.Mase(24), Metric.Coverage(0.8), Metric.Wql, Metric.Crps])
        {
            var accumulator = metric.Start();
            var best = double.MaxValue;
            for (var round = 0; round < 10; round++)
            {
                var watch = Stopwatch.StartNew();
                for (var i = 0; i < 100_000; i++)
                {
                    accumulator.Add(new ScoredPoint(900 + (i % 211), 1000, levels, quantiles) { Scale = 3 });
                }

                best = Math.Min(best, watch.Elapsed.TotalNanoseconds / 100_000);
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"{metric}: {best:F1} ns per point");
            Assert.InRange(best, 0, 500);
        }
    }

    private sealed record Nine : Metric
    {
        public override string Name => "nine";

        public override MetricUnit Unit => MetricUnit.Ratio;

        protected internal override int TermCount => 9;

        protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms) => PointOutcome.Scored;
    }
}
