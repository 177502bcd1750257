using System.Text;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Tests.Preparation.Examination;

/// <summary>Tables for tests, from text.</summary>
internal static class TableText
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static SeriesSchema Schema(DateTimeZone? zone = null) => new() { Time = "time", Target = "load", Zone = zone };

    public static SeriesTable Read(SeriesSchema schema, params IEnumerable<string> lines) => SeriesTable.ReadCsvStream(
        new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), schema, null, TestContext.Current.CancellationToken);

    /// <summary>The panel of a table; stopped with the test.</summary>
    public static SeriesPanel Panel(this SeriesTable table) => table.ToPanel(TestContext.Current.CancellationToken);

    /// <summary>Why a table has no panel: the test fails where it has one.</summary>
    public static SeriesDataException Refusal(this SeriesTable table) => Assert.Throws<SeriesDataException>(() => table.Panel());

    /// <summary>Hours of the wall clock of Berlin, from a time on, with their values.</summary>
    public static IEnumerable<string> Hours(LocalDateTime from, int count, Func<int, double?> value)
    {
        Instant start = from.InZoneStrictly(Berlin).ToInstant();
        return Enumerable.Range(0, count).Select(i => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{(start + Duration.FromHours(i)).InZone(Berlin).LocalDateTime:uuuu-MM-dd HH:mm},{value(i)}"));
    }
}
