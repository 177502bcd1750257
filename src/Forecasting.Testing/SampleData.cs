using System.IO.Compression;
using System.Text;
using NodaTime;

namespace Forecasting.Testing;

/// <summary>The two small tables that ship with the project, made by <see cref="SyntheticLoad"/>, and the files that hold them.</summary>
public static class SampleData
{
    /// <summary>What <c>city.csv</c> is made from: one city, hourly, 32 months, the last 48 hours to be forecast.</summary>
    public static SyntheticLoadOptions CityOptions { get; } = new()
    {
        KeyPrefix = "city",
        Start = new LocalDate(2022, 1, 1),
        End = new LocalDate(2024, 9, 20),
        Seed = 20_220_101,
        GrowthPerYear = 0.012,
        Decimals = 1,
        FutureSteps = 48,
        Autumn = AutumnLayout.Once,
        Faults = new SyntheticFaults
        {
            MissingRuns = 6,
            MissingSteps = 5,
            EmptyRuns = 14,
            EmptySteps = 6,
            EmptyTemperatureRuns = 5,
            StuckRuns = 1,
            StuckSteps = 14,
            Spikes = 3,
            Outages = 1,
            OutageSteps = 16,
        },
    };

    /// <summary>How <c>city.csv</c> is written.</summary>
    public static SyntheticCsvFormat CityFormat { get; } = new() { Key = null, Kind = null, Time = "timeStamp" };

    /// <summary>What <c>meters.csv.gz</c> is made from: 50 meters, hourly, nearly a year.</summary>
    public static SyntheticLoadOptions MetersOptions { get; } = new()
    {
        Series = 50,
        Kinds =
        [
            SyntheticLoadKind.Household, SyntheticLoadKind.Office, SyntheticLoadKind.Household, SyntheticLoadKind.Shop, SyntheticLoadKind.School,
            SyntheticLoadKind.Household, SyntheticLoadKind.Industry, SyntheticLoadKind.Office, SyntheticLoadKind.Shop, SyntheticLoadKind.Household,
        ],
        Start = new LocalDate(2023, 10, 1),
        End = new LocalDate(2024, 9, 20),
        Seed = 20_231_001,
        Order = SyntheticRowOrder.ByTime,
        Faults = new SyntheticFaults
        {
            MissingRuns = 120,
            MissingSteps = 30,
            EmptyRuns = 60,
            EmptySteps = 12,
            IdenticalDuplicates = 80,
            StuckRuns = 12,
            StuckSteps = 96,
            ZeroRuns = 25,
            ZeroSteps = 36,
            Spikes = 15,
            LevelShifts = 2,
            Outages = 10,
            OutageSteps = 8,
            LateStarts = 3,
            EarlyEnds = 1,
        },
    };

    /// <summary>How <c>meters.csv.gz</c> is written.</summary>
    public static SyntheticCsvFormat MetersFormat { get; } = new() { Key = "meter", Demand = "kwh", TimeText = SyntheticTimeText.Offset };

    /// <summary>Writes all files: <c>city.csv</c>, <c>city_truth.csv</c>, <c>meters.csv.gz</c>, <c>meters_truth.csv</c> and <c>README.md</c>.</summary>
    /// <param name="folder">Where to write; made if it is not there. Files of these names are replaced.</param>
    /// <returns>The paths of the files, in the order of writing.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <remarks>
    /// All text is the same on every machine. The compressed bytes of <c>meters.csv.gz</c> may differ with the runtime's deflate; what they
    /// hold does not.
    /// </remarks>
    public static IReadOnlyList<string> WriteAll(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        var city = SyntheticLoad.Generate(CityOptions);
        var meters = SyntheticLoad.Generate(MetersOptions);
        return
        [
            Write(folder, "city.csv", writer => city.WriteCsv(writer, CityFormat)),
            Write(folder, "city_truth.csv", city.WriteTruth),
            Write(folder, "meters.csv.gz", writer => meters.WriteCsv(writer, MetersFormat)),
            Write(folder, "meters_truth.csv", meters.WriteTruth),
            Write(folder, "README.md", writer => SampleDataReadme.Write(writer, city, meters)),
        ];
    }

    private static string Write(string folder, string name, Action<TextWriter> write)
    {
        var path = Path.Combine(folder, name);
        Stream stream = File.Create(path);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
            stream = new GZipStream(stream, CompressionLevel.SmallestSize);
        using (stream)
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
            write(writer);
        }
        return path;
    }
}
