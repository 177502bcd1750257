using System.IO.Compression;
using System.Text;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Weather;

public sealed class StationFilesTests : IDisposable
{
    // Year, month, day and hour; then temperature, dew point, pressure, direction, speed, sky, precipitation of 1 and of 6 hours.
    private const string IsdLite =
        "2024 03 31 01   -17   -83 10201   270    51     8    -1 -9999\n" +
        "2024 03 31 02 -9999 -9999 -9999 -9999 -9999 -9999 -9999 -9999\n" +
        "2024 03 31 03   105    28  9987     0     0     4    25    30\n" +
        "2024 03 31 04   105    28  9987   360     0     9     0 -9999\n";

    private const string Ghcnh =
        "STATION|Station_name|DATE|LATITUDE|LONGITUDE|ELEVATION|temperature|temperature_Measurement_Code|temperature_Quality_Code|wind_direction|wind_direction_Quality_Code|wind_speed|wind_speed_Quality_Code|precipitation|relative_humidity\n" +
        "USW00094789|JFK|2025-01-15T11:51:00|40.6386|-73.7622|3.4|10.6||5|090|5|8.8|5||55\n" +
        "USW00094789|JFK|2025-01-15T12:05:00|40.6386|-73.7622|3.4|-60.0||L|999|1|9.3|3|0.3|\n";

