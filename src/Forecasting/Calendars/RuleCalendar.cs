using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The calendar that a country's rules give for the country or one of its subdivisions.</summary>
internal sealed class RuleCalendar : HolidayCalendar
{
    // More than a month of days that are no working days is nowhere to be found.
    private const int Margin = 31;

    private readonly HolidayRule[] _rules;
    private readonly SubstituteRule _substitute;
    private readonly IReadOnlyList<IsoDayOfWeek> _weekend;

    public RuleCalendar(CountryRules country, string subdivision)
        : base(subdivision.Length == 0 ? country.Country : country.Country + "-" + subdivision, country.FirstYear, country.LastYear)
    {
        _rules = [.. country.Rules.Where(r => r.Where.Includes(subdivision))];
        _weekend = country.Weekend;

        // The last line that fits is the most particular one.
        _substitute = country.Substitutes.LastOrDefault(s => s.Where.Includes(subdivision)).Rule ?? SubstituteRule.None;
    }

    protected override IEnumerable<Holiday> ComputeYear(int year)
    {
        // The turns of the neighbours come too: New Year's Day may be given on 31 December, and a substitute needs a free day.
        var first = new LocalDate(year, 1, 1).PlusDays(-Margin);
        var last = new LocalDate(year, 12, 31).PlusDays(Margin);
        var own = new List<(Holiday Holiday, HolidayRule Rule)>();
        var dates = new List<LocalDate>();
        for (var y = year - 1; y <= year + 1; y++)
        {
            foreach (var rule in _rules)
            {
                dates.Clear();
                if (rule.AppliesIn(y))
                    rule.Day.AddTo(dates, y);
                foreach (var date in dates)
                {
                    if (date >= first && date <= last && (rule.OnlyOn.Length == 0 || rule.OnlyOn.Contains(date.DayOfWeek)))
                        own.Add((new Holiday(date, rule.Name, rule.Kind), rule));
                }
            }
        }

        var working = new WorkingDays(_weekend);
        foreach (var (holiday, _) in own)
            working.Close(holiday);
        var taken = new HashSet<LocalDate>();
        var result = new List<Holiday>(own.Count / 2);
        foreach (var (holiday, rule) in own)
        {
            if (holiday.Date.Year == year)
                result.Add(holiday);
            if ((rule.Substitute ?? _substitute).Find(holiday.Date, taken, working) is not { } substitute)
                continue;
            taken.Add(substitute);
            if (substitute.Year == year)
                result.Add(holiday with { Date = substitute, Observed = true });
        }

        return result;
    }
}
