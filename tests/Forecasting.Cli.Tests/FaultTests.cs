namespace Forecasting.Cli.Tests;

public sealed class FaultTests
{
    [Fact]
    public void File_ThatIsNotThere_HasACodeOfItsOwn() =>
        CommandRun.Of("backtest", "no-such.csv", "--time", "t", "--target", "y").FailedWith(ExitCode.FileMissing, "There is no file 'no-such.csv'");

    [Theory]
    [InlineData("time,y\n2024-01-01T00:00Z,1\n2024-01-01T01:00Z,x\n", "ING-080", "bad.csv(3)", "'x'", "--decimal, --missing")]
    [InlineData("time,y\n2024-01-01T00:00Z,1\n2024-01-01T00:00Z,2\n", "ING-101", "bad.csv(3)", "", "--duplicates")]
    [InlineData("time,y\n2024-01-01 00:00,1\n2024-01-01 01:00,2\n", "TIM-001", "bad.csv", "time", "--zone")]
    [InlineData("time,y\n01/02/2024 00:00,1\n", "TIM-026", "bad.csv(2)", "time", "--time-format")]
    [InlineData("hour,y\n2024-01-01T00:00Z,1\n", "ING-072", "bad.csv(1)", "There is no column 'time'", "'hour'")]
    [InlineData("", "ING-001", "bad.csv", "", "")]
    public void Data_ThatCannotBeUsed_IsNamedWithPlaceAndOption(string text, string code, string place, string what, string option)
    {
        using var scratch = new Scratch();
        string file = scratch.Write("bad.csv", text);

        CommandRun run = CommandRun.Of("backtest", file, "--time", "time", "--target", "y");

        run.FailedWith(ExitCode.DataFault, code, "error", place, what, option);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void ClockChanges_InTheCity_AreSaidOnceWithTheOption()
    {
        CommandRun run = CommandRun.Of(
            "prepare", CommandRun.CityFile, "--time", "timeStamp", "--target", "demand", "--zone", "America/New_York", "--out", "x.csv");

        // The table has two autumns.
        run.FailedWith(ExitCode.DataFault, "TIM-012", "city.csv(7410)", "(option --clock-change) And 1 more such.");
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Folder_InPlaceOfAFile_IsADataFault() => CommandRun.Of("backtest", CommandRun.Root, "--time", "t", "--target", "y")
        .FailedWith(ExitCode.DataFault, "ING-061", "folder");

    [Fact]
    public void Range_WithoutARow_SaysWhichRowsThereAre() => CommandRun.Of(
        ["backtest", CommandRun.CityFile, .. CommandRun.City, "--from", "2030-01-01"])
        .FailedWith(ExitCode.DataFault, "ING-003", "2022-01-01T05:00:00Z to 2024-09-20T03:00:00Z");

    [Fact]
    public void Cancelled_Backtest_StopsSoon()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));

        CommandRun run = CommandRun.Of(stop.Token, ["backtest", CommandRun.CityFile, .. CommandRun.City, "--folds", "500", "--forecaster", "boosting"]);

        run.FailedWith(ExitCode.Cancelled, "Stopped.");
    }
}
