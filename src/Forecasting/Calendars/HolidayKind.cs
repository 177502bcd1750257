namespace Forecasting.Calendars;

/// <summary>Says how much of a <see cref="Holiday"/> people spend away from work.</summary>
public enum HolidayKind
{
    /// <summary>A day on which public offices, and as a rule schools and banks, are closed.</summary>
    Public,

    /// <summary>A day of which the law gives half.</summary>
    HalfDay,

    /// <summary>A day that the law names, but on which most people work.</summary>
    Observance,

    /// <summary>A day of the weekend on which people work, as a rule in exchange for a day off near a holiday; not a day off.</summary>
    WorkingDay,
}
