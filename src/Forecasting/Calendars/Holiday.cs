using NodaTime;

namespace Forecasting.Calendars;

/// <summary>A holiday on one local date.</summary>
/// <param name="Date">The local date, in the ISO calendar; the day runs by the region's own clock.</param>
/// <param name="Name">The name, in English; the same every year, and the same on the day itself and on its substitute.</param>
/// <param name="Kind">How much of the day people spend away from work. The default is <see cref="HolidayKind.Public"/>.</param>
/// <param name="Observed">
/// <see langword="true"/> on the day given in place of a holiday that falls on a weekend. The default is <see langword="false"/>.
/// </param>
public sealed record Holiday(LocalDate Date, string Name, HolidayKind Kind = HolidayKind.Public, bool Observed = false);
