namespace Forecasting.Tests.Forecasters.Ssa;

public sealed class SsaHostileTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, HostileSeries.KindCount)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Forecast_HostileSeries_IsFiniteAndBounded(int kind)
    {
        var random = new Random(kind + 1);
        double[][] series = [.. Enumerable.Range(0, 3).Select(_ => HostileSeries.Draw(random, kind))];
        (int forecasts, _) = SsaSurvival.Check(series, random.Next(1, 200), $"kind {kind}");
        Assert.True(forecasts > 15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Forecast_RandomWalks_IsFiniteAndBounded(int seed)
    {
        var random = new Random(seed);
        double[][] series = [.. Enumerable.Range(0, 4).Select(_ => HostileSeries.Walk(random))];
        Assert.True(SsaSurvival.Check(series, 200, $"seed {seed}").Forecasts > 30);
    }
}
