using System.Text.Json;
using Forecasting.Tables;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Cli.Tests.Options;

/// <summary><c>--weather</c>: a file of weather that <c>backtest</c> and <c>predict</c> join as it was known.</summary>
public sealed class JoinOptionsTests
{
    // The hours of the city from June 2024 on, and some days after them.
    private static readonly Instant First = Instant.FromUtc(2024, 6, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2024, 9, 25, 0, 0);

    private static readonly string[] Load =
    [
        CommandRun.CityFile, "--time", "timeStamp", "--target", "demand", "--zone", "America/New_York", "--clock-change", "by-order",
        "--from", "2024-06-05", "--to", "2024-09-10", "--horizon", "24h", "--forecaster", "linear",
    ];

    [Fact]
    public void Backtest_Forecasts_AreJoinedAsTheyWereKnown()
    {
        using var scratch = new Scratch();
        string file = Forecasts(scratch, "weather.csv");

        JsonElement line = Assert.Single(CommandRun.Of(["backtest", .. Load, "--folds", "2", "--weather", file, "--json"]).Succeeded().JsonLines());
        JsonElement without = Assert.Single(CommandRun.Of(["backtest", .. Load, "--folds", "2", "--json"]).Succeeded().JsonLines());

        Assert.Equal("forecast", line.GetProperty("weather").GetString());
        Assert.Equal("none", without.GetProperty("weather").GetString());
        Assert.NotEqual(without.GetProperty("metrics").GetProperty("mae").GetDouble(), line.GetProperty("metrics").GetProperty("mae").GetDouble());
    }

    [Fact]
    public void Backtest_Observations_NeedToBeAskedFor()
    {
        using var scratch = new Scratch();
        string file = Written(scratch, "observed.csv", WeatherNature.Observation, Hours().Select(valid => Reading(valid, valid, 0)));
        string[] args = ["backtest", .. Load, "--folds", "2", "--weather", file];

        CommandRun.Of(args).FailedWith(ExitCode.DataFault, "FEA-046", "--perfect-weather");
        CommandRun perfect = CommandRun.Of([.. args, "--perfect-weather"]).Succeeded();

        Assert.Contains("(perfect weather)", perfect.Out, StringComparison.Ordinal);
        Assert.Equal("actual", CommandRun.Of([.. args, "--perfect-weather", "--json"]).Succeeded().JsonLines()[0].GetProperty("weather").GetString());
    }

    [Fact]
    public void Predict_WeatherIssuedAfterTheOrigin_ChangesNoByte()
    {
        using var scratch = new Scratch();
        string one = CommandRun.Of(["predict", .. Load, "--weather", Forecasts(scratch, "one.csv")]).Succeeded().Out;
        // The origin is local midnight.
        var origin = Instant.FromUtc(2024, 9, 10, 4, 0);

        string later = CommandRun.Of(["predict", .. Load, "--weather", Forecasts(scratch, "later.csv", issued => issued > origin ? 9 : 0)]).Succeeded().Out;
        string before = CommandRun.Of(["predict", .. Load, "--weather", Forecasts(scratch, "before.csv", issued => issued <= origin && issued > origin - Duration.FromHours(12) ? 9 : 0)]).Succeeded().Out;

        Assert.Equal(one, later);
        Assert.NotEqual(one, before);
    }

    [Fact]
    public void Backtest_HistoryWithoutWeather_NamesTheOption()
    {
        using var scratch = new Scratch();
        string[] args = [.. Load.Select(word => word == "2024-06-05" ? "2024-05-01" : word)];
        CommandRun.Of(["backtest", .. args, "--folds", "2", "--weather", Forecasts(scratch, "weather.csv")]).FailedWith(ExitCode.DataFault, "FEA-041", "--from");
    }

    [Fact]
    public void PerfectWeather_WithoutAFile_IsRefused() =>
        CommandRun.Of(["backtest", .. Load, "--perfect-weather"]).FailedWith(ExitCode.UsageFault, "--weather");

    private static IEnumerable<Instant> Hours()
    {
        for (Instant valid = First; valid <= Last; valid += Duration.FromHours(1)) yield return valid;
    }

    // Each hour forecast one and two days before.
    private static string Forecasts(Scratch scratch, string name, Func<Instant, double>? warmer = null)
    {
        return Written(scratch, name, WeatherNature.Forecast, Hours().SelectMany(valid => (WeatherReading[])[At(valid, 1), At(valid, 2)]));

        WeatherReading At(Instant valid, int days)
        {
            Instant issued = valid - Duration.FromDays(days);
            return Reading(valid, issued, warmer?.Invoke(issued) ?? 0);
        }
    }

    private static WeatherReading Reading(Instant valid, Instant issued, double warmer)
    {
        double hours = (valid - First).TotalHours;
        double celsius = 20 + (5 * Math.Sin(hours * Math.PI / 12)) + (4 * Math.Sin(hours / 60)) + warmer;
        return new WeatherReading(new WeatherLocation("city", 40.7, -74), WeatherVariable.Temperature, valid, issued, celsius, WeatherUnit.Celsius);
    }

    private static string Written(Scratch scratch, string name, WeatherNature nature, IEnumerable<WeatherReading> readings)
    {
        string file = scratch[name];
        WeatherTable.Create(readings, nature).ToTable().WriteCsv(file);
        return file;
    }
}
