namespace Forecasting.Time;

/// <summary>One instant as the parts of the local clock and calendar.</summary>
internal readonly struct LocalParts
{
    /// <summary>Initializes a new instance of the <see cref="LocalParts"/> struct from a local date and minute.</summary>
    /// <param name="date">The parts of the date.</param>
    /// <param name="minuteOfDay">Minutes since local midnight by the clock, from 0 to 1439.</param>
    public LocalParts(in CivilDate date, int minuteOfDay)
    {
        Year = date.Year;
        EpochDay = date.EpochDay;
        DayOfYear = date.DayOfYear;
        Month = date.Month;
        Day = date.Day;
        IsoWeekday = date.IsoWeekday;
        MinuteOfDay = minuteOfDay;
        Hour = unchecked((byte)((uint)minuteOfDay / 60));
        Minute = unchecked((byte)((uint)minuteOfDay % 60));
    }

    /// <summary>Gets the year.</summary>
    public int Year { get; }

    /// <summary>Gets the local day as days since 1970-01-01.</summary>
    public int EpochDay { get; }

    /// <summary>Gets the minute of the day by the clock, from 0 to 1439.</summary>
    public int MinuteOfDay { get; }

    /// <summary>Gets the day of the year, from 1 to 366.</summary>
    public short DayOfYear { get; }

    /// <summary>Gets the month, from 1 to 12.</summary>
    public byte Month { get; }

    /// <summary>Gets the day of the month, from 1 to 31.</summary>
    public byte Day { get; }

    /// <summary>Gets the hour, from 0 to 23.</summary>
    public byte Hour { get; }

    /// <summary>Gets the minute, from 0 to 59.</summary>
    public byte Minute { get; }

    /// <summary>Gets the weekday, from 1 (Monday) to 7 (Sunday).</summary>
    public byte IsoWeekday { get; }
}
