using System.Text.Json;

namespace Forecasting.Cli.Tests.Commands;

public sealed class SearchCommandTests
{
    private static readonly string[] Columns = ["--time", "time", "--target", "y"];

    [Fact]
    public void Json_OnTheCity_HasARowForEachTrial()
    {
        CommandRun run = CommandRun.Of(
            ["search", CommandRun.CityFile, .. CommandRun.City, "--from", "2024-05-01", "--horizon", "24h", "--forecaster", "naive,seasonal-average,linear", "--trials", "5", "--objective", "mae", "--json"]).Succeeded();

        JsonElement board = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal(["objective", "folds", "trials"], board.EnumerateObject().Select(member => member.Name));
        Assert.Equal("mae", board.GetProperty("objective").GetString());
        JsonElement[] trials = [.. board.GetProperty("trials").EnumerateArray()];
        string[] members = ["rank", "number", "forecaster", "settings", "scores", "seconds", "weight", "dropped"];
        Assert.All(trials, trial => Assert.Equal(members, trial.EnumerateObject().Select(member => member.Name)));
        Assert.Equal([1, 2, 3, 4, 5], trials.Select(trial => trial.GetProperty("number").GetInt32()).Where(number => number > 0).Order());
        Assert.Equal(Enumerable.Range(1, trials.Length), trials.Select(trial => trial.GetProperty("rank").GetInt32()));
        Assert.Contains("5 trials in", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecaster_NotGiven_TriesTheCatalogue()
    {
        using var scratch = new Scratch();
        string file = scratch.WriteHours("wave.csv", 24 * 30);

        CommandRun run = CommandRun.Of(["search", file, .. Columns, "--horizon", "24h", "--trials", "4", "--json"]).Succeeded();

        string[] names = [.. JsonDocument.Parse(run.Out).RootElement.GetProperty("trials").EnumerateArray().Select(trial => trial.GetProperty("forecaster").GetString()!)];
        Assert.Contains("naive", names);
        Assert.Contains("linear", names);
        Assert.DoesNotContain("auto", names);
    }

    [Fact]
    public void Table_OfAShortTable_RanksAndSaysWhy()
    {
        using var scratch = new Scratch();
        string file = scratch.WriteHours("wave.csv", 24 * 60);

        CommandRun run = CommandRun.Of(["search", file, .. Columns, "--horizon", "24h", "--forecaster", "naive,seasonal-average,seasonal-naive-168,similar-day", "--out", scratch["board.json"]]).Succeeded();

        Assert.Contains("1 series of PT1H; horizon PT24H;\nrungs of 7, 14, 28 past origins; the least wql first\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("why dropped", run.Out, StringComparison.Ordinal);
        Assert.Contains("seasonal-naive", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Equal("wql", JsonDocument.Parse(File.ReadAllText(scratch["board.json"])).RootElement.GetProperty("objective").GetString());
    }

    [Fact]
    public void Json_RunTwice_IsTheSameButForTheSeconds()
    {
        using var scratch = new Scratch();
        string file = scratch.WriteHours("wave.csv", 24 * 60);
        string[] args = ["search", file, .. Columns, "--horizon", "24h", "--forecaster", "naive,seasonal-average", "--json"];

        string[] runs = [.. Enumerable.Range(0, 2).Select(_ => string.Join('\n', CommandRun.Of(args).Succeeded().Out.Split('\n').Where(line => !line.Contains("seconds", StringComparison.Ordinal))))];

        Assert.Equal(runs[0], runs[1]);
    }

    [Theory]
    [InlineData("--budget", "10", "'10' is no time to spend")]
    [InlineData("--budget", "0s", "'0s' is no time to spend")]
    [InlineData("--objective", "bias", "'bias' is none of wql, mae, rmse, mape, wape, mase, sql")]
    [InlineData("--forecaster", "auto", "searches itself")]
    [InlineData("--forecaster", "linar", "There is no forecaster 'linar'")]
    [InlineData("--trials", "0", "from 1 to 10000")]
    public void Option_ThatMeansNothing_IsRefusedByName(string option, string value, string expected) =>
        CommandRun.Of(["search", "load.csv", .. Columns, option, value]).FailedWith(ExitCode.UsageFault, option, expected);

    [Fact]
    public void Out_InAFolderThatIsNotThere_IsRefusedEarly() =>
        CommandRun.Of(["search", CommandRun.CityFile, .. CommandRun.City, "--out", "nowhere/board.json"]).FailedWith(ExitCode.UsageFault, "--out", "make it first");
}
