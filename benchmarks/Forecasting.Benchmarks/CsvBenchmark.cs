using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Benchmarks;

/// <summary>A table of nine columns (time with offset, zone, five numbers, a flag, a quoted text) read into typed columns.</summary>
[MemoryDiagnoser]
public class CsvBenchmark
{
    private const int Rows = 1_000_000;
    private const int Zones = 10;

    private byte[] _text = [];
    private SeriesSchema _schema = null!;

    [GlobalSetup]
    public void Setup()
    {
        var text = new StringBuilder("time,zone,load,temp,wind,cloud,price,holiday,note\n", Rows * 72);
        DateTime start = new(2010, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (int i = 0; i < Rows; i++)
        {
            text.Append(start.AddHours(i / Zones).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            text.Append(CultureInfo.InvariantCulture, $",zone{i % Zones},{1000 + (i * 7919L % 100_000 / 100.0)},{i % 400 / 10.0},{i % 150 / 10.0},{i % 100},{i % 9000 / 100.0},{(i % 24 == 0 ? "true" : "false")},\"made up, row {i % 1000}\"\n");
        }

        _text = Encoding.UTF8.GetBytes(text.ToString());
        _schema = new SeriesSchema
        {
            Time = "time",
            Target = "load",
            Keys = "zone",
            KnownInAdvance = ["temp", "wind", "cloud", "price"],
            Zone = DateTimeZone.Utc,
        };
    }

    /// <summary>From bytes to a table of typed columns.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public SeriesTable Read() => SeriesTable.ReadCsvStream(new MemoryStream(_text, writable: false), _schema);

    /// <summary>On to a panel: sorted by series and time, twins looked for.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public SeriesPanel ReadToPanel() => Read().ToPanel();
}
