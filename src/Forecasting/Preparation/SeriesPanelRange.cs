using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Takes a part of a <see cref="SeriesPanel"/> by time.</summary>
public static class SeriesPanelRange
{
    extension(SeriesPanel panel)
    {
        /// <summary>Keeps the rows whose interval starts in a half-open range; a series without such a row is left out.</summary>
        /// <param name="from">The first instant; null for the beginning.</param>
        /// <param name="to">The end, itself not included; null for the end of the rows.</param>
        /// <returns>The panel of those rows, with the same findings.</returns>
        /// <exception cref="SeriesDataException">No row lies in the range (ING-003).</exception>
        public SeriesPanel Between(Instant? from, Instant? to)
        {
            ArgumentNullException.ThrowIfNull(panel);
            (int From, int To)[] cuts = new (int, int)[panel.SeriesCount];
            for (int s = 0; s < cuts.Length; s++)
            {
                ReadOnlySpan<long> ticks = panel.Ticks(s);
                cuts[s] = (Place(ticks, from, 0), Place(ticks, to, ticks.Length));
            }

            int[] kept = [.. Enumerable.Range(0, cuts.Length).Where(s => cuts[s].From < cuts[s].To)];
            return kept.Length > 0 ? Take(panel, kept, cuts) : throw SeriesDataException.Of(
                "ING-003", $"No row lies from {from?.ToString() ?? "the beginning"} to {to?.ToString() ?? "the end"}: the rows are from {First(panel)} to {Last(panel)}.");
        }
    }

    private static int Place(ReadOnlySpan<long> ticks, Instant? time, int otherwise)
    {
        if (time is not { } instant) return otherwise;
        int place = ticks.BinarySearch(instant.ToUnixTimeTicks());
        return place < 0 ? ~place : place;
    }

    private static SeriesPanel Take(SeriesPanel panel, int[] kept, (int From, int To)[] cuts)
    {
        PanelRows rows = panel.Rows;
        int[] offsets = new int[kept.Length + 1];
        for (int i = 0; i < kept.Length; i++) offsets[i + 1] = offsets[i] + cuts[kept[i]].To - cuts[kept[i]].From;
        var taken = new PanelRows(offsets, Column(rows.Ticks), Column(rows.Target), [.. rows.Covariates.Select(Column)])
        {
            States = rows.States is { } states ? Column(states) : null,
            Statics = [.. rows.Statics.Select(column => kept.Select(s => column[s]).ToArray())],
        };
        return new SeriesPanel(panel.Schema, [.. kept.Select(s => panel.Keys[s])], taken, panel.Findings);

        T[] Column<T>(T[] values)
        {
            var column = new T[offsets[^1]];
            for (int i = 0; i < kept.Length; i++)
            {
                (int from, int to) = cuts[kept[i]];
                values.AsSpan(rows.Offsets[kept[i]] + from, to - from).CopyTo(column.AsSpan(offsets[i]));
            }

            return column;
        }
    }

    private static Instant First(SeriesPanel panel) => Enumerable.Range(0, panel.SeriesCount).Where(s => panel.Length(s) > 0).Min(s => panel.TimeAt(s, 0));

    private static Instant Last(SeriesPanel panel) => Enumerable.Range(0, panel.SeriesCount).Where(s => panel.Length(s) > 0).Max(s => panel.TimeAt(s, panel.Length(s) - 1));
}
