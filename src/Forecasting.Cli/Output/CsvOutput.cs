using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Cli.Output;

/// <summary>Writes panels and forecasts as CSV: the same bytes in every culture, no formula in a text field.</summary>
internal static class CsvOutput
{
    private static readonly OffsetDateTimePattern TimePattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>");

    // In the order of the bits of CellState.
    private static readonly string[] StateWords = ["inserted", "missing", "masked", "imputed", "aggregated", "duplicated", "clock-change"];

    /// <summary>Writes a row per cell: keys, statics, time, target, other columns, and how the target came to its value.</summary>
    public static void Write(TextWriter writer, RegularPanel panel, CancellationToken cancellationToken)
    {
        SeriesSchema schema = panel.Schema;
        int[] statics = [.. Enumerable.Range(0, schema.Static.Count).Where(i => schema.Keys.IndexOf(schema.Static[i]) < 0)];
        writer.Write(Line([.. schema.Keys, .. statics.Select(i => schema.Static[i]), TimeName(schema), schema.Target, .. panel.Columns.Select(column => column.Name), "state"]));
        var line = new StringBuilder();
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string head = string.Concat(panel.Keys[s].Concat(statics.Select(i => panel.Static(s, i))).Select(text => Field(text) + ","));
            for (int cell = 0; cell < panel.Length(s); cell++)
            {
                line.Clear().Append(head).Append(Time(panel.TimeAt(s, cell), panel.Grid.Zone)).Append(',');
                AddNumber(line, At(panel.Target(s), cell));
                for (int c = 0; c < panel.Columns.Count; c++) AddNumber(line.Append(','), At(panel.Covariate(s, c), cell));
                line.Append(',').Append(cell < panel.HistoryLength(s) ? State(panel.TargetStates(s)[cell]) : "future").Append('\n');
                writer.Write(line);
            }
        }
    }

    /// <summary>Writes a row per series and step: keys, time, point forecast, and a column per quantile level, such as <c>P10</c>.</summary>
    public static void Write(TextWriter writer, Forecast forecast, SeriesSchema schema, CancellationToken cancellationToken)
    {
        QuantileLevel[] levels = [.. forecast.Levels.Select(level => new QuantileLevel(level))];
        writer.Write(Line([.. schema.Keys, TimeName(schema), "forecast", .. levels.Select(level => level.ToString())]));
        var line = new StringBuilder();
        foreach (SeriesKey key in forecast.Keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string head = string.Concat(key.Select(text => Field(text) + ","));
            for (int step = 0; step < forecast.Steps; step++)
            {
                line.Clear().Append(head).Append(Time(forecast.TimeAt(step), forecast.Grid.Zone)).Append(',');
                AddNumber(line, forecast.Point(key)[step]);
                foreach (QuantileLevel level in levels) AddNumber(line.Append(','), forecast.Quantile(key, level)[step]);
                writer.Write(line.Append('\n'));
            }
        }
    }

    /// <summary>Writes a time by the clock of a zone, with its offset.</summary>
    public static string Time(Instant time, DateTimeZone zone) => TimePattern.Format(time.InZone(zone).ToOffsetDateTime());

    private static string TimeName(SeriesSchema schema) => schema.Time.Count == 1 ? schema.Time[0] : "time";

    private static string State(CellState state) => state == CellState.Observed
        ? "observed"
        : string.Join(' ', StateWords.Where((_, bit) => ((int)state & 1 << bit) != 0));

    private static double At(ReadOnlySpan<double> values, int cell) => cell < values.Length ? values[cell] : double.NaN;

    private static void AddNumber(StringBuilder line, double value)
    {
        if (!double.IsNaN(value)) line.Append(CultureInfo.InvariantCulture, $"{value}");
    }

    private static string Line(string[] fields) => string.Join(',', fields.Select(Field)) + "\n";

    // A spreadsheet runs a field that begins so; a number is no danger.
    private static string Field(string text)
    {
        bool formula = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !double.TryParse(text, CultureInfo.InvariantCulture, out _);
        if (formula) text = "'" + text;
        return formula || text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text.Length != text.Trim().Length
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
