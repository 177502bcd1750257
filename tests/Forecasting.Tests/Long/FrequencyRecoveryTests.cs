using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Long;

/// <summary>A frequency is found again after up to half of the rows are removed, or there is none; a wrong one is never named.</summary>
[Trait("Tier", "Long")]
[Collection(LongCollection.Name)]
public sealed class FrequencyRecoveryTests
{
    private const int PerRound = 200;

    private static readonly string[] Frequencies =
    [
        "PT1M", "PT2M", "PT3M", "PT5M", "PT6M", "PT10M", "PT12M", "PT15M", "PT20M", "PT30M", "PT1H", "PT2H", "PT3H", "PT4H", "PT6H", "PT8H", "PT12H",
        "P1D", "P1W", "P1M", "P1M/end", "P3M", "P1Y", "P1D/business",
    ];

    private static readonly string?[] Zones = [null, "Europe/Berlin", "America/New_York", "Australia/Sydney", "America/Sao_Paulo"];

    [Fact(Explicit = true)]
    public void Infer_UpToHalfOfTheRowsRemoved_IsRightOrNone()
    {
        var rounds = new TimedRounds();
        long tried = 0, none = 0, coarser = 0, daily = 0;
        var shortest = new SortedDictionary<string, int>(StringComparer.Ordinal);
        while (rounds.Next())
        {
            for (int i = 0; i < PerRound; i++, tried++)
            {
                string text = Frequencies[rounds.Random.Next(Frequencies.Length)];
                string? id = Zones[rounds.Random.Next(Zones.Length)];
                (TimeGrid grid, long[] kept) = Draw(rounds.Random, text, id);
                FrequencyEvidence evidence = FrequencyInference.Infer(kept, id is null ? null : grid.Zone);
                if (evidence.Frequency == grid.Frequency) continue;
                string what = $"{text} in {id ?? "UTC"}, {kept.Length} rows kept: {evidence.Frequency} {evidence.Explanation}; {rounds.Where}, case {i}";
                if (evidence.Frequency is null)
                {
                    none++;
                    Assert.True(kept.Length < 3 || evidence.Candidates.Count > 0, what);
                    continue;
                }

                if (text == "P1D/business" && evidence.Frequency == Frequency.Days(1) && IsOneWeek(grid, kept))
                {
                    daily++;
                    continue;
                }

                // Rows that all lie on a longer grid cannot show a shorter one; anything else is a wrong answer.
                Assert.True(HoldsAll(evidence, grid.Zone, kept) && evidence.Frequency.NominalDuration > grid.Frequency.NominalDuration, what);
                coarser++;
                shortest[text] = Math.Max(shortest.GetValueOrDefault(text), kept.Length);
            }
        }

        rounds.Tell($"{tried} series: {tried - none - coarser - daily} right, {none} without an answer, {coarser} whose kept rows all lie on the longer grid named (most rows kept: {string.Join(' ', shortest.Select(pair => $"{pair.Key} {pair.Value}"))}), {daily} business days of a single week named days, 0 wrong");
    }

    private static (TimeGrid Grid, long[] Kept) Draw(Random random, string text, string? id)
    {
        DateTimeZone zone = id is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[id];
        LocalDate day = text.EndsWith("end", StringComparison.Ordinal) ? new(2001, 12, 31) : new(2001 + random.Next(20), 1 + random.Next(12), 1 + random.Next(28));
        if (text == "P1D/business" && day.DayOfWeek >= IsoDayOfWeek.Saturday) day = day.PlusDays(2);
        TimeGrid grid = TimeGrid.AlignedTo(Frequency.Parse(text), zone, zone.AtStartOfDay(day).ToInstant());
        long[] ticks = new long[random.Next(3) == 0 ? random.Next(12, 40) : random.Next(40, 400)];
        // Years and quarters of a whole century are still within the range of times.
        if (text is "P1Y" or "P3M") ticks = new long[Math.Min(ticks.Length, 60)];
        grid.FillTicks(grid.FloorIndex(zone.AtStartOfDay(day).ToInstant()), ticks);
        double keep = 0.5 + (0.5 * random.NextDouble());
        return (grid, [.. ticks.Where(_ => random.NextDouble() < keep)]);
    }

    // Rows between two weekends say nothing about weekends.
    private static bool IsOneWeek(TimeGrid grid, long[] kept) => kept[^1] - kept[0] < 5 * NodaConstants.TicksPerDay
        && Instant.FromUnixTimeTicks(kept[0]).InZone(grid.Zone).DayOfWeek <= Instant.FromUnixTimeTicks(kept[^1]).InZone(grid.Zone).DayOfWeek;

    private static bool HoldsAll(FrequencyEvidence evidence, DateTimeZone zone, long[] ticks)
    {
        TimeGrid grid = TimeGrid.AlignedTo(evidence.Frequency!, zone, Instant.FromUnixTimeTicks(evidence.SampleTicks));
        return ticks.All(one => grid.TryIndexOf(one, out _));
    }
}
