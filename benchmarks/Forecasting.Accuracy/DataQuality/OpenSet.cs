using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Accuracy.DataQuality;

/// <summary>An open data set: its file in the folder that FORECASTING_DATA names, and what its columns are.</summary>
/// <param name="Name">The short name.</param>
/// <param name="File">The file.</param>
/// <param name="Schema">What the columns are.</param>
internal sealed record OpenSet(string Name, string File, SeriesSchema Schema)
{
    public CsvReadOptions Options { get; init; } = new();

    public static OpenSet Nyc { get; } = new("nyc_energy", "nyc_energy.csv.gz", new()
    {
        Time = "timeStamp",
        Target = "demand",
        KnownInAdvance = ["precip", "temp"],
        Zone = Zone("America/New_York"),
    });

    public static OpenSet GefcomLoad { get; } = new("gefcom2014_load", "gefcom2014_load.csv.gz", new()
    {
        Time = "TIMESTAMP",
        Target = "LOAD",
        KnownInAdvance = ColumnNames.Create([.. Enumerable.Range(1, 25).Select(i => $"w{i}")]),
        Zone = DateTimeZone.Utc,
        Stamp = IntervalStamp.End,
    });

    public static OpenSet GefcomExtended { get; } = new("gefcom2014_extended", "gefcom2014_extended.csv.gz", new()
    {
        Time = ["Date", "Hour"],
        Target = "load",
        KnownInAdvance = "T",
        Zone = DateTimeZone.Utc,
        Stamp = IntervalStamp.End,
    });

    public static OpenSet Victoria { get; } = new("vic_elec", "vic_elec.csv.gz", new()
    {
        Time = "Time_local",
        Target = "Demand",
        KnownInAdvance = "Temperature",
        Zone = Zone("Australia/Melbourne"),
    });

    public static OpenSet VictoriaUtc { get; } = new("vic_electricity", "vic_electricity_skforecast.csv.gz", Victoria.Schema with { Time = "Time" });

    public static OpenSet NewEngland { get; } = new("isone", "isone_2003_2014.csv.gz", new()
    {
        Time = ["date", "hour"],
        Target = "demand",
        KnownInAdvance = "temperature",
        Zone = Zone("America/New_York"),
        Stamp = IntervalStamp.End,
    });

    public static OpenSet Cambridge { get; } = new("cambridge", "cambridge_electricity_2008_2010.csv.gz", new()
    {
        Time = "datetime",
        Target = "equipment load [kWh]",
        Keys = "building_id",
        Zone = DateTimeZone.Utc,
    });

    public static OpenSet Pjm { get; } = new("pjm", "pjm_hourly_zones.csv.gz", new()
    {
        Time = "Datetime",
        Target = "MW",
        Keys = "zone",
        Zone = Zone("America/New_York"),
        Stamp = IntervalStamp.End,
    });

    public static OpenSet Switzerland { get; } = new("entsoe_ch", "entsoe_ch_load.csv.gz", new()
    {
        Time = "Time (CET/CEST)",
        Target = "Actual Total Load [MW] - BZN|CH",
        KnownInAdvance = "Day-ahead Total Load Forecast [MW] - BZN|CH",
        Zone = Zone("Europe/Zurich"),
    })
    {
        Options = new() { MissingWords = ["N/A"] },
    };

    /// <summary>Gets all sets in the order of the document on data quality.</summary>
    public static IReadOnlyList<OpenSet> All => [Nyc, GefcomLoad, GefcomExtended, Victoria, VictoriaUtc, NewEngland, Cambridge, Pjm, Switzerland];

    /// <summary>Reads the set.</summary>
    /// <param name="folder">The folder of the data sets.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public SeriesTable Read(string folder, CancellationToken cancellationToken) =>
        SeriesTable.ReadCsv(Path.Combine(folder, File), Schema, Options, cancellationToken);

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];
}
