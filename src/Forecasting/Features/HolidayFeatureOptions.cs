using Forecasting.Calendars;

namespace Forecasting.Features;

/// <summary>Which holidays a feature knows, and what it tells of them.</summary>
public sealed record HolidayFeatureOptions
{
    /// <summary>Gets the columns.</summary>
    /// <value>At least one. The default is <see cref="HolidayColumns.Near"/>.</value>
    public HolidayColumns Columns
    {
        get;
        init
        {
            if (value == HolidayColumns.None || (value & ~HolidayColumns.All) != 0)
                throw new ArgumentOutOfRangeException(nameof(value), value, "Name at least one column, and only those that there are.");
            field = value;
        }
    } = HolidayColumns.Near;

    /// <summary>Gets a calendar of your own.</summary>
    /// <value>The default is null: the built-in one of the region.</value>
    public HolidayCalendar? Calendar { get; init; }

    /// <summary>Gets the regions of a grid that spans several, weighed by their people.</summary>
    /// <value>
    /// The default is null: the region alone. Otherwise a day is a holiday also where at least half of the people have it off, its name is
    /// that of the most people, and the weekend stays that of the region.
    /// </value>
    public RegionShares? Shares { get; init; }

    /// <summary>Gets how far <see cref="HolidayColumns.DaysSince"/> and <see cref="HolidayColumns.DaysUntil"/> count.</summary>
    /// <value>In days, from 1 to 366. The default is 7.</value>
    public int MostDays
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 366);
            field = value;
        }
    } = 7;

    /// <summary>Gets how many days before that of the row the day lies of which the columns tell.</summary>
    /// <value>
    /// In days, from -366 to 366. The default is 0. With 7 a lag of a week can be told to come from a holiday; with -1 the columns tell of
    /// the day after that of the row. A row whose day is known has missing values where the other day is beyond the years of the calendar.
    /// </value>
    public int DaysBack
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -366);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 366);
            field = value;
        }
    }
}
