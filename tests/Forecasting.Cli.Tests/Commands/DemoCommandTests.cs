using System.Globalization;
using System.Text.Json;
using Forecasting.Cli.Commands;

namespace Forecasting.Cli.Tests.Commands;

public sealed class DemoCommandTests
{
    [Fact]
    public void Demo_OnTheCity_DoesTheWholeJob()
    {
        using var scratch = new Scratch();
        string file = scratch["forecast.csv"];

        CommandRun run = CommandRun.Of("demo", "--data", Path.Combine(CommandRun.Root, "data"), "--out", file).Succeeded();

        foreach (string part in (string[])["1. Examine", "Where clocks change: 3 spring hours absent, 2 autumn hours once", "2. Prepare", "3. Backtest", "4. Forecast: ", " has the lowest MASE", "Demand in MW", "Written: "])
            Assert.Contains(part, run.Out, StringComparison.Ordinal);
        Assert.Contains('░', run.Out);
        Assert.DoesNotContain('\u001b', run.Out);
        string[] lines = File.ReadAllLines(file);
        Assert.Equal(1 + 48, lines.Length);
        Assert.StartsWith("2024-09-18T00:00:00-04:00,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_OfTheDemo_IsOneObject()
    {
        using var scratch = new Scratch();
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var command = new DemoCommand(new Terminal(output, TextWriter.Null), ["naive", "seasonal-naive"]);

        int code = await command.Parse(["--data", Path.Combine(CommandRun.Root, "data"), "--out", scratch["f.csv"], "--json"])
            .InvokeAsync(null, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Success, code);
        JsonElement result = JsonDocument.Parse(Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal("seasonal-naive", result.GetProperty("best").GetString());
        Assert.Equal(2, result.GetProperty("backtest").GetArrayLength());
        Assert.Equal(48, result.GetProperty("forecast").GetArrayLength());
        Assert.Equal(1 + 48, File.ReadAllLines(scratch["f.csv"]).Length);
    }

    [Fact]
    public void WriteData_WritesTheSampleFiles()
    {
        using var scratch = new Scratch();

        CommandRun run = CommandRun.Of("demo", "--write-data", scratch["made"]).Succeeded();

        Assert.Equal(5, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(File.ReadAllText(CommandRun.CityFile), File.ReadAllText(scratch[Path.Combine("made", "city.csv")]));
    }

    [Fact]
    public void Data_WithoutTheCity_IsAMissingFile()
    {
        using var scratch = new Scratch();

        CommandRun.Of("demo", "--data", scratch.Folder, "--out", scratch["f.csv"]).FailedWith(ExitCode.FileMissing, "There is no file", "city.csv");
    }
}
