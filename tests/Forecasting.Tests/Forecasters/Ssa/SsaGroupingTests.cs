using Forecasting.Forecasters.Ssa;

namespace Forecasting.Tests.Forecasters.Ssa;

public class SsaGroupingTests
{
    private static readonly double[] Load = MakeLoad(1e-3);

    [Fact]
    public void Group_TrendTwoSeasonsAndNoise_FindsEach()
    {
        SsaDecomposition parts = Parts(Load, 336, 20);

        IReadOnlyList<SsaGroup> groups = parts.Group(24, 168);

        Assert.Equal([SsaGroupKind.Trend, SsaGroupKind.Season, SsaGroupKind.Season, SsaGroupKind.Other, SsaGroupKind.Noise], groups.Select(group => group.Kind));
        Assert.Equal([null, 24.0, 168.0, null, null], groups.Select(group => group.Period));
        // A day with its half, a week that is no harmonic of a day: pairs.
        Assert.Equal(4, groups[1].Components.Count);
        Assert.Equal(2, groups[2].Components.Count);
        Assert.Equal(parts.SignalRank(), groups.Take(4).Sum(group => group.Components.Count));
        Assert.Equal(Enumerable.Range(0, 20), groups.SelectMany(group => group.Components).Order());
        double[] day = parts.Reconstruct([.. groups[1].Components]);
        for (int t = 0; t < day.Length; t++) Assert.Equal(Day(t), day[t], 0.02);
    }

    [Fact]
    public void Group_HarmonicOfTwoPeriods_GoesToTheShorter()
    {
        // The seventh harmonic of a week is a day.
        SsaDecomposition parts = Parts([.. Enumerable.Range(0, 1344).Select(Day)], 336, 6);
        IReadOnlyList<SsaGroup> groups = parts.Group(168, 24);
        Assert.Empty(groups[1].Components);
        Assert.Equal(4, groups[2].Components.Count);
    }

    [Fact]
    public void Group_PeriodBelowTwoSteps_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Parts(Load, 24, 4).Group(1.5));

    [Theory]
    [InlineData(24)]
    [InlineData(7.3)]
    [InlineData(2.5)]
    public void Frequency_Sine_IsItsOwn(double period)
    {
        double[] wave = [.. Enumerable.Range(0, 1000).Select(t => Math.Sin(2 * Math.PI * t / period))];
        SsaDecomposition parts = Parts(wave, 200, 2);
        Assert.Equal(1 / period, parts.Frequency(0), 1.0 / 400);
        Assert.Equal(1, parts.Periodogram(1).Sum(), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void SignalRank_WhiteNoise_IsAboutNone(int seed)
    {
        var random = new Random(seed);
        double[] noise = [.. Enumerable.Range(0, 3000).Select(_ => random.NextDouble() - 0.5)];
        Assert.InRange(Parts(noise, 168, 50).SignalRank(), 0, 1);
    }

    private static SsaDecomposition Parts(double[] series, int window, int components) =>
        SsaDecomposition.Of(series, window, components, TestContext.Current.CancellationToken);

    // No two waves of one height: equal singular values would mix them.
    private static double[] MakeLoad(double noise)
    {
        var random = new Random(5);
        double[] load = new double[3000];
        for (int t = 0; t < load.Length; t++)
            load[t] = 10 + (0.0005 * t) + Day(t) + (2 * Math.Cos(2 * Math.PI * t / 168)) + (noise * (random.NextDouble() - 0.5));
        return load;
    }

    private static double Day(int t) => (3 * Math.Sin(2 * Math.PI * t / 24)) + Math.Cos(2 * Math.PI * t / 12);
}
