using System.Globalization;

namespace Forecasting.Evaluation.Groups;

/// <summary>A way to part the targets of a backtest, so that the error of each part can be seen.</summary>
public abstract record Grouping
{
    private protected Grouping()
    {
    }

    /// <summary>Gets the grouping by the hour of the local day in which the interval starts: <c>00</c> to <c>23</c>.</summary>
    public static Grouping Hour { get; } = new ClockGrouping("hour", 0, [.. Enumerable.Range(0, 24).Select(hour => hour.ToString("00", CultureInfo.InvariantCulture))], part => part.Hour);

    /// <summary>Gets the grouping by the local weekday, Monday first.</summary>
    public static Grouping Weekday { get; } = new ClockGrouping("weekday", 1, CultureInfo.InvariantCulture.DateTimeFormat.DayNames is var names ? [.. names[1..], names[0]] : [], part => part.IsoWeekday);

    /// <summary>Gets the grouping by the local month.</summary>
    public static Grouping Month { get; } = new ClockGrouping("month", 1, CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12], part => part.Month);

    /// <summary>Gets the grouping by whether the local day is a holiday of the schema's region: public, or half of it off.</summary>
    /// <remarks>Days beyond the years of the calendar are in no group. It is refused where the schema names no <see cref="SeriesSchema.HolidayRegion"/>.</remarks>
    public static Grouping Holiday { get; } = new HolidayGrouping();

    /// <summary>Gets the name, such as <c>hour</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Groups by the value of a numeric column, such as the temperature, in bands that hold as many targets each.</summary>
    /// <param name="column">The column.</param>
    /// <param name="bands">How many bands, from 2 to 20. The default is 5.</param>
    /// <returns>The grouping; targets at which the column has no value are in no group, and equal values are in one.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of bands is out of its range.</exception>
    public static Grouping Bands(string column, int bands = 5)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bands, 20);
        return new BandGrouping(column, bands);
    }

    /// <summary>Gives the name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>Finds the groups of a backtest.</summary>
    internal abstract FittedGroups Fit(BacktestResult result);
}
