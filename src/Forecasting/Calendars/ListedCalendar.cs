using System.Globalization;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>A calendar of days that the user listed.</summary>
internal sealed class ListedCalendar : HolidayCalendar
{
    private readonly ILookup<int, Holiday> _byYear;

    public ListedCalendar(string region, IEnumerable<Holiday> holidays, int firstYear, int lastYear)
        : base(region, firstYear, lastYear)
    {
        var seen = new HashSet<(LocalDate, string, bool)>();
        var listed = new List<Holiday>();
        foreach (var given in holidays)
        {
            if (given is null)
                throw new ArgumentException("A holiday in the list is null.", nameof(holidays));
            var day = given with { Date = given.Date.WithCalendar(CalendarSystem.Iso) };
            if (Fault(day, seen, firstYear, lastYear) is { } fault)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The holiday '{day.Name}' on {day.Date:r} {fault}."), nameof(holidays));
            }

            listed.Add(day);
        }

        _byYear = listed.ToLookup(h => h.Date.Year);
    }

    protected override IEnumerable<Holiday> ComputeYear(int year) => _byYear[year];

    private static string? Fault(Holiday day, HashSet<(LocalDate, string, bool)> seen, int firstYear, int lastYear)
    {
        if (string.IsNullOrWhiteSpace(day.Name))
            return "has no name";
        if (!Enum.IsDefined(day.Kind))
            return "has a kind that does not exist";
        if (day.Date.Year < firstYear || day.Date.Year > lastYear)
            return string.Create(CultureInfo.InvariantCulture, $"is outside the years {firstYear} to {lastYear} that the list covers");
        return seen.Add((day.Date, day.Name, day.Observed)) ? null : "is listed twice";
    }
}
