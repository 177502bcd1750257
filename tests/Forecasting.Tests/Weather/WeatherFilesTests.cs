using Forecasting.Tables;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Weather;

public sealed class WeatherFilesTests : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 3, 30, 12, 0);

    private static readonly WeatherLocation Berlin = new("Berlin, Mitte", 52.52, 13.405);

    private static readonly WeatherSchema Plain = new()
    {
        Valid = "time",
        Places = [Berlin],
        Zone = DateTimeZone.Utc,
        Columns =
        [
            new WeatherColumn("t", WeatherVariable.Temperature, WeatherUnit.Fahrenheit), new WeatherColumn("w", WeatherVariable.WindSpeed10, WeatherUnit.Knots),
            new WeatherColumn("r", WeatherVariable.ShortwaveRadiation, WeatherUnit.WattsPerSquareMetre),
        ],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("weather-files").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(WeatherNature.Forecast)]
    [InlineData(WeatherNature.Observation)]
    public async Task ToTable_WrittenAndRead_IsTheSame(WeatherNature nature)
    {
        WeatherTable weather = Sample(nature);
        string csv = Path.Combine(_folder, "weather.csv"), parquet = Path.Combine(_folder, "weather.parquet");
        weather.ToTable().WriteCsv(csv, TestContext.Current.CancellationToken);
        await weather.ToTable().WriteParquetAsync(parquet, TestContext.Current.CancellationToken);

        string header = (await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken))[0];
        Assert.Equal($"location,latitude,longitude,valid,{(nature == WeatherNature.Forecast ? "issued" : "published")},temperature_2m (°C),wind_speed_10m (m/s)", header);
        AssertSame(weather, WeatherTable.ReadCsv(csv, cancellationToken: TestContext.Current.CancellationToken));
        AssertSame(weather, await WeatherTable.ReadParquetAsync(parquet, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ReadCsv_OwnFormWithAnotherUnit_IsConverted()
    {
        string path = Write("location,latitude,longitude,valid,issued,temperature_2m (°F)\nB,52,13,2025-01-01T00:00Z,2024-12-31T00:00Z,41\n");

        WeatherTable weather = WeatherTable.ReadCsv(path, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(5, weather.Values(WeatherVariable.Temperature)[0], 9);
        Assert.Equal((WeatherNature.Forecast, Instant.FromUtc(2024, 12, 31, 0, 0)), (weather.Nature, weather.IssuedAt(0)));
    }

    [Theory]
    [InlineData("location,latitude,longitude,valid,temperature_2m (°C)\n", "FEA-056", "issued")]
    [InlineData("location,latitude,longitude,valid,issued,published,temperature_2m (°C)\n", "FEA-056", "one of")]
    [InlineData("location,latitude,longitude,valid,issued,temperature\n", "FEA-056", "WeatherSchema")]
    [InlineData("location,latitude,longitude,valid,issued,temperature_2m (mm)\n", "FEA-044", "temperature")]
    [InlineData("location,latitude,valid,issued,temperature_2m (°C)\nB,52,2025-01-01T00:00Z,2025-01-01T00:00Z,1\n", "ING-072", "longitude")]
    [InlineData("location,latitude,longitude,valid,issued,temperature_2m (°C)\nB,152,13,2025-01-01T00:00Z,2025-01-01T00:00Z,1\n", "FEA-055", "152")]
    [InlineData("location,latitude,longitude,valid,issued,temperature_2m (°C)\nB,52,13,2025-01-01T00:00,2025-01-01T00:00,1\n", "TIM-001", "no offset")]
    [InlineData("location,latitude,longitude,valid,issued,temperature_2m (°C)\nB,52,13,2025-01-01T00:00Z,,1\n", "TIM-025", "empty")]
    [InlineData("location,latitude,longitude,valid,issued,temperature_2m (°C)\nB,52,13,2025-01-01T00:00Z,2025-01-01T00:00Z,warm\n", "ING-080", "warm")]
    [InlineData("location,latitude,longitude,valid,issued,temperature_2m (°C)\nB,52,13,2025-01-01T00:00Z,2025-01-01T00:00Z,1\nB,53,13,2025-01-01T00:00Z,2025-01-01T00:00Z,1\n", "FEA-042", "'B'")]
    public void ReadCsv_OwnFormThatIsFaulty_IsRefused(string text, string code, string named)
    {
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => WeatherTable.ReadCsv(Write(text), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(code, error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadCsv_DeclaredColumns_AreConvertedAndLagged()
    {
        string path = Write("time;t;other;w;r\n30.03.2025 12:00;50;x;10;700\n30.03.2025 13:00;;y;-;650\n");

        WeatherTable weather = WeatherTable.ReadCsv(path, Plain with { PublicationLag = Duration.FromMinutes(20) }, new CsvReadOptions { MissingWords = ["-"] }, TestContext.Current.CancellationToken);

        Assert.Equal((WeatherNature.Observation, 2), (weather.Nature, weather.RowCount));
        Assert.Equal((Noon, Noon + Duration.FromMinutes(20)), (weather.ValidAt(0), weather.IssuedAt(0)));
        Assert.Equal(10, weather.Values(WeatherVariable.Temperature)[0], 9);
        Assert.Equal(10 * 1852.0 / 3600, weather.Values(WeatherVariable.WindSpeed10)[0], 9);
        Assert.True(double.IsNaN(weather.Values(WeatherVariable.WindSpeed10)[1]));
    }

    [Fact]
    public void ReadCsv_StampedAtTheStart_MovesMeansOnly()
    {
        string path = Write("time,t,w,r\n2025-03-30T12:00Z,50,10,700\n");

        WeatherTable weather = WeatherTable.ReadCsv(path, Plain with { Stamp = IntervalStamp.Start }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([Noon, Noon + Duration.FromHours(1)], [weather.ValidAt(0), weather.ValidAt(1)]);
        Assert.True(double.IsNaN(weather.Values(WeatherVariable.ShortwaveRadiation)[0]));
        Assert.Equal(700, weather.Values(WeatherVariable.ShortwaveRadiation)[1]);
    }

    [Theory]
    [InlineData("2025-03-30T02:30", "TIM-010")]
    [InlineData("2025-10-26T02:30", "TIM-011")]
    public void ReadCsv_LocalTimeAtAClockChange_IsRefusedWithItsLine(string time, string code)
    {
        WeatherSchema local = Plain with { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] };

        SeriesDataException error = Assert.Throws<SeriesDataException>(
            () => WeatherTable.ReadCsv(Write($"time,t,w,r\n2025-01-01T00:00,1,1,1\n{time},1,1,1\n"), local, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((code, 3L), (error.Code, error.Findings[0].Line));
    }

    [Fact]
    public void ReadCsv_PlacesByName_AreThoseOfTheSchema()
    {
        WeatherSchema schema = Plain with { Location = "site", Places = [Berlin, new WeatherLocation("Oslo", 59.9, 10.8)] };

        WeatherTable weather = WeatherTable.ReadCsv(Write("site,time,t,w,r\nOslo,2025-03-30T12:00Z,50,10,700\n"), schema, cancellationToken: TestContext.Current.CancellationToken);
        SeriesDataException error = Assert.Throws<SeriesDataException>(
            () => WeatherTable.ReadCsv(Write("site,time,t,w,r\nRome,2025-03-30T12:00Z,50,10,700\n"), schema, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(59.9, weather.LocationAt(0).Latitude);
        Assert.Equal(("FEA-055", 2L), (error.Code, error.Findings[0].Line));
    }

    [Fact]
    public void Schema_ThatLeavesSomethingOpen_IsRefused()
    {
        string path = Write("time,t,w,r\n");

        Assert.All(
            [
                Plain with { Nature = WeatherNature.Forecast }, Plain with { Places = [] }, Plain with { Latitude = "lat" },
                Plain with { Places = [Berlin, new WeatherLocation("Oslo", 59.9, 10.8)] },
            ],
            schema => Assert.Throws<ArgumentException>(() => WeatherTable.ReadCsv(path, schema, cancellationToken: TestContext.Current.CancellationToken)));
        Assert.Throws<ArgumentException>(() => new WeatherColumn("t", WeatherVariable.Temperature, WeatherUnit.Millimetres));
    }

    private static WeatherTable Sample(WeatherNature nature)
    {
        var oslo = new WeatherLocation("=Oslo", 59.91, -10.75);
        return WeatherTable.Create(
            [
                new(Berlin, WeatherVariable.Temperature, Noon, Noon + Duration.FromHours(1), 1.0 / 3, WeatherUnit.Celsius),
                new(Berlin, WeatherVariable.WindSpeed10, Noon, Noon + Duration.FromHours(1), double.NaN, WeatherUnit.MetresPerSecond),
                new(Berlin, WeatherVariable.Temperature, Noon, Noon + Duration.FromHours(2), -4, WeatherUnit.Celsius),
                new(oslo, WeatherVariable.WindSpeed10, Noon + Duration.FromMinutes(7), Noon + Duration.FromHours(3), 1e-3, WeatherUnit.MetresPerSecond),
            ],
            nature);
    }

    private static void AssertSame(WeatherTable expected, WeatherTable actual)
    {
        Assert.Equal(expected.Nature, actual.Nature);
        Assert.Equal(expected.Locations, actual.Locations);
        Assert.Equal(expected.Variables, actual.Variables);
        int[] rows = [.. Enumerable.Range(0, expected.RowCount)];
        Assert.Equal(rows.Select(row => (expected.LocationAt(row), expected.ValidAt(row), expected.IssuedAt(row))), rows.Select(row => (actual.LocationAt(row), actual.ValidAt(row), actual.IssuedAt(row))));
        foreach (WeatherVariable variable in expected.Variables) Assert.Equal(expected.Values(variable).ToArray(), actual.Values(variable).ToArray());
    }

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "table.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
