using System.Globalization;
using Forecasting.Weather;

namespace Forecasting.Tests.Weather;

public sealed class WeatherPlausibilityTests
{
    private const int Year = 8766;

    [Theory]
    [InlineData("temperature_2m", "K", "°C", "K")]
    [InlineData("temperature_2m", "°F", "°C", "°F")]
    [InlineData("dew_point_2m", "°F", "°C", "°F")]
    [InlineData("temperature_2m", "°C", "K", "°C")]
    [InlineData("wind_speed_10m", "km/h", "m/s", "km/h")]
    [InlineData("pressure_msl", "Pa", "hPa", "Pa")]
    public void Create_UnitDeclaredWrong_IsSuspected(string variable, string source, string declared, string named)
    {
        WeatherVariable what = WeatherVariable.Parse(variable);
        Finding finding = Assert.Single(Table(what, source, declared).Findings, finding => finding.Code == "FEA-045");
        Assert.Equal(variable, finding.Column);
        Assert.Contains($"may be in {named}", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("temperature_2m", "K")]
    [InlineData("temperature_2m", "°F")]
    [InlineData("dew_point_2m", "°F")]
    [InlineData("wind_speed_10m", "km/h")]
    [InlineData("wind_speed_10m", "kn")]
    [InlineData("pressure_msl", "Pa")]
    public void Create_UnitDeclaredRight_IsNot(string variable, string source) => Assert.Empty(Table(WeatherVariable.Parse(variable), source, source).Findings);

    [Theory]
    [InlineData("vic_electricity_skforecast.csv.gz", "Temperature", false)]
    [InlineData("cambridge_weather_bedford_2008_2010.csv", "air_temperature [degC]", false)]
    [InlineData("extra/openstef_substations.csv.gz", "temp", false)]
    [InlineData("nyc_energy.csv.gz", "temp", true)]
    [InlineData("isone_2003_2014.csv.gz", "temperature", true)]
    [InlineData("gefcom2014_load.csv.gz", "w1", true)]
    public void Create_RealTemperatures_SuspectsFahrenheitAlone(string file, string column, bool isFahrenheit)
    {
        double[] values = Column(file, column);
        // Half a year, whichever: a winter in °F may be a summer in °C.
        int length = Math.Min(values.Length, Year / 2), flagged = 0, windows = 0;
        for (int from = 0; from + length <= values.Length; from += 730, windows++)
        {
            WeatherTable table = Of(WeatherVariable.Temperature, values.AsSpan(from, length), WeatherUnit.Celsius);
            if (table.Findings.Any(finding => finding.Code == "FEA-045")) flagged++;
        }

        Assert.True(windows > 0);
        Assert.Equal(isFahrenheit ? windows : 0, flagged);
    }

    private static double[] Column(string file, string column)
    {
        string? folder = Environment.GetEnvironmentVariable("FORECASTING_DATA");
        string path = Path.Combine(folder ?? "", file);
        Assert.SkipUnless(folder is not null && File.Exists(path), $"FORECASTING_DATA has no {file}.");
        using Stream bytes = File.OpenRead(path);
        using Stream text = file.EndsWith(".gz", StringComparison.Ordinal) ? new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionMode.Decompress) : bytes;
        using var reader = new StreamReader(text);
        int place = Array.IndexOf(reader.ReadLine()!.Split(','), column);
        Assert.True(place >= 0, $"{file} has no column '{column}'.");
        var values = new List<double>();
        while (reader.ReadLine() is { } line)
        {
            if (double.TryParse(line.Split(',')[place], CultureInfo.InvariantCulture, out double value)) values.Add(value);
        }

        return [.. values];
    }

    // A year of a temperate inland place, in the source's unit, declared in another.
    private static WeatherTable Table(WeatherVariable variable, string source, string declared)
    {
        double[] values = new double[Year];
        var random = new Random(1);
        for (int i = 0; i < values.Length; i++)
        {
            double season = Math.Cos(2 * Math.PI * i / Year), day = Math.Cos(2 * Math.PI * i / 24);
            double known = variable.Unit.Text switch
            {
                "°C" => 9 - (10 * season) - (4 * day) + (3 * random.NextDouble()) - (variable == WeatherVariable.DewPoint ? 4 : 0),
                // A Weibull of shape 2 and mean 3.6 m/s.
                "m/s" => 4.06 * Math.Sqrt(-Math.Log(1 - random.NextDouble())),
                _ => 1013 + (10 * season),
            };
            values[i] = source switch { "K" => known + 273.15, "°F" => (known * 1.8) + 32, "km/h" => known * 3.6, "kn" => known / 0.514444, "Pa" => known * 100, _ => known };
        }

        return Of(variable, values, WeatherUnit.Parse(declared));
    }

    private static WeatherTable Of(WeatherVariable variable, ReadOnlySpan<double> values, WeatherUnit unit)
    {
        var readings = new WeatherReading[values.Length];
        for (int i = 0; i < readings.Length; i++)
            readings[i] = new WeatherReading(WeatherCase.Place, variable, WeatherCase.Hour(i), WeatherCase.Hour(i), values[i], unit);
        return WeatherCase.Observed(readings);
    }
}
