using System.Globalization;
using Forecasting.Preparation;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace Forecasting.Cli.Output;

/// <summary>The one look of tables and of numbers in them.</summary>
internal static class Shown
{
    private static readonly OffsetDateTimePattern TimePattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>");

    public static Table Table(params string[] columns)
    {
        var table = new Spectre.Console.Table { Border = TableBorder.Simple };
        foreach (string column in columns) table.AddColumn(new TableColumn(column).NoWrap());
        return table;
    }

    /// <summary>Writes a number with four figures that count, and without an exponent where a person can read it so.</summary>
    public static string Number(double? value)
    {
        if (value is not { } number || !double.IsFinite(number)) return "-";
        double size = Math.Abs(number);
        string form = size switch { 0 => "0", >= 1e9 or < 1e-4 => "0.000e0", >= 1000 => "#,0", >= 100 => "0.0", >= 10 => "0.00", _ => "0.000" };
        return number.ToString(form, CultureInfo.InvariantCulture);
    }

    public static string Percent(double? value) => value is { } share ? (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "-";

    /// <summary>Sums up how the cells of the target came to their values.</summary>
    public static string Cells(PanelReport report)
    {
        (string Word, long Count)[] counts =
        [
            ("cells of the target", report.Series.Sum(series => series.Cells)), ("observed", report.Series.Sum(series => series.Observed)),
            ("filled in", report.Series.Sum(series => series.Imputed)), ("empty", report.Series.Sum(series => series.Empty)),
        ];
        return string.Join(", ", counts.Where((pair, place) => place < 2 || pair.Count > 0).Select(pair => $"{Count(pair.Count)} {pair.Word}"));
    }

    /// <summary>Writes a time by the clock of a zone, with its offset.</summary>
    public static string Time(Instant time, DateTimeZone zone) => TimePattern.Format(time.InZone(zone).ToOffsetDateTime());

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
