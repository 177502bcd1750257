namespace Forecasting.Accuracy.Holidays;

/// <summary>Keeps apart the two parts of docs/holidays.md, which two commands write: each leaves the other's as it stands.</summary>
internal static class HolidayPage
{
    private const string Start = "<!-- Written by the command holiday-effect, from here -->";
    private const string End = "<!-- to here. -->";

    /// <summary>Puts a section on the effect of holidays at the end of a page, in place of one that is there.</summary>
    /// <param name="page">The page; may be empty.</param>
    /// <param name="section">The text of the section.</param>
    /// <exception cref="InvalidDataException">The page has a mark without its partner.</exception>
    public static string WithEffect(string page, string section)
    {
        (int from, int to) = Find(page);
        string rest = from < 0 ? page : page[..from] + page[to..];
        return rest.TrimEnd('\n') + (rest.Length > 0 ? "\n\n" : "") + Start + "\n\n" + section.Trim('\n') + "\n\n" + End + "\n";
    }

    /// <summary>Gives a fresh page the section on the effect of holidays that an older one has, if it has one.</summary>
    /// <param name="fresh">The page without that section.</param>
    /// <param name="old">The page as it stood; may be empty.</param>
    /// <exception cref="InvalidDataException">The old page has a mark without its partner.</exception>
    public static string WithEffectOf(string fresh, string old)
    {
        (int from, int to) = Find(old);
        return from < 0 ? fresh : WithEffect(fresh, old[(from + Start.Length)..(to - End.Length)]);
    }

    // From the first sign of the one mark to after the last of the other, or less than 0.
    private static (int From, int To) Find(string page)
    {
        int from = page.IndexOf(Start, StringComparison.Ordinal);
        int to = page.IndexOf(End, StringComparison.Ordinal);
        if ((from < 0) != (to < 0) || to < from) throw new InvalidDataException($"The page has not both of '{Start}' and '{End}', in this order.");
        return (from, to + End.Length);
    }
}
