using System.Globalization;
using Forecasting.Tests.Forecasters.Ssa;

namespace Forecasting.Tests.Long;

/// <summary>Singular spectrum analysis of ten thousand random walks and as many hostile series: finite, bounded, or refused with a remedy.</summary>
[Trait("Tier", "Long")]
[Collection(LongCollection.Name)]
public sealed class SsaSurvivalTests
{
    private const int Least = 10_000;
    private const int PerPanel = 50;

    [Fact(Explicit = true)]
    public void Forecast_RandomWalks_IsFiniteAndBounded() => Run(HostileSeries.Walk, "random walks");

    [Fact(Explicit = true)]
    public void Forecast_HostileSeries_IsFiniteAndBounded() =>
        Run(random => HostileSeries.Draw(random, random.Next(HostileSeries.KindCount)), "hostile series");

    private static void Run(Func<Random, double[]> draw, string what)
    {
        var rounds = new TimedRounds();
        int drawn = 0, forecasts = 0, refused = 0;
        // The time decides only what comes on top.
        while (rounds.Next() || drawn < Least)
        {
            // A round after the time is over is drawn from where the last one stopped.
            Random random = rounds.Random;
            double[][] series = [.. Enumerable.Range(0, PerPanel).Select(_ => draw(random))];
            string where = string.Create(CultureInfo.InvariantCulture, $"{rounds.Where}, after {drawn}");
            (int made, int turned) = SsaSurvival.Check(series, 1 + random.Next(200), where, setting: drawn / PerPanel);
            drawn += PerPanel;
            forecasts += made;
            refused += turned;
        }

        rounds.Tell($"{drawn} {what}: {forecasts} forecasts finite and bounded, {refused} refused by SSA-001, each with its remedy");
    }
}
