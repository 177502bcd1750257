using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>Reads hourly files of Meteostat: newer ones have a header, older ones thirteen columns in a known order.</summary>
internal sealed class MeteostatReader(CsvRecordReader records, WeatherLocation station, TableFault fault)
{
    private static readonly string[] WithoutHeader =
        ["date", "hour", "temp", "dwpt", "rhum", "prcp", "snow", "wdir", "wspd", "wpgt", "pres", "tsun", "coco"];

    private static readonly WeatherColumn[] Known =
    [
        new("temp", WeatherVariable.Temperature, WeatherUnit.Celsius),
        new("dwpt", WeatherVariable.DewPoint, WeatherUnit.Celsius),
        new("rhum", WeatherVariable.RelativeHumidity, WeatherUnit.Percent),
        new("prcp", WeatherVariable.Precipitation, WeatherUnit.Millimetres),
        new("wdir", WeatherVariable.WindDirection, WeatherUnit.Degrees),
        new("wspd", WeatherVariable.WindSpeed10, WeatherUnit.KilometresPerHour),
        new("wpgt", WeatherVariable.WindGusts, WeatherUnit.KilometresPerHour),
        new("pres", WeatherVariable.Pressure, WeatherUnit.Hectopascals),
    ];

    private readonly NumberText _numbers = new(new CsvReadOptions(), fault);

    public (List<StationValue> Values, IReadOnlyList<Finding> Findings) Read(CancellationToken cancellationToken)
    {
        records.SetDelimiter(',');
        IReadOnlyList<string> names = StationFile.Fields(records);
        bool hasHeader = names.Count == 0 || names[0].Length == 0 || !char.IsAsciiDigit(names[0][0]);
        if (!hasHeader)
        {
            StationFile.RequireWidth(records, WithoutHeader.Length, fault);
            names = WithoutHeader;
        }

        int[] time = TimeOf(names);
        (WeatherColumn Column, int Place)[] columns = [.. Known.Select(column => (column, StationFile.Place(names, column.Name))).Where(column => column.Item2 >= 0)];
        if (time.Length == 0 || columns.Length == 0)
        {
            throw fault.At(
                "FEA-056", "The header has no date and hour, no year to hour and no time, or no column such as temp, as hourly files of Meteostat have; use the reader of its form.", Math.Max(1, records.Line));
        }

        CsvTimes times = StationFile.Times(names, time, fault);
        var values = new List<StationValue>();
        for (bool isThere = !hasHeader || records.Read(); isThere; isThere = records.Read())
        {
            if (values.Count % 4096 == 0) cancellationToken.ThrowIfCancellationRequested();
            StationFile.RequireWidth(records, names.Count, fault);
            Instant valid = Instant.FromUnixTimeTicks(times.Read(records));
            foreach ((WeatherColumn column, int place) in columns)
                values.Add(new StationValue(station, column, valid, _numbers.Read(records.Field(place), records.Line, column.Name)));
        }

        return (values, []);
    }

    private static int[] TimeOf(IReadOnlyList<string> names)
    {
        int[] parts = StationFile.Places(names, "year", "month", "day", "hour");
        if (parts.Length == 0) parts = StationFile.Places(names, "date", "hour");
        return parts.Length == 0 ? StationFile.Places(names, "time") : parts;
    }
}
