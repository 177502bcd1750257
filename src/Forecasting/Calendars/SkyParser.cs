using System.Globalization;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>Reads the days that follow the sun, the moon or another calendar.</summary>
internal static class SkyParser
{
    private const double China = 8;
    private const double Korea = 9;
    private const double Vietnam = 7;

    /// <summary>Reads a day, or returns <see langword="null"/> where the words are of another kind.</summary>
    public static DayExpression? Day(string[] words) => words switch
    {
        ["islamic", var day] => In(CalendarSystem.UmAlQura, day, 12, 30),
        ["hebrew", var day] => In(CalendarSystem.HebrewScriptural, day, 12, 30),
        ["persian", var day] => In(CalendarSystem.PersianAstronomical, day, 12, 31),
        ["coptic", var day] => In(CalendarSystem.Coptic, day, 13, 30),
        ["julian", var day] => In(CalendarSystem.Julian, day, 12, 31),
        ["chinese", var day] => Lunisolar(day, China),
        ["korean", var day] => Lunisolar(day, Korea),
        ["vietnamese", var day] => Lunisolar(day, Vietnam),
        ["hindu", var day] => Hindu(day, HinduMoment.Sunrise),
        ["hindu", var day, "at", var moment] => Hindu(day, Moment(moment)),
        ["full-moon", var month, var offset] => new MoonDay(true, RuleParser.Number(month, 1, 12), Offset(offset)),
        ["new-moon", var month, var offset] => new MoonDay(false, RuleParser.Number(month, 1, 12), Offset(offset)),
        ["sun-at", var degrees, var offset] => new SunDay(RuleParser.Number(degrees, 0, 359), Offset(offset)),
        ["between"] => new BetweenDay(),
        _ => null,
    };

    private static CalendarDay In(CalendarSystem system, string word, int months, int days)
    {
        var (month, day) = MonthDay(word, months, days);
        return new CalendarDay(system, month, day);
    }

    private static LunisolarDay Lunisolar(string word, double offset)
    {
        var (month, day) = MonthDay(word, 12, 30);
        return new LunisolarDay(month, day, offset);
    }

    private static HinduDay Hindu(string word, HinduMoment moment)
    {
        var (month, tithi) = MonthDay(word, 12, 30);
        return new HinduDay(month, tithi, moment);
    }

    private static (int Month, int Day) MonthDay(string word, int months, int days) =>
        word is { Length: 5 } && word[2] == '-'
            ? (RuleParser.Number(word[..2], 1, months), RuleParser.Number(word[3..], 1, days))
            : throw new FormatException($"'{word}' is not a month and a day (MM-DD).");

    private static HinduMoment Moment(string word) => word switch
    {
        "sunrise" => HinduMoment.Sunrise,
        "noon" => HinduMoment.Noon,
        "sunset" => HinduMoment.Sunset,
        "midnight" => HinduMoment.Midnight,
        _ => throw new FormatException($"'{word}' is not a moment (sunrise, noon, sunset or midnight)."),
    };

    private static double Offset(string word)
    {
        var parts = word.StartsWith("UTC", StringComparison.Ordinal) && word.Length > 4 && word[3] is '+' or '-' ? word[4..].Split(':') : [];
        if (parts.Length is not (1 or 2))
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{word}' is not an offset (such as UTC+5:30)."));
        var hours = RuleParser.Number(parts[0], 0, 14) + (parts.Length == 2 ? RuleParser.Number(parts[1], 0, 59) / 60.0 : 0);
        return word[3] == '-' ? -hours : hours;
    }
}
