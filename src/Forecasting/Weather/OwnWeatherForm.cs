using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>The form of our own weather files, whose names of columns say all that a schema would.</summary>
internal static class OwnWeatherForm
{
    private const string Location = "location";
    private const string Latitude = "latitude";
    private const string Longitude = "longitude";
    private const string Valid = "valid";

    // Which of the two stands there tells a forecast from an observation.
    private const string Issued = "issued";
    private const string Published = "published";

    public static OutputTable Write(WeatherTable weather)
    {
        WeatherRows rows = weather.Rows;
        string[] names = [.. rows.Place.Select(place => rows.Locations[place].Name)];
        double[] latitudes = [.. rows.Place.Select(place => rows.Locations[place].Latitude)];
        double[] longitudes = [.. rows.Place.Select(place => rows.Locations[place].Longitude)];
        return new OutputTable(
        [
            OutputColumn.Text(Location, names),
            OutputColumn.Numbers(Latitude, latitudes),
            OutputColumn.Numbers(Longitude, longitudes),
            Times(Valid, rows.Valid),
            Times(weather.Nature == WeatherNature.Forecast ? Issued : Published, rows.Issued),
            .. rows.Variables.Select((variable, column) => OutputColumn.Numbers(WeatherColumn.OwnName(variable), rows.Columns[column])),
        ]);
    }

    /// <summary>Returns the schema that the names of the columns say.</summary>
    /// <exception cref="SeriesDataException">They are not of this form (FEA-056).</exception>
    public static WeatherSchema Read(IReadOnlyList<string> names, TableFault fault)
    {
        var columns = new List<WeatherColumn>();
        foreach (string name in names)
        {
            if (WeatherColumn.TryParse(name, out WeatherColumn? column)) columns.Add(column);
        }

        bool isForecast = names.Contains(Issued);
        if (columns.Count == 0 || isForecast == names.Contains(Published) || columns.Select(column => column.Variable).Distinct().Count() < columns.Count)
        {
            throw fault.At(
                "FEA-056",
                $"The header does not say what the weather is: it needs '{Location}', '{Latitude}', '{Longitude}', '{Valid}', one of '{Issued}' and '{Published}', and columns such as '{WeatherColumn.OwnName(WeatherVariable.Temperature)}'. Give a WeatherSchema.",
                1);
        }

        return new WeatherSchema
        {
            Valid = Valid,
            Issued = isForecast ? Issued : Published,
            Nature = isForecast ? WeatherNature.Forecast : WeatherNature.Observation,
            Location = Location,
            Latitude = Latitude,
            Longitude = Longitude,
            Columns = columns,
        };
    }

    /// <summary>Reads the names of the columns of a CSV file.</summary>
    public static IReadOnlyList<string> CsvNames(string path, CsvReadOptions options)
    {
        var fault = new TableFault(Path.GetFileName(path));
        using FileStream stream = TableFile.Open(path, fault, FileOptions.SequentialScan);
        using var records = new CsvRecordReader(CsvSource.Decode(stream, options, fault), options, fault);
        records.SetDelimiter(options.Delimiter ?? CsvHeader.DelimiterOf(records.PeekLine()));
        return StationFile.Fields(records);
    }

    /// <summary>Reads the names of the columns of a Parquet file.</summary>
    public static async Task<IReadOnlyList<string>> ParquetNamesAsync(string path, CancellationToken cancellationToken)
    {
        var fault = new TableFault(Path.GetFileName(path));
        FileStream stream = TableFile.Open(path, fault, FileOptions.Asynchronous | FileOptions.RandomAccess);
        await using (stream.ConfigureAwait(false))
            return await ParquetTableReader.NamesAsync(stream, fault, cancellationToken).ConfigureAwait(false);
    }

    private static OutputColumn Times(string name, long[] ticks) =>
        OutputColumn.Times(name, DateTimeZone.Utc, Array.ConvertAll(ticks, Instant.FromUnixTimeTicks));
}
