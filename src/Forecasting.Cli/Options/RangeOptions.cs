using System.CommandLine;
using Forecasting.Preparation;
using NodaTime;

namespace Forecasting.Cli.Options;

/// <summary>Which rows are used, and which of their readings are set aside.</summary>
internal sealed class RangeOptions
{
    private readonly Option<TimePoint?> _from = Parsed.Value(
        "--from", "T", "First time that is used, with an offset or local to the zone (default: the first row).", TimePoint.Parse);

    private readonly Option<TimePoint?> _to = Parsed.Value("--to", "T", "End of the times that are used; its own row is not (default: the last row).", TimePoint.Parse);

    private readonly Option<DataFaults?> _mask = Parsed.Value(
        "--mask", "FAULTS", "Likely faults of the target to set aside and fill: spikes, flat-lines, zeros, level-shifts, outages, all (default: none).", Faults);

    private readonly Option<bool> _dropEmpty = Parsed.Flag("--drop-empty-series", "Leave out series that have no value of the target.");

    public void AddTo(Command command)
    {
        command.Add(_from);
        command.Add(_to);
        command.Add(_mask);
        command.Add(_dropEmpty);
    }

    /// <summary>Lays the rows on one grid and fills the gaps.</summary>
    public RegularPanel Prepare(SeriesPanel panel, ParseResult parse, int threads, CancellationToken cancellationToken) =>
        panel.Prepare(
            new PreparationOptions
            {
                Mask = parse.GetValue(_mask) ?? DataFaults.None,
                DropEmptySeries = parse.GetValue(_dropEmpty),
                Threads = threads,
            },
            cancellationToken);

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

    private static DataFaults Faults(string text) => NameList.Parse(text).Select(Fault).Aggregate((all, fault) => all | fault);

    private static DataFaults Fault(string word) => word switch
    {
        "spikes" => DataFaults.Spikes,
        "flat-lines" => DataFaults.FlatLines,
        "zeros" => DataFaults.Zeros,
        "level-shifts" => DataFaults.LevelShifts,
        "outages" => DataFaults.Outages,
        "all" => DataFaults.All,
        _ => throw new ArgumentException($"'{word}' is none of spikes, flat-lines, zeros, level-shifts, outages, all."),
    };

    private Instant? From(SeriesPanel panel, ParseResult parse) => parse.GetValue(_from)?.In(panel.Schema.CalendarZone, _from.Name);
}
