using System.Globalization;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>The rules of one country, as its text gives them.</summary>
internal sealed class CountryRules
{
    private readonly List<HolidayRule> _rules = [];
    private readonly List<(SubstituteRule Rule, Scope Where)> _substitutes = [];

    private CountryRules(string country) => Country = country;

    public string Country { get; }

    public int FirstYear { get; private set; }

    public int LastYear { get; private set; }

    public IReadOnlyList<string> Subdivisions { get; private set; } = [];

    public IReadOnlyList<IsoDayOfWeek> Weekend { get; private set; } = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    public IReadOnlyList<(SubstituteRule Rule, Scope Where)> Substitutes => _substitutes;

    public IReadOnlyList<HolidayRule> Rules => _rules;

    /// <summary>Reads the text of a country; its grammar is in <c>Rules/README.md</c>.</summary>
    /// <param name="country">The ISO 3166-1 code.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">A line is not understood; the message names it.</exception>
    public static CountryRules Parse(string country, string text)
    {
        var rules = new CountryRules(country);
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            try
            {
                rules.Read(line);
            }
            catch (FormatException e)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"Holiday rules of {country}, line {number}: {e.Message} The line is '{line.Trim()}'."), e);
            }
        }

        return rules.FirstYear > 0 ? rules : throw new FormatException($"Holiday rules of {country}: there is no line 'years'.");
    }

    private void Read(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        var fields = (comment < 0 ? line : line[..comment]).Split('|', StringSplitOptions.TrimEntries);
        if (fields is [""])
            return;
        if (fields.Length > 3)
            throw new FormatException("There are more than three fields.");
        var words = RuleParser.Words(fields[0]);
        if (fields.Length == 1 && words[0] is "years" or "subdivisions" or "weekend")
            ReadHeader(words);
        else if (words is ["substitute", ..] && fields.Length <= 2)
            _substitutes.Add((RuleParser.Substitute(words[1..]), ScopeOf(fields.Length == 2 ? fields[1] : null)));
        else
            Add(fields);
    }

    private void ReadHeader(string[] words)
    {
        if (words is ["years", var first, var last])
            (FirstYear, LastYear) = (RuleParser.Year(first), RuleParser.Year(last));
        else if (words is ["subdivisions", _, ..])
            Subdivisions = [.. Subdivisions, .. words[1..]];
        else if (words is ["weekend", ..])
            Weekend = [.. words[1..].Select(RuleParser.Weekday)];
        else
            throw new FormatException($"'{words[0]}' lacks its values.");
        if (LastYear < FirstYear || Subdivisions.Distinct(StringComparer.Ordinal).Count() != Subdivisions.Count)
            throw new FormatException("The years are out of order or a subdivision is listed twice.");
    }

    private void Add(string[] fields)
    {
        if (fields.Length < 2 || fields[0].Length == 0)
            throw new FormatException("A rule reads 'name | when' or 'name | when | where'.");
        var rule = RuleParser.Rule(fields[0], fields[1]) with { Where = ScopeOf(fields.Length == 3 ? fields[2] : null) };
        _rules.Add(rule);
    }

    private Scope ScopeOf(string? field)
    {
        if (field is null)
            return Scope.Everywhere;
        var words = RuleParser.Words(field);
        var excluded = words is ["not", ..];
        var listed = excluded ? words[1..] : words;
        if (listed.Length == 0)
            throw new FormatException("The third field names no subdivision.");
        foreach (var name in listed)
        {
            if (!Subdivisions.Contains(name))
                throw new FormatException($"'{name}' is not among the subdivisions.");
        }

        return new Scope(listed, excluded);
    }
}
