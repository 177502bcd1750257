using System.Buffers.Text;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>Reads NOAA's ISD-Lite: lines of fixed width, whole numbers in tenths, -9999 where there is no value.</summary>
internal sealed class IsdLiteReader(CsvRecordReader records, WeatherLocation station, TableFault fault)
{
    private const int Width = 61;
    private const int Missing = -9999;
    private const int Trace = -1;

    // What begins at which place, and by what it is divided.
    private static readonly (int Start, WeatherColumn Column, double Scale)[] Fields =
    [
        (13, new WeatherColumn("temperature", WeatherVariable.Temperature, WeatherUnit.Celsius), 10),
        (19, new WeatherColumn("dew point", WeatherVariable.DewPoint, WeatherUnit.Celsius), 10),
        (25, new WeatherColumn("sea level pressure", WeatherVariable.Pressure, WeatherUnit.Hectopascals), 10),
        (31, new WeatherColumn("wind direction", WeatherVariable.WindDirection, WeatherUnit.Degrees), 1),
        (37, new WeatherColumn("wind speed", WeatherVariable.WindSpeed10, WeatherUnit.MetresPerSecond), 10),
        (43, new WeatherColumn("sky", WeatherVariable.CloudCover, WeatherUnit.Percent), 0.08),
        (49, new WeatherColumn("precipitation of 1 hour", WeatherVariable.Precipitation, WeatherUnit.Millimetres), 10),
    ];

    public (List<StationValue> Values, IReadOnlyList<Finding> Findings) Read(CancellationToken cancellationToken)
    {
        // A line without a tab is one field, as it stands.
        records.SetDelimiter('\t');
        var values = new List<StationValue>();
        while (records.Read())
        {
            if (values.Count % 4096 == 0) cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> line = records.Field(0);
            if (records.FieldCount > 1 || line.TrimEnd((byte)' ').Length != Width)
                throw Wrong($"The line has {line.Length} characters, not {Width}", null);
            Instant valid = Time(line);
            foreach ((int start, WeatherColumn column, double scale) in Fields)
                values.Add(new StationValue(station, column, valid, Value(Number(line.Slice(start, 6), column.Name), column, scale)));
        }

        return (values, []);
    }

    private static double Value(int number, WeatherColumn column, double scale)
    {
        if (number == Missing) return double.NaN;
        if (column.Variable == WeatherVariable.Precipitation && number == Trace) return 0;
        // Codes beyond eight eighths say something else of the sky.
        return column.Variable == WeatherVariable.CloudCover && number is < 0 or > 8 ? double.NaN : number / scale;
    }

    private Instant Time(ReadOnlySpan<byte> line)
    {
        int hour = Number(line.Slice(11, 2), "hour");
        if (TimeParts.TryDate(Number(line[..4], "year"), Number(line.Slice(5, 2), "month"), Number(line.Slice(8, 2), "day"), out long ticks) && hour is >= 0 and <= 23)
            return Instant.FromUnixTimeTicks(ticks + (hour * NodaConstants.TicksPerHour));
        throw Wrong("There is no such time", "year, month, day, hour");
    }

    private int Number(ReadOnlySpan<byte> field, string name)
    {
        ReadOnlySpan<byte> text = field.Trim((byte)' ');
        return Utf8Parser.TryParse(text, out int number, out int used) && used == text.Length ? number : throw Wrong($"{TableFault.Shown(field)} is no whole number", name);
    }

    private SeriesDataException Wrong(string what, string? column) =>
        fault.At("FEA-056", $"{what}, as ISD-Lite wants; fetch the file again, or use the reader of its form.", records.Line, column);
}
