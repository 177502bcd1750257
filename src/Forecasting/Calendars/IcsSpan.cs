using NodaTime;

namespace Forecasting.Calendars;

/// <summary>An all-day event, once: its dates, both ends included, and what its categories say.</summary>
internal sealed record IcsSpan(LocalDate From, LocalDate To, string Name)
{
    /// <summary>Gets the region, where <c>forecast holidays</c> wrote the event.</summary>
    public string? Region { get; init; }

    public HolidayKind Kind { get; init; }

    public bool Observed { get; init; }
}
