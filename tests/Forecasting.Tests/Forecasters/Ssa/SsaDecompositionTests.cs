using CsCheck;
using Forecasting.Forecasters.Ssa;

namespace Forecasting.Tests.Forecasters.Ssa;

public sealed class SsaDecompositionTests
{
    private const int Steps = 48;

    public static TheoryData<string, int> Recurrences => Signals.Names;

    [Fact]
    public void Reconstruct_AllComponents_IsTheSeries() =>
        Gen.Select(Gen.Double[-1e3, 1e3].Array[4, 120], Gen.Double[0, 1]).Sample(
            (series, share) =>
            {
                int window = 2 + (int)(share * ((series.Length / 2) - 2));
                var decomposition = SsaDecomposition.Of(series, window, window);
                double[] sum = new double[series.Length];
                for (int i = 0; i < window; i++)
                {
                    double[] component = decomposition.Component(i);
                    for (int t = 0; t < sum.Length; t++) sum[t] += component[t];
                }

                Signals.Near(series, sum, 1e-11);
                Signals.Near(series, decomposition.Reconstruct([.. Enumerable.Range(0, window)]), 1e-11);
                Assert.Equal(1, Enumerable.Range(0, window).Sum(decomposition.Share), 1e-11);
            },
            iter: 60);

    [Fact]
    public void Of_ScaledByAPowerOfTwo_GivesTheSameBits() =>
        Gen.Select(Gen.Double[-10, 10].Array[30, 90], Gen.Int[-600, 600]).Sample(
            (series, power) =>
            {
                var one = SsaDecomposition.Of(series, components: 6);
                var other = SsaDecomposition.Of([.. series.Select(value => Math.ScaleB(value, power))], components: 6);
                Assert.Equal(one.SingularValues.Select(value => Math.ScaleB(value, power)), other.SingularValues);
                Assert.Equal(one.Component(3).Select(value => Math.ScaleB(value, power)), other.Component(3));
                Assert.Equal(one.Forecast(9, 4).Select(value => Math.ScaleB(value, power)), other.Forecast(9, 4));
            },
            iter: 60);

    [Fact]
    public void RightVector_OfAComponent_IsOfUnitLengthAndGivesTheSingularValue()
    {
        double[] series = Signals.Values("line and sine", 90);
        var decomposition = SsaDecomposition.Of(series, 30, 4, TestContext.Current.CancellationToken);
        for (int i = 0; i < 4; i++)
        {
            double[] right = decomposition.RightVector(i);
            double product = 0;
            for (int k = 0; k < right.Length; k++)
            {
                for (int j = 0; j < 30; j++) product += decomposition.LeftVector(i)[j] * series[k + j] * right[k];
            }

            Assert.Equal(1, right.Sum(value => value * value), 1e-12);
            Assert.Equal(decomposition.SingularValues[i], product, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Recurrences))]
    public void Forecast_ExactRecurrence_GoesOnByEitherMethod(string name, int rank)
    {
        foreach (int window in (int[])[30, 60])
        {
            var decomposition = SsaDecomposition.Of(Signals.Values(name, 120), window, 12, TestContext.Current.CancellationToken);
            double[] expected = Signals.Values(name, Steps, first: 120);
            Signals.Near(expected, decomposition.Forecast(Steps, rank), 1e-8);
            Signals.Near(expected, decomposition.Forecast(Steps, rank, SsaForecastMethod.Vector), 1e-8);
        }
    }

    [Theory]
    [InlineData("sine", 2, 12.0, 1.0)]
    [InlineData("growing sine", 2, 9.0, 1.01)]
    public void Roots_OfASine_HoldItsPeriodAndGrowth(string name, int rank, double period, double growth)
    {
        var decomposition = SsaDecomposition.Of(Signals.Values(name, 120), 48, 6, TestContext.Current.CancellationToken);
        foreach (System.Numerics.Complex root in decomposition.Roots(rank))
        {
            Assert.Equal(growth, root.Magnitude, 1e-10);
            Assert.Equal(2 * Math.PI / period, Math.Abs(root.Phase), 1e-10);
        }
    }

    [Theory]
    [InlineData(5, 1, "1", "at least 2")]
    [InlineData(5, -3, "-3", "at least 2")]
    [InlineData(3, 2, "2", "3", "4 values")]
    [InlineData(3, null, "3", "4 values")]
    [InlineData(0, null, "0", "4 values")]
    [InlineData(200, 168, "168", "336", "200", "100")]
    public void Of_WindowThatCannotBe_SaysWhatWould(int length, int? window, params string[] words)
    {
        double[] series = Forecasts.Numbers(length, i => i);
        Exception fault = Assert.ThrowsAny<Exception>(() => SsaDecomposition.Of(series, window, cancellationToken: TestContext.Current.CancellationToken));
        bool isArgument = window < 2;
        Assert.Equal(isArgument, fault is ArgumentOutOfRangeException);
        if (!isArgument) Assert.Equal("SSA-001", Assert.Single(Assert.IsType<SeriesDataException>(fault).Findings).Code);
        else Assert.Contains("SSA-002", fault.Message, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ValueThatIsNotFinite_NamesItsPlace()
    {
        foreach (double value in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            SeriesDataException fault = Assert.Throws<SeriesDataException>(() => SsaDecomposition.Of([1, 2, value, 4, 5], cancellationToken: TestContext.Current.CancellationToken));
            Assert.Contains("SSA-003", fault.Message, StringComparison.Ordinal);
            Assert.Contains("Value 2 of 5", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Members_CountsThatCannotBe_AreRefused()
    {
        double[] series = Signals.Values("two sines", 40);
        foreach (int components in (int[])[0, -1, 11])
        {
            ArgumentOutOfRangeException fault = Assert.Throws<ArgumentOutOfRangeException>(
                "components", () => SsaDecomposition.Of(series, 10, components, TestContext.Current.CancellationToken));
            Assert.Contains("SSA-002", fault.Message, StringComparison.Ordinal);
        }

        var decomposition = SsaDecomposition.Of(series, 10, 10, TestContext.Current.CancellationToken);
        foreach (int rank in (int[])[0, -1, 10])
            Assert.Contains("SSA-002", Assert.Throws<ArgumentOutOfRangeException>("rank", () => decomposition.Recurrence(rank)).Message, StringComparison.Ordinal);
        foreach (int component in (int[])[-1, 10])
            Assert.Throws<ArgumentOutOfRangeException>("component", () => decomposition.Component(component));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => decomposition.Forecast(0, 2));
        // A spike at the end of its window follows from nothing.
        double[] spike = new double[20];
        spike[^1] = 1;
        var spiked = SsaDecomposition.Of(spike, 10, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains("SSA-004", Assert.Throws<SeriesDataException>(() => spiked.Forecast(3, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Zeros_HasNoShareAndForecastsZero()
    {
        var decomposition = SsaDecomposition.Of(new double[60], 20, 4, TestContext.Current.CancellationToken);
        Assert.All(decomposition.SingularValues, value => Assert.Equal(0, value));
        Assert.Equal(0, decomposition.Share(0));
        Assert.Equal(new double[60], decomposition.Component(0));
        Assert.Equal(new double[5], decomposition.Forecast(5, 1));
    }
}
