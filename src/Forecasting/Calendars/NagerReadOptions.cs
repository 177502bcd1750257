namespace Forecasting.Calendars;

/// <summary>How the holidays of Nager.Date are read.</summary>
public sealed record NagerReadOptions : HolidayFileOptions
{
    private const NagerHolidayTypes All = NagerHolidayTypes.Public | NagerHolidayTypes.Bank | NagerHolidayTypes.School
        | NagerHolidayTypes.Authorities | NagerHolidayTypes.Optional | NagerHolidayTypes.Observance;

    /// <summary>Gets the types of which one is enough to make a day <see cref="HolidayKind.Public"/>; others are <see cref="HolidayKind.Observance"/>.</summary>
    /// <value>At least one type. The default is <see cref="NagerHolidayTypes.Public"/>.</value>
    public NagerHolidayTypes PublicTypes
    {
        get;
        init
        {
            if (value == NagerHolidayTypes.None || (value & ~All) != 0)
                throw new ArgumentOutOfRangeException(nameof(value), value, "Name at least one type, and only those that there are.");
            field = value;
        }
    } = NagerHolidayTypes.Public;

    /// <summary>Gets whether days have their name in the language of the country.</summary>
    /// <value>The default is false: the English name.</value>
    public bool LocalNames { get; init; }
}