    private const string Meteostat =
        "2024-01-01,0,5.1,2.2,82,0.4,,250,18,43.2,1003.1,,3\n" +
        "2024-01-01,23,,,,,,,,,,,\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("stations").FullName;
    private readonly WeatherLocation _station = new("KNYC", 40.78, -73.97);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadIsdLite_Lines_AreScaledAndInUtc(bool packed)
    {
        WeatherTable weather = WeatherTable.ReadIsdLite(Write(IsdLite, packed), _station, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((WeatherNature.Observation, 4), (weather.Nature, weather.RowCount));
        Assert.Equal(Instant.FromUtc(2024, 3, 31, 1, 0), weather.ValidAt(0));
        Assert.Equal(Instant.FromUtc(2024, 3, 31, 2, 0), weather.IssuedAt(0));
        Assert.Equal([-1.7, double.NaN, 10.5, 10.5], weather.Values(WeatherVariable.Temperature).ToArray());
        Assert.Equal([-8.3, double.NaN, 2.8, 2.8], weather.Values(WeatherVariable.DewPoint).ToArray());
        Assert.Equal([1020.1, double.NaN, 998.7, 998.7], weather.Values(WeatherVariable.Pressure).ToArray());
        Assert.Equal([270, double.NaN, 0, 360], weather.Values(WeatherVariable.WindDirection).ToArray());
        Assert.Equal([5.1, double.NaN, 0, 0], weather.Values(WeatherVariable.WindSpeed10).ToArray());
        Assert.Equal([100, double.NaN, 50, double.NaN], weather.Values(WeatherVariable.CloudCover).ToArray());
        Assert.Equal([0, double.NaN, 2.5, 0], weather.Values(WeatherVariable.Precipitation).ToArray());
    }

    [Theory]
    [InlineData("2024 03 31 01   -17", "2024 03 31 01  -17", 1, "60 characters")]
    [InlineData("2024 03 31 02 -9999", "2024 02 30 02 -9999", 2, "no such time")]
    [InlineData("2024 03 31 03   105", "2024 03 31 24   105", 3, "no such time")]
    [InlineData("2024 03 31 03   105", "2024 03 31 03  10,5", 3, "'  10,5' is no whole number")]
    [InlineData("    30\n", "\n", 3, "55 characters")]
    public void ReadIsdLite_FaultyLine_IsRefusedByItsNumber(string from, string to, int line, string named)
    {
        string path = Write(IsdLite.Replace(from, to, StringComparison.Ordinal));

        SeriesDataException error = Assert.Throws<SeriesDataException>(() => WeatherTable.ReadIsdLite(path, _station, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(("FEA-056", (long)line), (error.Code, error.Findings[0].Line));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadIsdLite_CutGzip_IsRefused()
    {
        string path = Write(IsdLite, packed: true);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^12]);

        Assert.Equal("ING-053", Assert.Throws<SeriesDataException>(() => WeatherTable.ReadIsdLite(path, _station, cancellationToken: TestContext.Current.CancellationToken)).Code);
        Assert.Equal("ING-061", Assert.Throws<SeriesDataException>(
            () => WeatherTable.ReadIsdLite(path + ".not", _station, cancellationToken: TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void ReadGhcnh_Reports_KeepWhatPassedItsChecks()
    {
        WeatherTable weather = WeatherTable.ReadGhcnh(Write(Ghcnh), new StationReadOptions { PublicationLag = Duration.FromMinutes(10) }, TestContext.Current.CancellationToken);

        Assert.Equal(new WeatherLocation("USW00094789", 40.6386, -73.7622), Assert.Single(weather.Locations));
        Assert.Equal((Instant.FromUtc(2025, 1, 15, 11, 51), Instant.FromUtc(2025, 1, 15, 12, 1)), (weather.ValidAt(0), weather.IssuedAt(0)));
        Assert.Equal([10.6, double.NaN], weather.Values(WeatherVariable.Temperature).ToArray());
        Assert.Equal([90, double.NaN], weather.Values(WeatherVariable.WindDirection).ToArray());
        Assert.Equal([8.8, double.NaN], weather.Values(WeatherVariable.WindSpeed10).ToArray());
        Assert.Equal([55, double.NaN], weather.Values(WeatherVariable.RelativeHumidity).ToArray());
        Assert.DoesNotContain(WeatherVariable.Precipitation, weather.Variables);
        Finding finding = Assert.Single(weather.Findings);
        Assert.Equal(("FEA-057", 2L), (finding.Code, finding.Count));
    }

    [Fact]
    public void ReadGhcnh_OlderHeader_HasItsTimeInParts()
    {
        string path = Write("Station_ID|Station_name|Year|Month|Day|Hour|Minute|Latitude|Longitude|temperature\nA|a|2024|3|31|2|5|50|8|1.5\n");

        WeatherTable weather = WeatherTable.ReadGhcnh(path, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((Instant.FromUtc(2024, 3, 31, 2, 5), 1.5), (weather.ValidAt(0), weather.Values(WeatherVariable.Temperature)[0]));
    }

    [Theory]
    [InlineData("STATION|", "PLACE|", "FEA-056", 1, "STATION")]
    [InlineData("|DATE|", "|WHEN|", "FEA-056", 1, "DATE")]
    [InlineData("|10.6|", "|ten|", "ING-080", 2, "ten")]
    [InlineData("|10.6||5|090", "|10.6|5|090", "ING-032", 2, "fields")]
    [InlineData("2025-01-15T12:05:00", "2025-13-15T12:05:00", "TIM-025", 3, "2025-13-15")]
    [InlineData("|40.6386|-73.7622|3.4|10.6", "||-73.7622|3.4|10.6", "FEA-055", 2, "USW00094789")]
    public void ReadGhcnh_FaultyFile_IsRefusedByItsLine(string from, string to, string code, int line, string named)
    {
        string path = Write(Ghcnh.Replace(from, to, StringComparison.Ordinal));

        SeriesDataException error = Assert.Throws<SeriesDataException>(() => WeatherTable.ReadGhcnh(path, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((code, (long)line), (error.Code, error.Findings[0].Line));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("date,hour,temp,dwpt,rhum,prcp,snow,wdir,wspd,wpgt,pres,tsun,coco\n")]
    public void ReadMeteostat_WithHeaderOrWithout_IsTheSame(string header)
    {
        WeatherTable weather = WeatherTable.ReadMeteostat(Write(header + Meteostat, packed: true), _station, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2024, 1, 1, 23, 0)], [weather.ValidAt(0), weather.ValidAt(1)]);
        Assert.Equal([5.1, double.NaN], weather.Values(WeatherVariable.Temperature).ToArray());
        Assert.Equal(0.4, weather.Values(WeatherVariable.Precipitation)[0]);
        Assert.Equal(5, weather.Values(WeatherVariable.WindSpeed10)[0], 9);
        Assert.Equal(12, weather.Values(WeatherVariable.WindGusts)[0], 9);
        Assert.Equal(1003.1, weather.Values(WeatherVariable.Pressure)[0]);
    }

    [Fact]
    public void ReadMeteostat_NewerHeader_HasSourcesAndPartsOfTheTime()
    {
        string path = Write("year,month,day,hour,temp,temp_source,prcp,prcp_source,cldc\n2024,1,1,7,-3.4,isd_lite,,,4\n");

        WeatherTable weather = WeatherTable.ReadMeteostat(path, _station, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((Instant.FromUtc(2024, 1, 1, 7, 0), -3.4), (weather.ValidAt(0), weather.Values(WeatherVariable.Temperature)[0]));
    }

    [Theory]
    [InlineData("2024-01-01,0,5.1\n", "ING-032", "3 fields, not 13")]
    [InlineData("date,temp\n2024-01-01,5\n", "FEA-056", "date and hour")]
    [InlineData("date,hour,tavg\n2024-01-01,0,5\n", "FEA-056", "temp")]
    [InlineData("date,hour,temp\n2024-01-01,25,5\n", "TIM-013", "25")]
    [InlineData("date,hour,temp\n", "ING-002", "no row")]
    public void ReadMeteostat_FaultyFile_IsRefused(string text, string code, string named)
    {
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => WeatherTable.ReadMeteostat(Write(text), _station, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(code, error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private string Write(string text, bool packed = false)
    {
        string path = Path.Combine(_folder, packed ? "station.gz" : "station.txt");
        using FileStream file = File.Create(path);
        using Stream stream = packed ? new GZipStream(file, CompressionLevel.Optimal) : file;
        stream.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }
}
