using Forecasting.Evaluation;

namespace Forecasting.Tests.Evaluation;

public sealed class MetricTests
{
    // Sums and quotients of a few small numbers: a handful of roundings of 1.1e-16 each.
    private const double Rounding = 1e-14;

    private static readonly Held[] Four =
    [
        new(10, 12) { Scale = 5 }, new(20, 18) { Scale = 5 }, new(0, 1) { Scale = 5 }, new(40, 30) { Scale = 5 },
    ];

    public static TheoryData<Metric, double> ByHand => new()
    {
        { Metric.Mae, (2 + 2 + 1 + 10) / 4.0 },
        { Metric.Mse, (4 + 4 + 1 + 100) / 4.0 },
        { Metric.Rmse, Math.Sqrt(109 / 4.0) },
        { Metric.Mape, ((2 / 10.0) + (2 / 20.0) + (10 / 40.0)) / 3 },
        { Metric.Smape, ((4 / 22.0) + (4 / 38.0) + 2 + (20 / 70.0)) / 4 },
        { Metric.Wape, 15 / 70.0 },
        { Metric.Bias, (2 - 2 + 1 - 10) / 4.0 },
        { Metric.Mase(24), 15 / 5.0 / 4 },
        { Metric.Rmsse(24), Math.Sqrt(109 / 5.0 / 4) },
    };

    [Theory]
    [MemberData(nameof(ByHand), DisableDiscoveryEnumeration = true)]
    public void Value_FourPoints_IsTheOneByHand(Metric metric, double expected)
    {
        var value = metric.Of(Four);
        Assert.Equal(expected, value.Value!.Value, Rounding);
        Assert.Null(value.UndefinedReason);
        Assert.Equal(4, value.Count + value.Excluded);
    }

    public static TheoryData<Metric, double> QuantilesByHand => new()
    {
        { Metric.Pinball, ((0.1 * 2) + (0.5 * 2) + (0.1 * 5)) / 3 },
        { Metric.PinballOver([0.1, 0.9]), ((0.1 * 2) + (0.1 * 5)) / 2 },
        { Metric.WqlOver([0.1, 0.5, 0.9]), 2 * ((0.1 * 2) + (0.5 * 2) + (0.1 * 5)) / 3 / 10 },
        { Metric.Sql(1, [0.5]), 2 * 0.5 * 2 / 4 },
        { Metric.Coverage(0.8), 1 },
        { Metric.IntervalWidth(0.8), 7 },
        { Metric.Winkler(0.8), 7 },

        // Weights (0.5 - 0)/2, (0.9 - 0.1)/2, (1 - 0.5)/2, in sum 0.9.
        { Metric.Crps, 2 * ((0.25 * 0.2) + (0.4 * 1.0) + (0.25 * 0.5)) / 0.9 },
    };

    [Theory]
    [MemberData(nameof(QuantilesByHand), DisableDiscoveryEnumeration = true)]
    public void Value_OnePointWithQuantiles_IsTheOneByHand(Metric metric, double expected) =>
        Assert.Equal(expected, metric.Of(Points.Interval(10, 8, 12, 15) with { Scale = 4 }).Value!.Value, Rounding);

    [Theory]
    [InlineData(20, 7 + (10 * 5))]
    [InlineData(5, 7 + (10 * 3))]
    [InlineData(8, 7)]
    [InlineData(15, 7)]
    public void Winkler_Actual_PaysTenTimesTheDistanceOutside(double actual, double expected)
    {
        // 2/α = 10; 1 - 0.8 is not 0.2 to the bit, hence the tolerance.
        Assert.Equal(expected, Metric.Winkler(0.8).Of(Points.Interval(actual, 8, 12, 15)).Value!.Value, 1e-12);
    }

    [Fact]
    public void Coverage_ActualAtTheEnds_IsInside()
    {
        Held[] points =
        [
            Points.Interval(8, 8, 12, 15), Points.Interval(15, 8, 12, 15), Points.Interval(7.9, 8, 12, 15), Points.Interval(3, 3, 3, 3),
        ];
        Assert.Equal(0.75, Metric.Coverage(0.8).Of(points).Value);
    }

    [Fact]
    public void Names_AreThoseOfFiles()
    {
        Metric[] all =
        [
            Metric.Mae, Metric.Rmse, Metric.Mse, Metric.Mape, Metric.Smape, Metric.Wape, Metric.Mase(24), Metric.Rmsse(24), Metric.Bias,
            Metric.Pinball, Metric.Wql, Metric.Sql(24), Metric.Coverage(0.5), Metric.Coverage(0.8), Metric.Coverage(0.9),
            Metric.Coverage(0.975), Metric.IntervalWidth(0.8), Metric.Winkler(0.8), Metric.Crps,
        ];
        Assert.Equal(
            [
                "mae", "rmse", "mse", "mape", "smape", "wape", "mase", "rmsse", "bias", "pinball", "wql", "sql", "coverage50",
                "coverage80", "coverage90", "coverage97.5", "width80", "winkler80", "crps",
            ],
            all.Select(metric => metric.ToString()));
    }

