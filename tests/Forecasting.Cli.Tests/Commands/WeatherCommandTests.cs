using Forecasting.Tests.Downloads;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Cli.Tests.Commands;

public sealed class WeatherCommandTests
{
    [Fact]
    public void Run_PreviousRuns_WritesWhatTheReaderReads()
    {
        using var scratch = new Scratch();
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));
        string file = scratch["weather.csv"];

        CommandRun run = Weather(server, "--lat", "40.71,52.52", "--lon", "-74.01,13.4", "--name", "New York,Berlin", "--variables", "temperature_2m,wind_speed_10m", "--out", file).Succeeded();

        Assert.Empty(run.Out);
        Assert.Contains("Open-Meteo previous-runs", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("location,latitude,longitude,valid,issued,temperature_2m (°C),wind_speed_10m (m/s)\n", File.ReadAllText(file), StringComparison.Ordinal);
        WeatherTable weather = WeatherTable.ReadCsv(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(WeatherNature.Forecast, weather.Nature);
        Assert.Equal(["Berlin", "New York"], weather.Locations.Select(place => place.Name));
        Assert.Equal(2 * 25, weather.RowCount);
        Assert.Equal(Instant.FromUtc(2025, 1, 1, 0, 0), weather.ValidAt(0));
        Assert.Equal(Instant.FromUtc(2024, 12, 31, 0, 0), weather.IssuedAt(0));
        Assert.Equal(0.1, weather.Values(WeatherVariable.Temperature)[0]);
        Assert.Equal(24.1 / 3.6, weather.Values(WeatherVariable.WindSpeed10)[24], 9);
    }

    [Fact]
    public void Run_Archive_SaysPublishedOnStandardOutput()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));

        string[] lines = Weather(server, "--lat", "52.52", "--lon", "13.4", "--source", "archive", "--variables", "temperature_2m").Succeeded().Out.Split('\n');

        Assert.Equal("location,latitude,longitude,valid,published,temperature_2m (°C)", lines[0]);
        Assert.Equal("52.52 13.4,52.52,13.4,2025-01-01T00:00:00Z,2025-01-06T00:00:00Z,0", lines[1]);
    }

    [Fact]
    public void Run_LocalTimes_AreThoseOfTheZone()
    {
        using var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));

        string[] lines = Weather(server, "--lat", "52.52", "--lon", "13.4", "--zone", "Europe/Berlin", "--source", "single-run", "--run", "2025-01-01T01:00", "--variables", "temperature_2m")
            .Succeeded().Out.Split('\n');

        Assert.StartsWith("52.52 13.4,52.52,13.4,2024-12-31T23:00:00Z,2025-01-01T06:00:00Z", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Offline_ReplaysTheKeptAnswers()
    {
        using var scratch = new Scratch();
        var server = new AnswerServer((question, _) => OpenMeteoAnswers.To(question));
        string[] args = ["--lat", "52.52", "--lon", "13.4", "--cache", scratch["answers"]];
        string first = Weather(server, args).Succeeded().Out;
        server.Dispose();

        Assert.Equal(first, Weather(server, [.. args, "--offline"]).Succeeded().Out);
        Weather(server, [.. args, "--offline", "--variables", "dew_point_2m"]).FailedWith(ExitCode.DataFault, "FEA-050", "offline");
    }

    [Fact]
    public void Run_ServerDown_SaysSoWithoutAFile()
    {
        using var scratch = new Scratch();
        var server = new AnswerServer(AnswerServer.Status(500));
        server.Dispose();

        Weather(server, "--lat", "52.52", "--lon", "13.4", "--attempts", "1", "--out", scratch["weather.csv"]).FailedWith(ExitCode.DataFault, "FEA-050", "does not answer", "--attempts");
        Assert.False(File.Exists(scratch["weather.csv"]));
    }

    [Fact]
    public void Run_RefusalOfTheService_IsShown()
    {
        using var server = new AnswerServer(AnswerServer.Status(400, body: """{"error":true,"reason":"No data is available for this location"}"""));

        Weather(server, "--lat", "52.52", "--lon", "13.4").FailedWith(ExitCode.DataFault, "FEA-051", "No data is available for this location");
    }

    [Theory]
    [InlineData("from -90 to 90", "--lat", "95", "--lon", "13")]
    [InlineData("from -180 to 180", "--lat", "52", "--lon", "-181")]
    [InlineData("Give --lat and --lon", "--lat", "52")]
    [InlineData("1, 2 and 1", "--lat", "52", "--lon", "13,14")]
    [InlineData("There is no weather variable 'temp'", "--lat", "52", "--lon", "13", "--variables", "temp")]
    [InlineData("--offline needs --cache", "--lat", "52", "--lon", "13", "--offline")]
    [InlineData("--days-ahead is for", "--lat", "52", "--lon", "13", "--source", "forecast", "--days-ahead", "2")]
    [InlineData("from 1 to 7", "--lat", "52", "--lon", "13", "--days-ahead", "0")]
    [InlineData("go together", "--lat", "52", "--lon", "13", "--source", "single-run")]
    [InlineData("no address", "--lat", "52", "--lon", "13", "--base-address", "nowhere")]
    public void Run_WrongOptions_AreRefusedByName(string part, params string[] args) =>
        CommandRun.Of(["weather", "--from", "2025-01-01", "--to", "2025-01-02", .. args]).FailedWith(ExitCode.UsageFault, part);

    [Fact]
    public void Run_WithoutARange_IsRefused() => CommandRun.Of("weather", "--lat", "52", "--lon", "13").FailedWith(ExitCode.UsageFault, "Give --from and --to");

    private static CommandRun Weather(AnswerServer server, params string[] args) =>
        CommandRun.Of(["weather", "--base-address", server.Address.AbsoluteUri, "--from", "2025-01-01", "--to", "2025-01-02", .. args]);
}
