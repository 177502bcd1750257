using System.CommandLine;
using Forecasting.Evaluation.Groups;

namespace Forecasting.Cli.Options;

/// <summary>What a backtest shows beside the scores of all targets.</summary>
internal sealed class EvidenceOptions
{
    private readonly Option<string?> _by = Parsed.Text("--by", "WHAT", "Also show the error by hour, weekday, month, holiday, or bands of a numeric column.");

    private readonly Option<int?> _peaks = Parsed.Whole("--peaks", "Also score the peaks of local days, and so many of their highest steps.", 1, 12);

    public void AddTo(Command command)
    {
        command.Add(_by);
        command.Add(_peaks);
    }

    public int? Peaks(RegularPanel panel, ParseResult parse) =>
        parse.GetValue(_peaks) is not { } top || panel.Frequency.StepsPerDay > Math.Max(1, top)
            ? parse.GetValue(_peaks)
            : throw new ArgumentException($"--peaks {top}: a day of the table has {panel.Frequency.StepsPerDay} steps of {panel.Frequency}; ask for fewer, or leave it out.");

    /// <summary>Returns the grouping that is asked for; null for none.</summary>
    /// <exception cref="ArgumentException">The table lacks what it needs.</exception>
    public Grouping? By(RegularPanel panel, ParseResult parse)
    {
        switch (parse.GetValue(_by))
        {
            case null: return null;
            case "hour": return Grouping.Hour;
            case "weekday": return Grouping.Weekday;
            case "month": return Grouping.Month;
            case "holiday":
                return panel.Schema.HolidayRegion is not null ? Grouping.Holiday : throw new ArgumentException("--by holiday: name the region with --holidays, such as --holidays US-NY.");
            case var column:
                string words = string.Join(", ", (string[])["hour", "weekday", "month", "holiday", .. panel.Columns.Select(one => one.Name)]);
                return panel.IndexOfColumn(column) >= 0 ? Grouping.Bands(column) : throw new ArgumentException($"--by '{column}': there is {words}; a column is named by --known or --observed.");
        }
    }
}
