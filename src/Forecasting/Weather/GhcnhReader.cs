using System.Text;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>Reads NOAA's GHCNh: fields separated by bars, a header, and beside each value columns about it.</summary>
internal sealed class GhcnhReader(CsvRecordReader records, TableFault fault)
{
    // Suspect or erroneous by the codes of the older set, and the letters of checks that failed.
    private const string Doubtful = "2367LoFUDdWKCTShVwNEpH";

    private static readonly WeatherColumn[] Known =
    [
        new("temperature", WeatherVariable.Temperature, WeatherUnit.Celsius),
        new("dew_point_temperature", WeatherVariable.DewPoint, WeatherUnit.Celsius),
        new("relative_humidity", WeatherVariable.RelativeHumidity, WeatherUnit.Percent),
        new("sea_level_pressure", WeatherVariable.Pressure, WeatherUnit.Hectopascals),
        new("wind_direction", WeatherVariable.WindDirection, WeatherUnit.Degrees),
        new("wind_speed", WeatherVariable.WindSpeed10, WeatherUnit.MetresPerSecond),
        new("wind_gust", WeatherVariable.WindGusts, WeatherUnit.MetresPerSecond),
    ];

    private readonly NumberText _numbers = new(new CsvReadOptions(), fault);
    private readonly Dictionary<string, WeatherLocation> _stations = new(StringComparer.Ordinal);
    private long _doubtful;

    public (List<StationValue> Values, IReadOnlyList<Finding> Findings) Read(CancellationToken cancellationToken)
    {
        records.SetDelimiter('|');
        IReadOnlyList<string> names = StationFile.Fields(records);
        int station = Required(names, "STATION", "Station_ID"), latitude = Required(names, "Latitude"), longitude = Required(names, "Longitude");
        int[] time = StationFile.Place(names, "DATE") is >= 0 and { } date ? [date] : StationFile.Places(names, "Year", "Month", "Day", "Hour", "Minute");
        (WeatherColumn Column, int Place, int Quality)[] columns =
        [
            .. Known.Select(column => (column, StationFile.Place(names, column.Name), StationFile.Place(names, column.Name + "_Quality_Code"))).Where(column => column.Item2 >= 0),
        ];
        if (time.Length == 0 || columns.Length == 0)
            throw fault.At("FEA-056", "The header has no DATE and no Year to Minute, or no column of weather such as temperature, as GHCNh wants; use the reader of its form.", records.Line);
        CsvTimes times = StationFile.Times(names, time, fault);
        var values = new List<StationValue>();
        while (records.Read())
        {
            if (values.Count % 4096 == 0) cancellationToken.ThrowIfCancellationRequested();
            StationFile.RequireWidth(records, names.Count, fault);
            Instant valid = Instant.FromUnixTimeTicks(times.Read(records));
            WeatherLocation place = Station(station, latitude, longitude);
            foreach ((WeatherColumn column, int at, int quality) in columns)
                values.Add(new StationValue(place, column, valid, Value(column, at, quality)));
        }

        return (values, _doubtful == 0 ? [] : [fault.Told("FEA-057", FindingSeverity.Information, $"{_doubtful} values did not pass the checks of their source, and count as missing.", _doubtful)]);
    }

    private double Value(WeatherColumn column, int at, int quality)
    {
        double value = _numbers.Read(records.Field(at), records.Line, column.Name);
        if (double.IsNaN(value)) return value;
        ReadOnlySpan<byte> code = quality < 0 ? [] : records.Field(quality);
        if (code.Length == 1 && Doubtful.Contains((char)code[0], StringComparison.Ordinal))
        {
            _doubtful++;
            return double.NaN;
        }

        // A wind that turns has no direction.
        return column.Variable == WeatherVariable.WindDirection && value == 999 ? double.NaN : value;
    }

    // A station that was moved keeps its first place.
    private WeatherLocation Station(int name, int latitude, int longitude)
    {
        string text = Encoding.UTF8.GetString(records.Field(name)).Trim();
        if (_stations.TryGetValue(text, out WeatherLocation? known)) return known;
        double north = _numbers.Read(records.Field(latitude), records.Line, "Latitude"), east = _numbers.Read(records.Field(longitude), records.Line, "Longitude");
        if (text.Length == 0 || !(Math.Abs(north) <= 90) || !(Math.Abs(east) <= 180))
            throw fault.At("FEA-055", $"The station {TableFault.Shown(text)} has no name, or no latitude and longitude; correct the row.", records.Line, "Latitude");
        return _stations[text] = new WeatherLocation(text, north, east);
    }

    private int Required(IReadOnlyList<string> names, params ReadOnlySpan<string> wanted)
    {
        int place = StationFile.Place(names, wanted);
        return place >= 0 ? place : throw fault.At(
            "FEA-056", $"The header has no column '{wanted[0]}', as GHCNh wants; use the reader of its form.", Math.Max(1, records.Line), wanted[0]);
    }
}
