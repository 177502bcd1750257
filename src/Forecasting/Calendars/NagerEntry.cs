using NodaTime;

namespace Forecasting.Calendars;

/// <summary>A day as Nager.Date writes it.</summary>
internal sealed record NagerEntry(LocalDate Date, string Name, string LocalName, string Country)
{
    /// <summary>Gets the subdivisions that have the day, or none where all of the country has it.</summary>
    public IReadOnlyList<string> Counties { get; init; } = [];

    /// <summary>Gets the first year of the day, or null.</summary>
    public int? LaunchYear { get; init; }

    public NagerHolidayTypes Types { get; init; }
}
