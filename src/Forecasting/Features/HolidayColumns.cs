namespace Forecasting.Features;

/// <summary>What <see cref="Feature.Holidays"/> tells of the local day of a row: a column for each flag.</summary>
/// <remarks>
/// A <i>holiday</i> is a day of which people have at least half off; a <i>day off</i> is a public holiday or a day of the region's own
/// weekend that is not worked in exchange. A column is missing where it hangs on a day beyond the years of the calendar.
/// </remarks>
[Flags]
public enum HolidayColumns
{
    /// <summary>No column.</summary>
    None = 0,

    /// <summary><c>holiday</c>: 1 on a holiday, otherwise 0.</summary>
    Holiday = 1,

    /// <summary><c>holiday eve</c>: 1 on the day before a holiday, otherwise 0.</summary>
    Eve = 1 << 1,

    /// <summary><c>holiday after</c>: 1 on the day after a holiday, otherwise 0.</summary>
    After = 1 << 2,

    /// <summary><c>holiday bridge</c>: 1 on a working day between two days off of which one is a holiday, otherwise 0.</summary>
    Bridge = 1 << 3,

    /// <summary><c>holiday long weekend</c>: 1 in a run of at least three days off, otherwise 0.</summary>
    LongWeekend = 1 << 4,

    /// <summary><c>holiday half day</c>: 1 on a day of which people have half off, otherwise 0.</summary>
    HalfDay = 1 << 5,

    /// <summary><c>holiday days since</c>: the days since the last holiday, 0 on one, up to <see cref="HolidayFeatureOptions.MostDays"/>.</summary>
    DaysSince = 1 << 6,

    /// <summary><c>holiday days until</c>: the days until the next holiday, 0 on one, up to <see cref="HolidayFeatureOptions.MostDays"/>.</summary>
    DaysUntil = 1 << 7,

    /// <summary><c>holiday kind</c>, a category: 0 none, and from 1 on the members of <see cref="Calendars.HolidayKind"/> in their order.</summary>
    Kind = 1 << 8,

    /// <summary>
    /// <c>holiday name</c>, a category: 0 none, then the names of the training part, observances among them, and the same names again for days of
    /// the weekend, on which a holiday changes less. A name that was not met in training is missing.
    /// </summary>
    Name = 1 << 9,

    /// <summary>
    /// <c>holiday weekday</c>, a category from 0 (Monday) to 6 (Sunday): the weekday that the day behaves like. A public holiday counts as the
    /// region's day of rest (Sunday, or Friday where Sunday is worked), a half day as the other day of its weekend, and a day of the weekend
    /// that is worked in exchange as the working day beside it.
    /// </summary>
    Weekday = 1 << 10,

    /// <summary><c>holiday share</c>: the share of the people for whom the day is a holiday, from 0 to 1.</summary>
    Share = 1 << 11,

    /// <summary>
    /// <c>holiday type</c>, a category: 0 ordinary, 1 a holiday on a working weekday, 2 a holiday at the weekend, 3 a half day, 4 a bridge
    /// day, 5 an eve on a working weekday, 6 an eve at the weekend, 7 the day after on a working weekday, 8 the day after at the weekend,
    /// 9 a working weekday between two holidays that are at most seven days apart, 10 the weekend between such. The first that fits counts.
    /// </summary>
    DayType = 1 << 12,

    /// <summary>
    /// <c>holiday beside</c>, a category: 0 none, then the names of the training part for a day before such a holiday, again for one after it,
    /// and both again for days of the weekend. A holiday has 0; a name that was not met in training is missing.
    /// </summary>
    Beside = 1 << 13,

    /// <summary>The holiday, its neighbours and bridge days.</summary>
    Near = Holiday | Eve | After | Bridge,

    /// <summary>All columns.</summary>
    All = (Beside << 1) - 1,
}
