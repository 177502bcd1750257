using System.CommandLine;
using Forecasting.Preparation;
using NodaTime;

namespace Forecasting.Cli.Options;

/// <summary>Which rows are used.</summary>
internal sealed class RangeOptions
{
    private readonly Option<TimePoint?> _from = Parsed.Value(
        "--from", "T", "First time that is used, with an offset or local to the zone (default: the first row).", TimePoint.Parse);

    private readonly Option<TimePoint?> _to = Parsed.Value("--to", "T", "End of the times that are used; its own row is not (default: the last row).", TimePoint.Parse);

    public void AddTo(Command command)
    {
        command.Add(_from);
        command.Add(_to);
    }

    /// <summary>Keeps the rows of the range.</summary>
    public SeriesPanel Apply(SeriesPanel panel, ParseResult parse)
    {
        (Instant? from, Instant? to) = (From(panel, parse), To(panel, parse));
        if (from >= to) throw new ArgumentException($"--from {from} is not before --to {to}: no row lies between.");
        return from is null && to is null ? panel : panel.Between(from, to);
    }

    /// <summary>Keeps the rows from the first time on; the end is left to the caller, who needs what is known beyond it.</summary>
    public SeriesPanel ApplyFrom(SeriesPanel panel, ParseResult parse) => From(panel, parse) is { } from ? panel.Between(from, null) : panel;

    public Instant? To(SeriesPanel panel, ParseResult parse) => parse.GetValue(_to)?.In(panel.Schema.CalendarZone, _to.Name);

    private Instant? From(SeriesPanel panel, ParseResult parse) => parse.GetValue(_from)?.In(panel.Schema.CalendarZone, _from.Name);
}
