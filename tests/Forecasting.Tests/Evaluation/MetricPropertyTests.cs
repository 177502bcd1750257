using CsCheck;
using Forecasting.Evaluation;

namespace Forecasting.Tests.Evaluation;

public sealed class MetricPropertyTests
{
    private static readonly Metric[] All =
    [
        Metric.Mae, Metric.Mse, Metric.Rmse, Metric.Mape, Metric.Smape, Metric.Wape, Metric.Bias, Metric.Mase(24), Metric.Rmsse(24),
        Metric.Pinball, Metric.Wql, Metric.Sql(24), Metric.Crps, Metric.Coverage(0.8), Metric.IntervalWidth(0.5), Metric.Winkler(0.9),
    ];

    private static readonly Gen<double> Load = Gen.OneOf(Gen.Double[-5000, 5000], Gen.Const(0.0), Gen.Double[-1e-3, 1e9]);

    private static readonly Gen<Held> AnyPoint =
        Gen.Select(Gen.Frequency((9, Load), (1, Gen.Const(double.NaN))), Load.Array[13], Gen.Double[0, 9], Gen.Int[0, 9])
            .Select((actual, quantiles, scale, chance) =>
            {
                Array.Sort(quantiles);
                return new Held(actual, quantiles[6])
                {
                    Levels = QuantileLevels.Default,
                    Quantiles = quantiles,
                    Scale = chance == 1 ? double.NaN : chance == 2 ? 0 : scale + 0.1,
                    IsImputed = chance == 0,
                };
            });

    // Every quantile at the point forecast.
    private static readonly Gen<Held[]> Degenerate =
        Gen.Select(Gen.Double[1, 5000], Gen.Double[1, 5000], Gen.Double[0.1, 100]).Select((actual, forecast, scale) =>
            new Held(actual, forecast)
            {
                Levels = QuantileLevels.Default,
                Quantiles = [.. Enumerable.Repeat(forecast, QuantileLevels.Default.Count)],
                Scale = scale,
            }).Array[1, 30];

    [Fact]
    public void Merge_AnyOrderAndAnyTree_GivesTheSameBits() =>
        Gen.Select(AnyPoint.Array[0, 40], Gen.Int).Sample((points, seed) =>
        {
            var random = new Random(seed);
            var shuffled = points.ToArray();
            random.Shuffle(shuffled);
            foreach (var metric in All)
            {
                var parts = shuffled.Chunk(1 + random.Next(9)).Select(chunk => metric.Start().AddAll(chunk)).ToList();
                parts.Add(metric.Start());
                while (parts.Count > 1)
                {
                    var (into, from) = (random.Next(parts.Count), random.Next(parts.Count - 1));
                    from += from >= into ? 1 : 0;
                    parts[into].Merge(parts[from]);
                    parts.RemoveAt(from);
                }

                // Record equality compares the doubles by value: neither is ever NaN, and -0 is never made by a sum.
                Assert.Equal(metric.Of(points), parts[0].Value);
            }
        }, iter: 300);

    [Fact]
    public void Value_AnyPoints_IsFiniteOrHasAReason() =>
        AnyPoint.Array[0, 6].Sample(points =>
        {
            foreach (var metric in All)
            {
                var value = metric.Of(points);
                Assert.Equal(value.Value is null, value.UndefinedReason is not null);
                Assert.True(value.Value is null || double.IsFinite(value.Value.Value), metric.Name);
                Assert.Equal(points.Length, value.Count + value.Excluded);
            }
        });

    [Fact]
    public void Value_EveryQuantileAtThePoint_IsThePointMetric() =>
        Degenerate.Sample(points =>
        {
            AssertClose(Metric.Wape.Of(points), Metric.Wql.Of(points));
            AssertClose(Metric.Mase(24).Of(points), Metric.Sql(24).Of(points));
            AssertClose(Metric.Mae.Of(points), Metric.Crps.Of(points));
            Assert.Equal(0, Metric.IntervalWidth(0.8).Of(points).Value);
        });

    [Fact]
    public void Crps_EvenLevels_IsTwiceTheMeanPinball() =>
        Gen.Select(Gen.Double[1, 5000], Gen.Double[1, 5000].Array[9]).Array[1, 10].Sample(drawn =>
        {
            var points = drawn.Select(one => new Held(one.Item1, 0) { Levels = QuantileLevels.Deciles, Quantiles = one.Item2 }).ToArray();
            Assert.Equal(2 * Metric.Pinball.Of(points).Value!.Value, Metric.Crps.Of(points).Value!.Value, 1e-9);
        });

    [Fact]
    public void Value_PowerOfTwoScale_ScalesExactly() =>
        AnyPoint.Array[1, 20].Sample(points =>
        {
            // A change of unit by a power of two moves no bit of a mantissa, so equality is exact.
            var scaled = points.Select(point => point with
            {
                Actual = point.Actual * 1024,
                Forecast = point.Forecast * 1024,
                Quantiles = [.. point.Quantiles.Select(quantile => quantile * 1024)],
                Scale = point.Scale * 1024,
            }).ToArray();
            foreach (var metric in (Metric[])[Metric.Mae, Metric.Rmse, Metric.Bias, Metric.Pinball, Metric.Crps, Metric.Winkler(0.9)])
            {
                Assert.Equal(metric.Of(points).Value * 1024, metric.Of(scaled).Value);
            }

            foreach (var metric in (Metric[])[Metric.Mape, Metric.Smape, Metric.Wape, Metric.Wql, Metric.Mase(24), Metric.Sql(24), Metric.Coverage(0.8)])
            {
                Assert.Equal(metric.Of(points).Value, metric.Of(scaled).Value);
            }
        });

    [Fact]
    public void Value_MaeAndRmse_AreInTheirOrder() =>
        AnyPoint.Array[1, 20].Sample(points =>
        {
            var (mae, rmse, bias) = (Metric.Mae.Of(points).Value, Metric.Rmse.Of(points).Value, Metric.Bias.Of(points).Value);
            return mae is null || (Math.Abs(bias!.Value) <= mae * (1 + 1e-12) && mae <= rmse * (1 + 1e-12));
        });

    private static void AssertClose(MetricValue expected, MetricValue actual) =>
        Assert.Equal(expected.Value!.Value, actual.Value!.Value, 1e-12 * Math.Max(1, expected.Value.Value));
}
