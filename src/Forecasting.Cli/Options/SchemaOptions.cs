using System.CommandLine;
using Forecasting.Calendars;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Cli.Options;

/// <summary>What the columns of a table are, and what its times mean.</summary>
internal sealed class SchemaOptions
{
    private readonly Option<ColumnNames?> _time = Parsed.Text(
        "--time", "COL[,COL]", "Column of the time; two where a date and a time of day stand apart.", NameList.Columns);

    private readonly Option<string?> _target = Parsed.Text("--target", "COL", "Column to forecast.");

    private readonly Option<ColumnNames?> _keys = Parsed.Text("--keys", "COLS", "Columns that identify a series (default: the table is one series).", NameList.Columns);

    private readonly Option<ColumnNames?> _known = Parsed.Text(
        "--known", "COLS", "Numeric columns known in advance: weather forecasts, prices, planned events.", NameList.Columns);

    private readonly Option<ColumnNames?> _observed = Parsed.Text("--observed", "COLS", "Numeric columns known only up to the origin of a forecast.", NameList.Columns);

    private readonly Option<ColumnNames?> _static = Parsed.Text("--static", "COLS", "Columns with one value for a whole series: type, floor area, tariff.", NameList.Columns);

    private readonly Option<DateTimeZone?> _zone = Parsed.Text(
        "--zone", "ID", "Time zone of the times and of days, such as Europe/Berlin (needed where times have no offset).", ZoneId.Resolve);

    private readonly Option<LocalTimeRule?> _clockChange = Parsed.Text(
        "--clock-change", "RULE", "Where clocks change: strict, by-order, split-sum, or parts such as spring=drop,once=earlier (default: strict).", LocalTimeRule.Parse);

    private readonly Option<bool> _hourEnding = Parsed.Flag("--hour-ending", "Times mark the end of their interval, not its start.");

    private readonly Option<DuplicatePolicy?> _duplicates = Parsed.Choice(
        "--duplicates", "RULE", "Rows of one series and time: refuse, drop-identical, first, last, mean, sum (default: refuse).",
        [
            ("refuse", DuplicatePolicy.Refuse), ("drop-identical", DuplicatePolicy.DropIdentical), ("first", DuplicatePolicy.First),
            ("last", DuplicatePolicy.Last), ("mean", DuplicatePolicy.Mean), ("sum", DuplicatePolicy.Sum),
        ]);

    private readonly Option<string?> _holidays = Parsed.Text(
        "--holidays", "REGION", "Region whose holidays matter, such as DE, US-NY (default: none).", text => HolidayCalendar.For(text).Region);

    private readonly Option<Frequency?> _frequency = Parsed.Text("--frequency", "ISO", "Spacing of the rows, such as PT15M, 1h, P1D (default: inferred).", Frequency.Parse);

    private readonly Option<double?> _least = Parsed.Number("--least", "Least value that the target can have; filled values and forecasts are held to it (default: none).");

    private readonly Option<double?> _greatest = Parsed.Number("--greatest", "Greatest value that the target can have (default: none).");

    public SchemaOptions()
    {
        _time.Required = true;
        _target.Required = true;
    }

    public void AddTo(Command command)
    {
        Option[] all = [_time, _target, _keys, _known, _observed, _static, _zone, _clockChange, _hourEnding, _duplicates, _holidays, _frequency, _least, _greatest];
        foreach (Option option in all) command.Add(option);
    }

    public SeriesSchema Read(ParseResult parse) => new()
    {
        Time = parse.GetValue(_time)!,
        Target = parse.GetValue(_target)!,
        Keys = parse.GetValue(_keys) ?? ColumnNames.None,
        KnownInAdvance = parse.GetValue(_known) ?? ColumnNames.None,
        ObservedOnly = parse.GetValue(_observed) ?? ColumnNames.None,
        Static = parse.GetValue(_static) ?? ColumnNames.None,
        Zone = parse.GetValue(_zone),
        ClockChange = parse.GetValue(_clockChange) ?? LocalTimeRule.Strict,
        Stamp = parse.GetValue(_hourEnding) ? IntervalStamp.End : IntervalStamp.Start,
        Duplicates = parse.GetValue(_duplicates) ?? DuplicatePolicy.Refuse,
        HolidayRegion = parse.GetValue(_holidays),
        Frequency = parse.GetValue(_frequency),
        Least = parse.GetValue(_least),
        Greatest = parse.GetValue(_greatest),
    };
}
