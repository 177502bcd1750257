using System.Globalization;

namespace Forecasting.Calendars;

/// <summary>The rules of one country, as its text gives them.</summary>
internal sealed class CountryRules
{
    private readonly List<HolidayRule> _rules = [];
    private readonly List<(SubstituteRule Rule, YearRange Years, Scope Where)> _substitutes = [];
    private readonly List<string> _subdivisions = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<(bool Verified, Scope Where)> _statuses = [];
    private readonly List<(string Text, Scope Where)> _differences = [];

    private CountryRules(string country) => Country = country;

    public string Country { get; }

    public int FirstYear { get; private set; }

    public int LastYear { get; private set; }

    /// <summary>Gets the codes of the subdivisions, without the country's, in the order of the text.</summary>
    public IReadOnlyList<string> Subdivisions => _subdivisions;

    public Weekends Weekends { get; } = new();

    public IReadOnlyList<(SubstituteRule Rule, YearRange Years, Scope Where)> Substitutes => _substitutes;

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

        if (rules.FirstYear == 0)
            throw new FormatException($"Holiday rules of {country}: there is no line 'years'.");
        return rules._names.ContainsKey("") ? rules : throw new FormatException($"Holiday rules of {country}: there is no line 'name'.");
    }

    /// <summary>Gets the English name of a subdivision, or with an empty code of the country.</summary>
    public string NameOf(string subdivision) => _names[subdivision];

    /// <summary>Tells whether the rules of a part are held to be the law's; they are not where no line says so.</summary>
    public bool IsVerified(string subdivision) => _statuses.LastOrDefault(s => s.Where.Includes(subdivision)).Verified;

    /// <summary>Gets why the days of a part differ from the list that they are compared with.</summary>
    public IReadOnlyList<string> DifferencesOf(string subdivision) =>
        [.. _differences.Where(d => d.Where.Includes(subdivision)).Select(d => d.Text)];

    private void Read(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        var fields = (comment < 0 ? line : line[..comment]).Split('|', StringSplitOptions.TrimEntries);
        if (fields is [""])
            return;
        if (fields.Length > 3)
            throw new FormatException("There are more than three fields.");
        if (fields.Length > 2 || !ReadHeader(RuleParser.Words(fields[0]), fields[0], fields.Length == 2 ? fields[1] : null))
            Add(fields);
    }

    private bool ReadHeader(string[] words, string text, string? where)
    {
        switch (words)
        {
            case ["substitute", ..]:
                var clauses = text["substitute".Length..].Split(',', StringSplitOptions.TrimEntries);
                _substitutes.Add((RuleParser.Substitute(RuleParser.Words(clauses[0])), RuleParser.Years(clauses[1..]), ScopeOf(where)));
                return true;
            case ["status", ..]:
                _statuses.Add((ReadStatus(words), ScopeOf(where)));
                return true;
            case ["differs", ..]:
                _differences.Add((Rest(words), ScopeOf(where)));
                return true;
            case ["years" or "name" or "subdivision" or "weekend", ..] when where is null:
                ReadWhole(words, text);
                return true;
            default:
                return false;
        }
    }

    private void ReadWhole(string[] words, string text)
    {
        if (words is ["years", var first, var last])
            ReadYears(RuleParser.Year(first), RuleParser.Year(last));
        else if (words is ["name", _, ..])
            AddName("", Rest(words));
        else if (words is ["subdivision", var code, _, ..])
        {
            AddName(code, Rest(words[1..]));
            _subdivisions.Add(code);
        }
        else if (words is ["weekend", _, ..])
        {
            var clauses = text["weekend".Length..].Split(',', StringSplitOptions.TrimEntries);
            Weekends.Add([.. RuleParser.Words(clauses[0]).Select(RuleParser.Weekday)], RuleParser.Years(clauses[1..]));
        }
        else
            throw new FormatException($"'{words[0]}' lacks its values.");
    }

    private void ReadYears(int first, int last)
    {
        if (FirstYear > 0 || last < first)
            throw new FormatException("The years are out of order or there twice.");
        (FirstYear, LastYear) = (first, last);
    }

    private void AddName(string subdivision, string name)
    {
        if (!_names.TryAdd(subdivision, name))
            throw new FormatException("The name or the subdivision is there twice.");
    }

    private static bool ReadStatus(string[] words) => words switch
    {
        ["status", "verified"] => true,
        ["status", "best-effort"] => false,
        _ => throw new FormatException("A status is 'verified' or 'best-effort'."),
    };

    private static string Rest(string[] words) =>
        words.Length > 1 ? string.Join(' ', words[1..]) : throw new FormatException($"'{words[0]}' lacks its text.");

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
            if (!_subdivisions.Contains(name))
                throw new FormatException($"'{name}' is not among the subdivisions.");
        }

        return new Scope(listed, excluded);
    }
}
