using Forecasting.Time;
using NodaTime;
using NodaTime.TimeZones;

namespace Forecasting.Tests.Long;

/// <summary>Labels around every clock change of every zone are placed truly, or not at all.</summary>
[Trait("Tier", "Long")]
[Collection(LongCollection.Name)]
public sealed class ClockChangeTests
{
    private const long Day = NodaConstants.TicksPerDay;
    private static readonly Instant From = Instant.FromUtc(1990, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2036, 1, 1, 0, 0);
    private static readonly int[] Minutes = [15, 30, 60];

    private long _rows;
    private long _refused;
    private long _dropped;

    [Fact(Explicit = true)]
    public void Place_EveryChangeOfEveryZone_IsTrueOrRefused()
    {
        var rounds = new TimedRounds();
        int zones = 0, changes = 0;
        foreach (string id in DateTimeZoneProviders.Tzdb.Ids)
        {
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
            zones++;
            foreach (ZoneInterval interval in zone.GetZoneIntervals(From, To).Skip(1))
            {
                changes++;
                foreach (int minutes in Minutes) Check(zone, interval.Start.ToUnixTimeTicks(), minutes * NodaConstants.TicksPerMinute);
            }
        }

        Assert.True(zones > 500 && changes > 10_000, $"{zones} zones, {changes} changes.");
        Assert.True(_refused > 0 && _dropped > 0);
        rounds.Tell($"{zones} zones, {changes} clock changes, 3 grids: {_rows} labels placed or refused ({_refused} refused, {_dropped} dropped)");
    }

    private void Check(DateTimeZone zone, long change, long step)
    {
        long before = zone.GetUtcOffset(Instant.FromUnixTimeTicks(change - 1)).Ticks;
        long first = LocalTicks.FloorDiv(change + before - Day, step) * step;
        // Every label of the wall clock once, those included that it never shows.
        long[] wall = [.. Enumerable.Range(0, (int)(3 * Day / step)).Select(i => first + (i * step))];
        CheckStrict(zone, wall);
        CheckByOrder(zone, wall, null);
        // What a true meter writes: an instant every step, by the wall clock.
        long from = LocalTicks.FloorDiv(change - Day, step) * step;
        long[] instants = [.. Enumerable.Range(0, (int)(2 * Day / step)).Select(i => from + (i * step))];
        long[] labels = [.. instants.Select(ticks => ticks + OffsetAt(zone, ticks))];
        CheckStrict(zone, labels);
        CheckByOrder(zone, labels, instants);
        CheckByOrder(zone, [.. labels.Reverse()], [.. instants.Reverse()]);
    }

    private void CheckStrict(DateTimeZone zone, long[] labels)
    {
        LocalLabelPlacement placed = LocalLabelPlacement.Place(labels, zone, LocalTimeRule.Strict, []);
        HashSet<int> refused = [.. placed.Refusals.Select(refusal => refusal.Row)];
        for (int row = 0; row < labels.Length; row++)
        {
            List<long> instants = InstantsOf(zone, labels[row]);
            long expected = instants.Count == 1 ? instants[0] : LocalLabelPlacement.NoInstant;
            if (placed.Ticks[row] != expected || refused.Contains(row) != (instants.Count != 1))
                Assert.Fail($"{zone.Id} {LocalTicks.ToDateTime(labels[row])} has {instants.Count} instants, is put at {placed.Ticks[row]}, refused: {refused.Contains(row)}.");
        }

        _rows += labels.Length;
        _refused += refused.Count;
    }

    /// <summary>Checks that each row is placed at an instant that shows its label; at its own, where each ambiguous label has two rows.</summary>
    private void CheckByOrder(DateTimeZone zone, long[] labels, long[]? truth)
    {
        LocalLabelPlacement placed = LocalLabelPlacement.Place(labels, zone, LocalTimeRule.ByOrder, []);
        Dictionary<long, int> count = labels.CountBy(label => label).ToDictionary();
        bool whole = truth is not null && labels.All(label => InstantsOf(zone, label).Count == count[label]);
        for (int row = 0; row < labels.Length; row++)
        {
            long ticks = placed.Ticks[row];
            bool exists = InstantsOf(zone, labels[row]).Count > 0;
            bool right = ticks == LocalLabelPlacement.NoInstant
                ? !exists || placed.Refusals.Any(refusal => refusal.Row == row)
                : ticks + OffsetAt(zone, ticks) == labels[row] && (!whole || ticks == truth![row]);
            if (!right)
                Assert.Fail($"{zone.Id} row {row} {LocalTicks.ToDateTime(labels[row])} is put at {ticks}, truth {truth?[row]}.");
            if (ticks == LocalLabelPlacement.NoInstant) _dropped++;
        }

        if (whole) Assert.Empty(placed.Refusals);
        _rows += labels.Length;
    }

    // Without the library's own mapping: each offset in use within two days is tried.
    private static List<long> InstantsOf(DateTimeZone zone, long label)
    {
        var found = new List<long>(2);
        foreach (ZoneInterval interval in zone.GetZoneIntervals(Instant.FromUnixTimeTicks(label - (2 * Day)), Instant.FromUnixTimeTicks(label + (2 * Day))))
        {
            long ticks = label - interval.WallOffset.Ticks;
            if (OffsetAt(zone, ticks) == interval.WallOffset.Ticks && !found.Contains(ticks)) found.Add(ticks);
        }

        return found;
    }

    private static long OffsetAt(DateTimeZone zone, long ticks) => zone.GetUtcOffset(Instant.FromUnixTimeTicks(ticks)).Ticks;
}
