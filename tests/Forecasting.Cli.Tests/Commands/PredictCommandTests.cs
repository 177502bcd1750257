using System.Text.Json;

namespace Forecasting.Cli.Tests.Commands;

public sealed class PredictCommandTests
{
    private static readonly string[] Columns = ["--time", "time", "--target", "y"];

    [Fact]
    public void Out_OnTheCity_WritesARowPerStepAndDrawsIt()
    {
        using var scratch = new Scratch();
        string file = scratch["forecast.csv"];

        CommandRun run = CommandRun.Of(["predict", CommandRun.CityFile, .. CommandRun.City, "--forecaster", "seasonal-naive-168", "--horizon", "48h", "--out", file]).Succeeded();

        string[] lines = File.ReadAllLines(file);
        Assert.Equal("timeStamp,forecast,p5,p10,p20,p25,p30,p40,p50,p60,p70,p75,p80,p90,p95", lines[0]);
        Assert.Equal(48, lines.Length - 1);
        Assert.StartsWith("2024-09-18T00:00:00-04:00,", lines[1], StringComparison.Ordinal);
        foreach (string line in lines[1..])
        {
            double[] quantiles = [.. line.Split(',')[2..].Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];
            Assert.Equal(quantiles.Order(), quantiles);
        }

        Assert.Contains("seasonal-naive-168: 1 series, 48 steps of PT1H", run.Out, StringComparison.Ordinal);
        Assert.Contains('░', run.Out);
        Assert.Contains("18 Sep", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_NotGiven_WritesTheCsvToStandardOutput()
    {
        using var scratch = new Scratch();
        string file = scratch.WriteHours("wave.csv", 24 * 20);

        CommandRun run = CommandRun.Of(["predict", file, .. Columns, "--forecaster", "seasonal-naive-24", "--horizon", "3", "--quantiles", "0.1,0.975"]).Succeeded();

        string[] lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("time,forecast,p10,p97.5", lines[0]);
        Assert.Equal(4, lines.Length);
        // The value of the same hour of the last day: 100 + 0.01 x 456 at midnight.
        Assert.StartsWith("2024-01-21T00:00:00Z,104.56,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_OfMeters_HasALinePerSeries()
    {
        CommandRun run = CommandRun.Of(
            ["predict", CommandRun.MetersFile, .. CommandRun.Meters, "--from", "2024-08-01", "--forecaster", "seasonal-naive-168", "--horizon", "24h", "--json"]);

        JsonElement[] lines = run.Succeeded().JsonLines();
        Assert.InRange(lines.Length, 48, 50);
        foreach (JsonElement line in lines)
        {
            Assert.Equal(["series", "forecaster", "origin", "times", "forecast", "quantiles"], line.EnumerateObject().Select(member => member.Name));
            Assert.Equal(24, line.GetProperty("times").GetArrayLength());
            Assert.Equal(24, line.GetProperty("forecast").GetArrayLength());
            Assert.All(line.GetProperty("quantiles").EnumerateObject(), level => Assert.Equal(24, level.Value.GetArrayLength()));
        }

        Assert.Equal("M001", lines[0].GetProperty("series")[0].GetString());
    }

    [Fact]
    public void To_Given_ForecastsAsIfNothingCameAfter()
    {
        using var scratch = new Scratch();
        string all = scratch.WriteHours("all.csv", 24 * 30), cut = scratch.WriteHours("cut.csv", 24 * 20);
        string[] args = [.. Columns, "--forecaster", "seasonal-average", "--horizon", "24h"];

        CommandRun asOf = CommandRun.Of(["predict", all, .. args, "--to", "2024-01-21"]).Succeeded();

        Assert.Equal(CommandRun.Of(["predict", cut, .. args]).Succeeded().Out, asOf.Out);
    }

    [Fact]
    public void Future_InATableOfItsOwn_EqualsRowsWithAnEmptyTarget()
    {
        using var scratch = new Scratch();
        string whole = scratch.WriteHours("whole.csv", 24 * 35, withoutTarget: 24);
        string[] lines = File.ReadAllLines(whole);
        string past = scratch.Write("past.csv", string.Join('\n', lines[..(24 * 34 + 1)]) + "\n");
        string future = scratch.Write("future.csv", "time,w\n" + string.Join('\n', lines[(24 * 34 + 1)..].Select(line => line.Replace(",,", ",", StringComparison.Ordinal))) + "\n");
        string[] args = [.. Columns, "--known", "w", "--forecaster", "linear", "--horizon", "6h"];

        CommandRun.Of(["predict", past, .. args]).FailedWith(ExitCode.DataFault, "FEA-040", "'w'", "--future");
        CommandRun apart = CommandRun.Of(["predict", past, .. args, "--future", future]).Succeeded();

        Assert.Equal(CommandRun.Of(["predict", whole, .. args]).Succeeded().Out, apart.Out);
    }
}
