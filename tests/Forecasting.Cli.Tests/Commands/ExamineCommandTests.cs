using System.Text.Json;

namespace Forecasting.Cli.Tests.Commands;

public sealed class ExamineCommandTests
{
    [Fact]
    public void Json_OnTheCity_CountsWhatItsReadmeTells()
    {
        // No rule for clock changes is chosen: they are counted, not refused.
        CommandRun run = CommandRun.Of(
            "examine", CommandRun.CityFile, "--time", "timeStamp", "--target", "demand", "--known", "temp", "--zone", "America/New_York", "--json").Succeeded();

        JsonElement series = Assert.Single(run.JsonLines());
        Assert.Equal(23_810, series.GetProperty("rows").GetInt32());
        Assert.Equal("PT1H", series.GetProperty("frequency").GetString());
        Assert.Equal("2022-01-01T00:00:00", series.GetProperty("first").GetString());
        Assert.Equal(3, series.GetProperty("spring_absent").GetInt32());
        Assert.Equal(2, series.GetProperty("autumn_once").GetInt32());
        Assert.Equal(19 + 3, series.GetProperty("missing_labels").GetInt32());
        Assert.Equal(45 + 48, series.GetProperty("nan").GetProperty("demand").GetInt32());
        Assert.Equal(14, series.GetProperty("nan").GetProperty("temp").GetInt32());
    }

    [Fact]
    public void Table_OfTheMeters_ShowsTwentySeriesAndFits()
    {
        CommandRun run = CommandRun.Of("examine", CommandRun.MetersFile, "--time", "timestamp", "--target", "kwh", "--keys", "meter").Succeeded();

        string[] lines = run.Out.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("50 series, 402,058 rows.", lines[0]);
        Assert.Equal(20, lines.Count(line => line.Trim().StartsWith("M0", StringComparison.Ordinal) && line.Contains("PT1H", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("... and 30 more series", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("ING-100", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Column_NotInTheFile_IsNamedWithThoseThereAre() =>
        CommandRun.Of("examine", CommandRun.CityFile, "--time", "timeStamp", "--target", "load")
            .FailedWith(ExitCode.DataFault, "ING-072", "'load'", "'demand'");
}
