using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Calendars;

/// <summary>Reads the parts of a rule; strict: what it does not know, it refuses.</summary>
internal static class RuleParser
{
    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] Ordinals = ["1st", "2nd", "3rd", "4th", "5th"];

    public static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads <c>when</c>: an expression for the day, then clauses, each after a comma.</summary>
    public static HolidayRule Rule(string name, string when)
    {
        var parts = when.Split(',', StringSplitOptions.TrimEntries);
        var rule = new HolidayRule { Name = name, Day = Day(Words(parts[0])) };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts[1..])
        {
            var words = Words(part);
            if (words.Length == 0 || !seen.Add(words[0]))
                throw new FormatException($"The clause '{part}' is empty or there twice.");
            rule = With(rule, words);
        }

        if (rule.Day is BetweenDay && seen.Overlaps(["for", "moves", "decreed"]))
            throw new FormatException("'between' can neither last, nor move, nor be decreed.");
        if (rule.LastYear < rule.FirstYear)
            throw new FormatException("The rule ends before it starts.");
        return rule.Every == 1 || seen.Contains("from") ? rule : throw new FormatException("'every' counts from a year: 'from' is missing.");
    }

    public static SubstituteRule Substitute(string[] words)
    {
        if (words is ["none"])
            return SubstituteRule.None;
        return words.Length > 0 ? new SubstituteRule([.. words.Select(Step)]) : throw new FormatException("'substitute' lacks its days.");
    }

    public static IsoDayOfWeek Weekday(string word)
    {
        var index = Array.IndexOf(Weekdays, word);
        return index >= 0 ? (IsoDayOfWeek)(index + 1) : throw new FormatException($"'{word}' is not a weekday (Mon to Sun).");
    }

    public static int Year(string word) =>
        word.Length == 4 ? Number(word, 1, 9999) : throw new FormatException($"'{word}' is not a year of four digits.");

    public static int Number(string word, int from, int to) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{word}' is not a whole number from {from} to {to}."));

    /// <summary>Reads the years of a header: <c>from 2010</c> and <c>to 2015</c>.</summary>
    public static YearRange Years(string[] parts)
    {
        var years = YearRange.All;
        foreach (var part in parts)
        {
            years = Words(part) switch
            {
                ["from", var year] when years.First == YearRange.All.First => years with { First = Year(year) },
                ["to", var year] when years.Last == YearRange.All.Last => years with { Last = Year(year) },
                _ => throw new FormatException($"The clause '{part}' is neither 'from' nor 'to', or there twice."),
            };
        }

        return years.First <= years.Last ? years : throw new FormatException("The line ends before it starts.");
    }

    private static HolidayRule With(HolidayRule rule, string[] words) => words switch
    {
        ["from", var year] => rule with { FirstYear = Year(year) },
        ["to", var year] => rule with { LastYear = Year(year) },
        ["every", var years] => rule with { Every = Number(years, 2, 99) },
        ["except", _, ..] => rule with { ExceptYears = [.. words[1..].Select(Year)] },
        ["if", _, ..] => rule with { OnlyOn = [.. words[1..].Select(Weekday)] },
        ["substitute", ..] => rule with { Substitute = Substitute(words[1..]) },
        ["for", var days, "days"] => rule with { Days = Number(days, 2, 60) },
        ["moves", _, ..] => rule with { Moves = Moves(words[1..]) },
        ["decreed", _, ..] => rule with { Decreed = [.. words[1..].Select(Date)] },
        ["working", "day"] => rule with { Kind = HolidayKind.WorkingDay, Substitute = rule.Substitute ?? SubstituteRule.None },
        ["half", "day"] => rule with { Kind = HolidayKind.HalfDay },
        ["observance"] => rule with { Kind = HolidayKind.Observance, Substitute = rule.Substitute ?? SubstituteRule.None },
        _ => throw new FormatException($"The clause '{string.Join(' ', words)}' is not known."),
    };

    private static DayExpression Day(string[] words)
    {
        if (words.Length > 1 && words[^1][0] is '+' or '-')
            return words[0] == "between" ? throw new FormatException("'between' cannot be shifted.") : new ShiftedDay(Day(words[..^1]), Offset(words[^1]));
        switch (words)
        {
            case ["easter"]:
                return new EasterDay(Orthodox: false);
            case ["orthodox-easter"]:
                return new EasterDay(Orthodox: true);
            case ["last", var weekday, var month]:
                return new LastWeekday(Weekday(weekday), Number(month, 1, 12));
            case [var nth, var weekday, var month] when Array.IndexOf(Ordinals, nth) is >= 0 and var index:
                return new NthWeekday(index + 1, Weekday(weekday), Number(month, 1, 12));
            case [var weekday, "on", "or", "after", var day]:
                return Near(weekday, day, 0);
            case [var weekday, "after", var day]:
                return Near(weekday, day, 1);
            case [var weekday, "on", "or", "before", var day]:
                return Near(weekday, day, -6);
            case [var weekday, "before", var day]:
                return Near(weekday, day, -7);
            case [{ Length: 5 } day]:
                var (fixedMonth, fixedDay) = MonthDay(day);
                return new FixedDay(fixedMonth, fixedDay);
            case [{ Length: 10 } first, ..] when char.IsAsciiDigit(first[0]):
                return new DecreedDays([.. words.Select(Date)]);
            default:
                return SkyParser.Day(words) ?? throw new FormatException($"The day '{string.Join(' ', words)}' is not understood.");
        }
    }

    private static WeekdayNear Near(string weekday, string monthDay, int shift)
    {
        var (month, day) = MonthDay(monthDay);
        if (month == 2 && day == 29)
            throw new FormatException("29 February is not in every year.");
        return new WeekdayNear(Weekday(weekday), month, day, shift);
    }

    private static SubstituteStep Step(string word)
    {
        if (word.Length < 4)
            throw new FormatException($"The substitute '{word}' is not understood.");
        var direction = word[^1] switch { '>' => 1, '<' => -1, _ => 0 };
        var split = direction == 0 ? word.AsSpan().IndexOfAny('+', '-') : word.Length - 1;
        if (split <= 0)
            throw new FormatException($"The substitute '{word}' is not understood.");
        var trigger = word[..split];
        return new SubstituteStep(
            trigger == "taken" ? null : Weekday(trigger), direction == 0 ? Offset(word[split..]) : 0, direction);
    }

    private static int[] Moves(string[] words)
    {
        var moves = new int[7];
        foreach (var word in words)
        {
            if (word.Length < 5 || word[3] is not ('+' or '-'))
                throw new FormatException($"The move '{word}' is not understood (such as Tue-1).");
            ref var move = ref moves[(int)Weekday(word[..3]) - 1];
            if (move != 0)
                throw new FormatException($"The move '{word}' names a weekday twice.");
            move = Offset(word[3..]);
        }

        return moves;
    }

    private static (int Month, int Day) MonthDay(string word)
    {
        // A leap year, so that 29 February can be named.
        var parsed = LocalDatePattern.Iso.Parse("2000-" + word);
        return parsed.Success ? (parsed.Value.Month, parsed.Value.Day) : throw new FormatException($"'{word}' is not a day of the year (MM-DD).");
    }

    private static LocalDate Date(string word)
    {
        var parsed = LocalDatePattern.Iso.Parse(word);
        return parsed.Success ? parsed.Value : throw new FormatException($"'{word}' is not a date (YYYY-MM-DD).");
    }

    private static int Offset(string word) =>
        word[0] == '-' ? -Number(word[1..], 1, 366) : Number(word[1..], 1, 366);
}
