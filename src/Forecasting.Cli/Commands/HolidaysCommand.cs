using System.CommandLine;
using System.Globalization;
using Forecasting.Calendars;
using Forecasting.Cli.Options;
using Forecasting.Cli.Output;

namespace Forecasting.Cli.Commands;

/// <summary><c>forecast holidays</c>: prints the holidays of regions, or the regions there are.</summary>
internal sealed class HolidaysCommand : DataCommand
{
    private static readonly (string Word, HolidayKind Kind)[] Kinds = [.. Enum.GetValues<HolidayKind>().Select(kind => (HolidayRows.Word(kind), kind))];

    private readonly Argument<string?> _regions = new("REGIONS")
    {
        Description = "ISO 3166 codes, separated by commas: US-NY,DE-BY.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<IReadOnlyList<int>?> _years = Parsed.Text("--years", "YEARS", "Years and spans of years: 2024-2026,2030 (default: this year and the next, or with --file its years).", Years);
    private readonly Option<IReadOnlyList<HolidayKind>?> _kinds = Parsed.Text(
        "--kind", "KINDS", $"Only these kinds: {string.Join(',', Kinds.Select(k => k.Word))} (default: all).", KindsOf);

    private readonly Option<string?> _file = Parsed.Text(
        "--file", "FILE", "Print the days of a file, too: .csv (date,name and where there are region,kind,observed), .ics, or .json in Nager.Date's form.");

    private readonly Option<bool> _list = Parsed.Flag("--list", "List the regions that are covered, or REGIONS and their parts, with their names, and how far each is to be trusted.");
    private readonly Option<bool> _csv = Parsed.Flag("--csv", "Write CSV: region,date,name,kind,observed; of --list: region,name,status,agreement.");
    private readonly Option<bool> _json = Parsed.Flag("--json", "Write JSON in the form of Nager.Date's version 3.");
    private readonly Option<bool> _ics = Parsed.Flag("--ics", "Write an iCalendar file (RFC 5545) of all-day events.");
    private readonly TimeProvider _clock;

    public HolidaysCommand(Terminal terminal, TimeProvider? clock = null)
        : base("holidays", "Print the holidays of countries and their parts.", terminal)
    {
        _clock = clock ?? TimeProvider.System;
        Add(_regions);
        foreach (Option option in new Option[] { _years, _kinds, _file, _list, _csv, _json, _ics }) Add(option);
        Validators.Add(result =>
        {
            if (new[] { _csv, _json, _ics }.Count(result.GetValue) > 1) result.AddError("Choose one of --csv, --json and --ics.");
            bool list = result.GetValue(_list);
            bool file = result.GetValue(_file) is not null;
            if (!list && !file && result.GetValue(_regions) is null) result.AddError("Name regions, such as US-NY,DE-BY, or give --file or --list.");
            if (list && file) result.AddError("--list names the regions of the library's rules, not those of a --file.");
            if (list && (result.GetValue(_ics) || result.GetValue(_json))) result.AddError("--list is printed as a table or with --csv.");
        });
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "forecast holidays US-NY,DE-BY --years 2024-2026,2030",
        "forecast holidays GB-SCT --years 2025 --ics",
        "forecast holidays DE-BY --file company.ics --years 2025 --csv",
        "forecast holidays --list --csv",
    ];

    protected override Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        string[] regions = parse.GetValue(_regions)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        if (parse.GetValue(_list))
        {
            foreach (string region in regions) HolidayCalendar.Describe(region);
            HolidayRows.WriteRegions(Terminal, code => regions.Length == 0 || regions.Any(r => code == r || code.StartsWith(r + "-", StringComparison.Ordinal)), parse.GetValue(_csv));
            return Task.FromResult(ExitCode.Success);
        }

        IReadOnlyList<HolidayKind> kinds = parse.GetValue(_kinds) ?? Enum.GetValues<HolidayKind>();
        var rows = new List<(string Region, Holiday Holiday)>();
        (IReadOnlyList<HolidayCalendar> calendars, IReadOnlyList<int> years) = Asked(parse, regions);
        foreach (IGrouping<string, HolidayCalendar> region in calendars.GroupBy(calendar => calendar.Region))
        {
            IEnumerable<Holiday> days = region.SelectMany(calendar => years.SelectMany(calendar.InYear)).Distinct();
            rows.AddRange(days.Where(holiday => kinds.Contains(holiday.Kind)).OrderBy(holiday => holiday.Date).Select(holiday => (region.Key, holiday)));
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (parse.GetValue(_csv)) HolidayRows.WriteCsv(Terminal.Out, rows);
        else if (parse.GetValue(_json)) HolidayRows.WriteJson(Terminal.Out, rows);
        else if (parse.GetValue(_ics)) HolidayRows.WriteCalendar(Terminal.Out, rows);
        else HolidayRows.Show(Terminal, rows);
        return Task.FromResult(ExitCode.Success);
    }

    // The regions named, by the rules, then those of the file.
    private (IReadOnlyList<HolidayCalendar> Calendars, IReadOnlyList<int> Years) Asked(ParseResult parse, string[] regions)
    {
        IReadOnlyList<int>? years = parse.GetValue(_years);
        HolidayCalendar[] named = [.. regions.Select(HolidayCalendar.For)];
        if (parse.GetValue(_file) is not { } file)
        {
            int now = _clock.GetLocalNow().Year;
            return (named, years ?? [now, now + 1]);
        }

        IReadOnlyList<HolidayCalendar> read = HolidayInput.ReadAll(file, years);
        return ([.. named, .. read], years ?? [.. Enumerable.Range(read[0].FirstYear, read[0].LastYear - read[0].FirstYear + 1)]);
    }

    private static IReadOnlyList<int> Years(string text)
    {
        var years = new SortedSet<int>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] ends = part.Split('-');
            int first = Year(ends[0], part);
            int last = ends.Length == 1 ? first : Year(ends[1], part);
            if (ends.Length > 2 || last < first) throw new ArgumentException($"'{part}' is no year and no span of years such as 2024-2026.");
            for (int year = first; year <= last; year++) years.Add(year);
        }

        return [.. years];
    }

    private static int Year(string text, string part) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year > 0
            ? year
            : throw new ArgumentException($"'{part}' is no year and no span of years such as 2024-2026.");

    private static IReadOnlyList<HolidayKind> KindsOf(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries).Select(word =>
    {
        int place = Array.FindIndex(Kinds, kind => kind.Word == word);
        return place >= 0 ? Kinds[place].Kind : throw new ArgumentException($"'{word}' is none of {string.Join(", ", Kinds.Select(kind => kind.Word))}.");
    })];
}
