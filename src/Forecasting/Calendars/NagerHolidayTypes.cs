namespace Forecasting.Calendars;

/// <summary>The types that Nager.Date gives a holiday; one may have several.</summary>
[Flags]
public enum NagerHolidayTypes
{
    /// <summary>No type.</summary>
    None = 0,

    /// <summary>A public holiday.</summary>
    Public = 1,

    /// <summary>Banks and offices are closed.</summary>
    Bank = 2,

    /// <summary>Schools are closed.</summary>
    School = 4,

    /// <summary>Authorities are closed.</summary>
    Authorities = 8,

    /// <summary>Most people take the day off.</summary>
    Optional = 16,

    /// <summary>A day that is celebrated without time off.</summary>
    Observance = 32,
}
