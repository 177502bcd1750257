using System.Text;

namespace Forecasting.Calendars;

/// <summary>The kinds of holidays as words in files: <c>public</c>, <c>half-day</c>, <c>observance</c>.</summary>
internal static class HolidayKindWords
{
    private static readonly (HolidayKind Kind, string Word)[] Words = [.. Enum.GetValues<HolidayKind>().Select(k => (k, ToWord(k)))];

    /// <summary>Gets all words, for a message.</summary>
    public static string All { get; } = string.Join(", ", Words.Select(w => w.Word));

    /// <summary>Returns the kind of a word in lower case, or null where there is none.</summary>
    public static HolidayKind? Parse(string word)
    {
        foreach (var (kind, known) in Words)
        {
            if (known == word)
                return kind;
        }

        return null;
    }

    /// <summary>Returns the name of a kind in lower case, with a hyphen before each word but the first.</summary>
    public static string ToWord(HolidayKind kind)
    {
        var word = new StringBuilder();
        foreach (var letter in kind.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0)
                word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }
}
