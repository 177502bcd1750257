using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The calendar that a country's rules give for the country or one of its subdivisions.</summary>
internal sealed class RuleCalendar : HolidayCalendar
{
    // More than a month of days that are no working days is nowhere to be found.
    private const int Margin = 31;

    private readonly HolidayRule[] _rules;
    private readonly (SubstituteRule Rule, YearRange Years)[] _substitutes;
    private readonly Weekends _weekends;

    public RuleCalendar(CountryRules country, string subdivision)
        : base(subdivision.Length == 0 ? country.Country : country.Country + "-" + subdivision, country.FirstYear, country.LastYear)
    {
        _rules = [.. country.Rules.Where(r => r.Where.Includes(subdivision))];
        _substitutes = [.. country.Substitutes.Where(s => s.Where.Includes(subdivision)).Select(s => (s.Rule, s.Years))];
        _weekends = country.Weekends;
    }

    public override bool IsWeekend(LocalDate date) => _weekends.Includes(date.WithCalendar(CalendarSystem.Iso));

    protected override IEnumerable<Holiday> ComputeYear(int year)
    {
        var own = OwnDays(year);
        var working = new WorkingDays(_weekends);
        foreach (var (date, rule) in own)
        {
            if (rule.Kind == HolidayKind.Public)
                working.Close(date);
        }

        AddBetween(own, working, year);
        var taken = new HashSet<LocalDate>();
        var result = new List<Holiday>(own.Count / 2);
        foreach (var (date, rule) in own)
        {
            if (date.Year == year)
                result.Add(new Holiday(date, rule.Name, rule.Kind));
            if ((rule.Substitute ?? SubstituteIn(date.Year)).Find(date, taken, working) is not { } substitute)
                continue;
            taken.Add(substitute);
            if (substitute.Year == year)
                result.Add(new Holiday(substitute, rule.Name, rule.Kind, Observed: true));
        }

        return result;
    }

    // The turns of the neighbours come too: New Year's Day may be given on 31 December, and a substitute needs a free day.
    private List<(LocalDate Date, HolidayRule Rule)> OwnDays(int year)
    {
        var first = new LocalDate(year, 1, 1).PlusDays(-Margin);
        var last = new LocalDate(year, 12, 31).PlusDays(Margin);
        var own = new List<(LocalDate, HolidayRule)>();
        var dates = new List<LocalDate>();
        for (var y = year - 1; y <= year + 1; y++)
        {
            foreach (var rule in _rules)
            {
                dates.Clear();
                rule.AddTo(dates, y);
                foreach (var date in dates)
                {
                    if (date >= first && date <= last)
                        own.Add((date, rule));
                }
            }
        }

        return own;
    }

    private void AddBetween(List<(LocalDate Date, HolidayRule Rule)> own, WorkingDays working, int year)
    {
        foreach (var rule in _rules)
        {
            if (rule.Day is not BetweenDay)
                continue;
            var found = new List<LocalDate>();
            foreach (var before in working.Closed)
            {
                var date = before.PlusDays(1);
                if (Math.Abs(date.Year - year) <= 1 && rule.AppliesIn(date.Year) && working.IsWorking(date) && working.IsClosed(date.PlusDays(1))
                    && (rule.OnlyOn.Length == 0 || rule.OnlyOn.Contains(date.DayOfWeek)))
                    found.Add(date);
            }

            found.Sort();
            foreach (var date in found)
            {
                working.Close(date);
                own.Add((date, rule));
            }
        }
    }

    // The last line that fits is the most particular one.
    private SubstituteRule SubstituteIn(int year)
    {
        for (var i = _substitutes.Length - 1; i >= 0; i--)
        {
            if (_substitutes[i].Years.Includes(year))
                return _substitutes[i].Rule;
        }

        return SubstituteRule.None;
    }
}
