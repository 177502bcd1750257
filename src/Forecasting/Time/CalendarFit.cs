using NodaTime;

namespace Forecasting.Time;

/// <summary>Lays days, weeks, business days, months and their ends over sorted local times.</summary>
internal sealed class CalendarFit
{
    private const double Most = 0.95;

    private readonly int[] _days;
    private readonly long _rows;
    private readonly long _time;
    private readonly long[] _sample;

    private CalendarFit(int[] days, long[] sample, long rows, long time)
    {
        _days = days;
        _sample = sample;
        _rows = rows;
        _time = time;
    }

    /// <summary>Tries the calendar steps on the days of the times.</summary>
    /// <param name="local">The local times, sorted.</param>
    /// <param name="given">The same times in the ticks that were given.</param>
    /// <param name="rows">The number of distinct times.</param>
    /// <returns>The fits, the likeliest first; the first that is accepted is the answer.</returns>
    public static List<FrequencyFit> Fits(ReadOnlySpan<long> local, ReadOnlySpan<long> given, long rows)
    {
        var time = FixedStepFit.MajorityPhase(local, NodaConstants.TicksPerDay);
        var days = new List<int>();
        var sample = new List<long>();
        for (var i = 0; i < local.Length; i++)
        {
            if (LocalTicks.FloorMod(local[i], NodaConstants.TicksPerDay) != time)
                continue;
            var day = LocalTicks.FloorDay(local[i]);
            if (days.Count > 0 && days[^1] == day)
                continue;
            days.Add(day);
            sample.Add(given[i]);
        }

        var fits = new List<FrequencyFit>();
        if (days.Count < 3)
            return fits;
        var fit = new CalendarFit([.. days], [.. sample], rows, time);
        fit.AddMonths(fits);
        fit.AddBusinessDays(fits);
        fit.AddDays(fits);
        return fits;
    }

    private void AddMonths(List<FrequencyFit> fits)
    {
        Span<int> byDay = stackalloc int[32];
        byDay.Clear();
        var ends = 0;
        foreach (var day in _days)
        {
            var date = new CivilDate(day);
            byDay[date.Day]++;
            if (IsMonthEnd(date))
                ends++;
        }

        var common = 31;
        for (var day = 30; day >= 1; day--)
        {
            if (byDay[day] > byDay[common])
                common = day;
        }

        var same = Months(date => date.Day == common || (date.Day < common && IsMonthEnd(date)), monthEnd: false, common);
        var end = ends >= Most * _days.Length ? Months(IsMonthEnd, monthEnd: true, 31) : null;
        // A year later the same day is the end of the month again, so the plainer name is the true one.
        if (end is not null && (end.Frequency.Count % 12 != 0 || same is null || same.OffGrid > end.OffGrid))
            fits.Add(end);
        else if (same is not null)
            fits.Add(same);
    }

    private FrequencyFit? Months(Func<CivilDate, bool> onGrid, bool monthEnd, int common)
    {
        var steps = new StepHistogram();
        var last = 0;
        var sample = -1;
        for (var i = 0; i < _days.Length; i++)
        {
            var date = new CivilDate(_days[i]);
            if (!onGrid(date))
                continue;
            if (last != 0 && date.MonthIndex == last)
                return null;
            if (last != 0)
                steps.Add(date.MonthIndex - last);
            last = date.MonthIndex;
            // Only a month long enough shows which day of the month is meant.
            if (sample < 0 || (date.Day == common && new CivilDate(_days[sample]).Day != common))
                sample = i;
        }

        if (steps.Count < 2 || steps.Count + 1 < Most * _days.Length || steps.Gcd > 1200)
            return null;
        var unit = steps.Gcd;
        var frequency = monthEnd ? Frequency.MonthEnds((int)unit) : Frequency.Months((int)unit);
        return FrequencyFit.From(frequency, steps, unit, _rows) with { Phase = _time, Sample = _sample[sample] };
    }

    private void AddBusinessDays(List<FrequencyFit> fits)
    {
        var steps = new StepHistogram();
        long last = 0;
        var first = -1;
        for (var i = 0; i < _days.Length; i++)
        {
            if (WeekDay(_days[i]) > 4)
                continue;
            var ordinal = (LocalTicks.FloorDiv(_days[i] + 3L, 7) * 5) + WeekDay(_days[i]);
            if (first >= 0)
                steps.Add(ordinal - last);
            else
                first = i;
            last = ordinal;
        }

        var weekendRows = _days.Length - steps.Count - 1;
        if (steps.Count < 2 || steps.Gcd != 1 || weekendRows > 0.02 * _days.Length)
            return;
        // If weekends were as full as weekdays, would they be this empty by chance?
        var filled = Math.Min(1, (steps.Count + 1.0) / (steps.Sum + 1));
        var weekendDays = _days[^1] - _days[first] + 1 - (steps.Sum + 1);
        if (weekendDays < 2 || weekendDays * filled - weekendRows < 0 || Math.Pow(1 - filled, weekendDays) > 0.001)
            return;
        fits.Add(FrequencyFit.From(Frequency.BusinessDays, steps, 1, _rows) with { Phase = _time, Sample = _sample[first] });
    }

    private void AddDays(List<FrequencyFit> fits)
    {
        var steps = new StepHistogram();
        for (var i = 1; i < _days.Length; i++)
            steps.Add(_days[i] - _days[i - 1]);
        if (steps.Gcd <= 3660)
        {
            var whole = FrequencyFit.From(Frequency.Days((int)steps.Gcd), steps, steps.Gcd, _rows) with { Phase = _time, Sample = _sample[0] };
            // Business days with rows left out: days that happen to leave out every weekend are no better answer.
            if (steps.Gcd == 1 && SkipsWeekends()) whole = whole with { Undecided = true };
            fits.Add(whole);
            if (whole.Accepted || steps.Gcd % 7 == 0)
                return;
        }

        AddWeeks(fits);
    }

    private bool SkipsWeekends()
    {
        foreach (int day in _days)
        {
            if (WeekDay(day) > 4) return false;
        }

        return LocalTicks.FloorDiv(_days[^1] + 3L, 7) > LocalTicks.FloorDiv(_days[0] + 3L, 7);
    }

    private void AddWeeks(List<FrequencyFit> fits)
    {
        Span<int> byWeekDay = stackalloc int[7];
        byWeekDay.Clear();
        foreach (var day in _days)
            byWeekDay[WeekDay(day)]++;
        var common = 0;
        for (var day = 1; day < 7; day++)
        {
            if (byWeekDay[day] > byWeekDay[common])
                common = day;
        }

        if (byWeekDay[common] < Most * _days.Length)
            return;
        var steps = new StepHistogram();
        var last = -1;
        var first = -1;
        for (var i = 0; i < _days.Length; i++)
        {
            if (WeekDay(_days[i]) != common)
                continue;
            if (last >= 0)
                steps.Add((_days[i] - _days[last]) / 7);
            else
                first = i;
            last = i;
        }

        if (steps.Count >= 2 && steps.Gcd <= 522)
            fits.Add(FrequencyFit.From(Frequency.Weeks((int)steps.Gcd), steps, steps.Gcd, _rows) with { Phase = _time, Sample = _sample[first] });
    }

    // Monday is 0.
    private static int WeekDay(int day) => (int)LocalTicks.FloorMod(day + 3L, 7);

    private static bool IsMonthEnd(CivilDate date) => date.Day == CivilDate.DaysInMonth(date.Year, date.Month);
}
