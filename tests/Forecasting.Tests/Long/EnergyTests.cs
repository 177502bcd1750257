using Forecasting.Preparation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;
using NodaTime.TimeZones;

namespace Forecasting.Tests.Long;

/// <summary>Days of 23, 24, 25 and other numbers of hours hold the energy of their rows, to the last unit.</summary>
[Trait("Tier", "Long")]
[Collection(LongCollection.Name)]
public sealed class EnergyTests
{
    private static readonly Instant From = Instant.FromUtc(2015, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2031, 1, 1, 0, 0);
    private static readonly int[] Minutes = [15, 30, 60];

    [Fact(Explicit = true)]
    public void FillGaps_DaysOfEveryClockChange_KeepTheEnergy()
    {
        var rounds = new TimedRounds();
        rounds.Next();
        int zones = 0, panels = 0, days = 0;
        var lengths = new SortedSet<double>();
        foreach (string id in DateTimeZoneProviders.Tzdb.Ids)
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
            ZoneInterval[] changes = [.. zone.GetZoneIntervals(From, To).Skip(1)];
            zones += changes.Length > 0 ? 1 : 0;
            foreach (ZoneInterval change in changes)
            {
                foreach (int minutes in Minutes)
                {
                    int checkedDays = Check(rounds.Random, zone, change.Start, Duration.FromMinutes(minutes), lengths);
                    panels += checkedDays > 0 ? 1 : 0;
                    days += checkedDays;
                }
            }
        }

        Assert.True(zones > 100 && days > 50_000, $"{zones} zones, {days} days.");
        Assert.Contains(23.5, lengths);
        rounds.Tell($"{zones} zones, {panels} clock changes and grids, {days} days of {string.Join(", ", lengths)} hours");
    }

    private static int Check(Random random, DateTimeZone zone, Instant change, Duration step, SortedSet<double> lengths)
    {
        LocalDate middle = (change - Duration.Epsilon).InZone(zone).Date;
        Instant[] midnights = [.. Enumerable.Range(-2, 6).Select(i => zone.AtStartOfDay(middle.PlusDays(i)).ToInstant())];
        // Where a day does not begin on the grid, no sum of rows is the day's.
        if (midnights.Any(midnight => (midnight - midnights[0]).TotalTicks % step.TotalTicks != 0)) return 0;
        int count = (int)((midnights[^1] - midnights[0]) / step);
        double[] values = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(-1000, 1_000_000))];
        SeriesSchema schema = Panels.Schema(zone) with { Frequency = Frequency.FromTicks((long)step.TotalTicks) };
        SeriesPanel panel = Panels.Of(schema, Rows.Every("a", midnights[0], step, values));
        RegularPanel sums = panel.FillGaps(new() { AggregateTo = Frequency.Days(1), TargetAggregation = Aggregation.Sum });
        RegularPanel means = panel.FillGaps(new() { AggregateTo = Frequency.Days(1), TargetAggregation = Aggregation.Mean });
        Assert.True(sums.Length(0) == 5, $"{zone.Id} {change}: {sums.Length(0)} days.");
        for (int day = 0; day < 5; day++)
        {
            int start = (int)((midnights[day] - midnights[0]) / step), end = (int)((midnights[day + 1] - midnights[0]) / step);
            // Whole numbers below 2^53: this sum is exact in any order.
            double energy = values.AsSpan(start, end - start).ToArray().Sum();
            if (sums.Target(0)[day] != energy || means.Target(0)[day] != energy / (end - start))
                Assert.Fail($"{zone.Id} {middle.PlusDays(day - 2)} by {step}: the rows hold {energy}, the day {sums.Target(0)[day]}, its mean is {means.Target(0)[day]}.");
            lengths.Add((end - start) * step.TotalHours);
        }

        return 5;
    }
}
