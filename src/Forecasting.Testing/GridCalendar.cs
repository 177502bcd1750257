using NodaTime;

namespace Forecasting.Testing;

/// <summary>The regular grid of steps of a synthetic table, with all that the wall clock says about each.</summary>
internal sealed class GridCalendar
{
    /// <summary>Lays the grid from the start of the first local day to the end of the last.</summary>
    public GridCalendar(SyntheticLoadOptions options)
    {
        var zone = DateTimeZoneProviders.Tzdb[options.Zone];
        var start = zone.AtStartOfDay(options.Start).ToInstant();
        var end = zone.AtStartOfDay(options.End).ToInstant();
        Count = checked((int)((end - start).BclCompatibleTicks / options.Step.BclCompatibleTicks));
        StepHours = options.Step.TotalHours;
        Times = new Instant[Count];
        Labels = new LocalDateTime[Count];
        Offsets = new Offset[Count];
        Hours = new double[Count];
        SolarHours = new double[Count];
        DaysOfYear = new double[Count];
        Weekdays = new IsoDayOfWeek[Count];
        Rest = new double[Count];
        Holidays = new bool[Count];
        SecondPass = new int[Count];
        IsSecondPass = new bool[Count];
        Fill(options, zone, start);
        FindClockChanges(options.Step);
    }

    /// <summary>The number of steps.</summary>
    public int Count { get; }

    /// <summary>The length of a step, in hours.</summary>
    public double StepHours { get; }

    /// <summary>The start of each step.</summary>
    public Instant[] Times { get; }

    /// <summary>The wall clock at the start of each step.</summary>
    public LocalDateTime[] Labels { get; }

    /// <summary>How far the wall clock is ahead of universal time.</summary>
    public Offset[] Offsets { get; }

    /// <summary>The wall clock as hours of the day, from 0 to less than 24.</summary>
    public double[] Hours { get; }

    /// <summary>The hours of the day by standard time, which the sun follows.</summary>
    public double[] SolarHours { get; }

    /// <summary>Days of the year, with the part of the day.</summary>
    public double[] DaysOfYear { get; }

    /// <summary>The day of the week.</summary>
    public IsoDayOfWeek[] Weekdays { get; }

    /// <summary>How far a holiday makes the day like a Sunday: 0 not at all, 1 wholly.</summary>
    public double[] Rest { get; }

    /// <summary>Whether the day is a holiday of the calendar.</summary>
    public bool[] Holidays { get; }

    /// <summary>For a step whose label comes again when clocks go back, the index of that later step; else -1.</summary>
    public int[] SecondPass { get; }

    /// <summary>Whether the label of the step has already been.</summary>
    public bool[] IsSecondPass { get; }

    /// <summary>The labels that clocks going forward leave out, with the index of the first step after them.</summary>
    public List<(int Next, LocalDateTime[] Labels)> SpringGaps { get; } = [];

    private void Fill(SyntheticLoadOptions options, DateTimeZone zone, Instant start)
    {
        var holidays = HolidaysOf(options);
        var interval = zone.GetZoneInterval(start);
        var time = start;
        for (var i = 0; i < Count; i++, time += options.Step)
        {
            if (!interval.Contains(time))
                interval = zone.GetZoneInterval(time);
            var label = time.WithOffset(interval.WallOffset).LocalDateTime;
            var solar = time.WithOffset(interval.StandardOffset).LocalDateTime;
            Times[i] = time;
            Labels[i] = label;
            Offsets[i] = interval.WallOffset;
            Hours[i] = label.NanosecondOfDay / 3.6e12;
            SolarHours[i] = solar.NanosecondOfDay / 3.6e12;
            DaysOfYear[i] = solar.DayOfYear - 1 + (SolarHours[i] / 24);
            Weekdays[i] = label.DayOfWeek;
            if (holidays.TryGetValue(label.Date, out var day))
            {
                Rest[i] = day.Rest;
                Holidays[i] = day.Flagged;
            }
        }
    }

    private static Dictionary<LocalDate, UnitedStatesHolidays.Day> HolidaysOf(SyntheticLoadOptions options)
    {
        var holidays = new Dictionary<LocalDate, UnitedStatesHolidays.Day>();
        if (!options.Holidays)
            return holidays;
        for (var year = options.Start.Year; year <= options.End.Year + 1; year++)
        {
            foreach (var day in UnitedStatesHolidays.InYear(year))
            {
                // An eve may also be an observed holiday: the stronger effect counts, and a flag stays.
                if (holidays.TryGetValue(day.Date, out var other))
                    holidays[day.Date] = new(day.Date, Math.Max(day.Rest, other.Rest), day.Flagged || other.Flagged);
                else
                    holidays.Add(day.Date, day);
            }
        }
        return holidays;
    }

    private void FindClockChanges(Duration step)
    {
        Array.Fill(SecondPass, -1);
        var stepTicks = step.BclCompatibleTicks;
        for (var i = 1; i < Count; i++)
        {
            var moved = (Offsets[i] - Offsets[i - 1]).Ticks;
            if (moved > 0)
            {
                var labels = new List<LocalDateTime>();
                for (var label = Labels[i - 1].PlusTicks(stepTicks); label < Labels[i]; label = label.PlusTicks(stepTicks))
                    labels.Add(label);
                if (labels.Count > 0)
                    SpringGaps.Add((i, [.. labels]));
            }
            else if (moved < 0 && -moved % stepTicks == 0)
            {
                var steps = (int)(-moved / stepTicks);
                for (var second = i; second < Math.Min(i + steps, Count); second++)
                {
                    if (second - steps < 0)
                        continue;
                    SecondPass[second - steps] = second;
                    IsSecondPass[second] = true;
                }
            }
        }
    }
}
