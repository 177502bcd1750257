using NodaTime;

namespace Forecasting.Calendars;

/// <summary>A named span of local dates: a school holiday, a season, a strike, the closure of a plant.</summary>
/// <param name="From">The first local date.</param>
/// <param name="To">The last local date, included; not before <paramref name="From"/>.</param>
/// <param name="Name">The name; best the same every year.</param>
public sealed record CalendarPeriod(LocalDate From, LocalDate To, string Name);
