using Forecasting.Time;

namespace Forecasting.Forecasters.SimilarDay;

/// <summary>The local days of a run of the grid, in order.</summary>
internal sealed class DayTable
{
    private readonly LocalParts[] _parts;
    private readonly List<DaySpan> _days = [];

    /// <param name="grid">The grid.</param>
    /// <param name="first">The grid's index of the first step.</param>
    /// <param name="count">How many steps there are.</param>
    /// <param name="kinds">The kinds of days.</param>
    public DayTable(TimeGrid grid, long first, int count, DayKinds kinds)
    {
        First = first;
        _parts = new LocalParts[count];
        grid.LocalParts(first, _parts);
        int begin = _parts[0].EpochDay;
        DayKind[] all = kinds.Over(begin, _parts[^1].EpochDay - begin + 1);
        for (int i = 0; i < count;)
        {
            int day = _parts[i].EpochDay, end = i + 1;
            while (end < count && _parts[end].EpochDay == day) end++;
            _days.Add(new DaySpan(day, first + i, end - i, all[day - begin]));
            i = end;
        }
    }

    /// <summary>Gets the grid's index of the first step.</summary>
    public long First { get; }

    /// <summary>Gets the days; the first and the last may be cut.</summary>
    public IReadOnlyList<DaySpan> Days => _days;

    /// <summary>Finds the step of a day that begins at the same local time as a step of another day.</summary>
    /// <param name="step">The grid's index of the step.</param>
    /// <param name="own">Its day.</param>
    /// <param name="other">The other day.</param>
    /// <returns>The grid's index; -1 where the clock skips the time on the other day.</returns>
    public long Same(long step, in DaySpan own, in DaySpan other)
    {
        int minute = _parts[step - First].MinuteOfDay;
        long near = other.First + (step - own.First);
        // The clock changes on one of the days: the same time is an hour off.
        for (long apart = 0; apart <= other.Count; apart++)
        {
            if (Is(near + apart, other, minute)) return near + apart;
            if (Is(near - apart, other, minute)) return near - apart;
        }

        return -1;
    }

    private bool Is(long step, in DaySpan day, int minute) =>
        step >= day.First && step < day.First + day.Count && _parts[step - First].MinuteOfDay == minute;
}