    [Fact]
    public void Units_SayWhatTheNumberIs()
    {
        Assert.All([Metric.Mae, Metric.Rmse, Metric.Bias, Metric.Pinball, Metric.Crps, Metric.IntervalWidth(0.8), Metric.Winkler(0.8)],
            metric => Assert.Equal(MetricUnit.Target, metric.Unit));
        Assert.All([Metric.Mape, Metric.Smape, Metric.Wape, Metric.Wql, Metric.Coverage(0.8)],
            metric => Assert.Equal(MetricUnit.Fraction, metric.Unit));
        Assert.All([Metric.Mase(1), Metric.Rmsse(1), Metric.Sql(1)], metric => Assert.Equal(MetricUnit.Ratio, metric.Unit));
        Assert.Equal(MetricUnit.SquaredTarget, Metric.Mse.Unit);
    }

    [Fact]
    public void Loss_OrdersByDirection()
    {
        Assert.True(Metric.Mae.Loss(1) < Metric.Mae.Loss(2));
        Assert.Equal(Metric.Bias.Loss(3), Metric.Bias.Loss(-3));
        Assert.True(Metric.Coverage(0.8).Loss(0.79) < Metric.Coverage(0.8).Loss(0.95));
        Assert.Equal(0.8, Metric.Coverage(0.8).Nominal);
        Assert.True(new ShareAbove(5).Loss(0.9) < new ShareAbove(5).Loss(0.1));
    }

    [Fact]
    public void Equals_SameSettings_IsTrue()
    {
        Assert.Equal(Metric.Mase(24), Metric.Mase(24));
        Assert.NotEqual(Metric.Mase(24), Metric.Mase(168));
        Assert.NotEqual(Metric.Mase(24), Metric.Rmsse(24));
        Assert.Equal(Metric.WqlOver([0.5, 0.1]), Metric.WqlOver([0.1, 0.5]));
        Assert.NotEqual(Metric.Wql, Metric.WqlOver([0.5]));
        Assert.Equal(Metric.Coverage(0.8), Metric.Coverage(0.8));
        Assert.NotEqual(Metric.Coverage(0.8), Metric.Coverage(0.9));
        Assert.NotEqual(Metric.Coverage(0.8), Metric.Winkler(0.8));
    }

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Mase(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Rmsse(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Sql(0));
        Assert.Throws<ArgumentException>(() => Metric.WqlOver([]));
        Assert.Throws<ArgumentException>(() => Metric.PinballOver(QuantileLevels.None));
        foreach (var coverage in (double[])[0, 1, 80, -0.5, double.NaN])
        {
            Assert.StartsWith(
                "PRE-002",
                Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Coverage(coverage)).Message,
                StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => Metric.IntervalWidth(coverage));
            Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Winkler(coverage));
        }
    }

    [Fact]
    public void RequiredLevels_SayWhatAForecastMustHave()
    {
        Assert.Null(Metric.Mae.RequiredLevels);
        Assert.Null(Metric.Pinball.RequiredLevels);
        Assert.Equal(QuantileLevels.Deciles, Metric.Wql.RequiredLevels);
        Assert.Equal(QuantileLevels.Deciles, Metric.Sql(24).RequiredLevels);
        Assert.Equal([0.1, 0.9], Metric.Coverage(0.8).RequiredLevels!);
        Assert.Equal([0.05, 0.95], Metric.Winkler(0.9).RequiredLevels!);
        Assert.Equal("P1.25, P98.75", Metric.IntervalWidth(0.975).RequiredLevels!.ToString());
    }

    [Fact]
    public void ScaleFrom_History_IsTheSeasonalNaiveError()
    {
        double[] history = [1, 2, 4, 8];
        Assert.Equal((1 + 2 + 4) / 3.0, Metric.Mase(1).ScaleFrom(history));
        Assert.Equal((3 + 6) / 2.0, Metric.Sql(2).ScaleFrom(history));
        Assert.Equal((9 + 36) / 2.0, Metric.Rmsse(2).ScaleFrom(history));
        Assert.Equal(double.NaN, Metric.Mae.ScaleFrom(history));
    }

    [Fact]
    public void Value_MetricOfOnesOwn_IsAccumulatedLikeAnyOther()
    {
        var value = new ShareAbove(5).Of(new(1, 6), new(1, 4), new(double.NaN, 9), new(1, 7));
        Assert.Equal(2 / 3.0, value.Value);
        Assert.Equal(1, value.ExcludedMissing);
    }

    private sealed record ShareAbove(double Threshold) : Metric
    {
        public override string Name => "above";

        public override MetricUnit Unit => MetricUnit.Fraction;

        public override MetricDirection Direction => MetricDirection.HigherIsBetter;

        protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
        {
            terms[0] = point.Forecast > Threshold ? 1 : 0;
            return PointOutcome.Scored;
        }
    }
}
