namespace Forecasting.Calendars;

/// <summary>The words that stand for the kinds of holidays in files.</summary>
internal static class HolidayKindWords
{
    private static readonly (string Word, HolidayKind Kind)[] Words =
    [
        ("public", HolidayKind.Public), ("half-day", HolidayKind.HalfDay), ("observance", HolidayKind.Observance), ("working-day", HolidayKind.WorkingDay),
    ];

    public static string All => string.Join(", ", Words.Select(w => w.Word));

    public static HolidayKind? Find(string text)
    {
        var place = Array.FindIndex(Words, w => string.Equals(w.Word, text, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? null : Words[place].Kind;
    }
}
