using System.CommandLine;
using Forecasting.Cli.Commands;

namespace Forecasting.Cli.Tests.Options;

public sealed class OptionParsingTests
{
    [Theory]
    [InlineData("--horizon", "2 weeks", "'2 weeks' is not a horizon", "48h")]
    [InlineData("--step", "-1", "'-1' is not a horizon", "PT48H")]
    [InlineData("--horizon", "-1h", "'-1h' is not a horizon", "48h")]
    [InlineData("--horizon", "0h", "A horizon is from 1", "87,840 hours")]
    [InlineData("--quantiles", "1.5", "'1.5' is not a level above 0 and below 1", "0.9")]
    [InlineData("--frequency", "often", "'often' is not a frequency", "PT15M")]
    [InlineData("--zone", "berlin", "TIM-020", "Did you mean Europe/Berlin?")]
    [InlineData("--clock-change", "guess", "'guess' is not a clock-change rule", "by-order")]
    [InlineData("--duplicates", "skip", "'skip' is none of refuse, drop-identical", "mean")]
    [InlineData("--decimal", ";", "';' is none of ., ,", "")]
    [InlineData("--delimiter", "||", "'||' is not one character", "tab")]
    [InlineData("--encoding", "ansi", "utf-8", "latin1")]
    [InlineData("--holidays", "XX-YY", "XX", "")]
    [InlineData("--quantiles", "0.1,90", "'90' is not a level above 0 and below 1", "0.9")]
    [InlineData("--quantiles", "0,1", "'0' is not a level", "")]
    [InlineData("--folds", "0", "'0' is not a whole number from 1 to 100000", "")]
    [InlineData("--folds", "1e3", "'1e3' is not a whole number", "")]
    [InlineData("--folds", "1000000", "'1000000' is not a whole number from 1 to 100000", "")]
    [InlineData("--seed", "x", "'x' is not a whole number from -2147483648 to 2147483647", "")]
    [InlineData("--refit-every", "-1", "'-1' is not a whole number of at least 0", "")]
    [InlineData("--origin-hour", "24", "'24' is not a whole number from 0 to 23", "")]
    [InlineData("--mask", "spikes,dips", "'dips' is none of spikes", "level-shifts")]
    [InlineData("--gate", "noon", "'noon' is no time of day", "12:00")]
    [InlineData("--threads", "0", "'0' is not a whole number from 1 to 256", "")]
    [InlineData("--season", "daily", "'daily' is not a whole number", "")]
    [InlineData("--from", "yesterday", "'yesterday' is no time", "2024-03-31T01:00+01:00")]
    [InlineData("--forecaster", "prophet", "There is no forecaster 'prophet'", "seasonal-naive")]
    [InlineData("--forecaster", "naive,naive", "names a forecaster twice", "")]
    [InlineData("--keys", "a,,b", "'a,,b' holds an empty name", "")]
    [InlineData("--keys", "a,a", "Column 'a' is named twice", "")]
    public void Backtest_WrongValue_IsRefusedByTheNameOfTheOption(string option, string value, string says, string remedy)
    {
        CommandRun run = CommandRun.Of("backtest", "none.csv", "--time", "t", "--target", "y", $"{option}={value}");

        run.FailedWith(ExitCode.UsageFault, option + ": ", says, remedy, "forecast backtest --help");
    }

    [Theory]
    [InlineData("--horizont", "Did you mean --horizon, not --horizont?")]
    [InlineData("--clock-chang", "Did you mean --clock-change, not --clock-chang?")]
    public void Backtest_MistypedOption_SaysWhatIsMeant(string option, string says) =>
        CommandRun.Of("backtest", "none.csv", "--time", "t", "--target", "y", option).FailedWith(ExitCode.UsageFault, option, says);

    [Fact]
    public void Run_MistypedCommand_SaysWhatIsMeant() => CommandRun.Of("backtets").FailedWith(ExitCode.UsageFault, "Did you mean backtest");

    [Fact]
    public void Run_NothingAsked_IsAUsageFault() => CommandRun.Of().FailedWith(ExitCode.UsageFault, "forecast --help");

    [Fact]
    public void Backtest_RequiredOptionsMissing_NamesThem() =>
        CommandRun.Of("backtest", "none.csv").FailedWith(ExitCode.UsageFault, "'--time' is required", "'--target' is required");

    [Fact]
    public void Backtest_ColumnInTwoRoles_NamesBoth()
    {
        using var scratch = new Scratch();
        string file = scratch.WriteHours("a.csv", 48);

        CommandRun.Of("backtest", file, "--time", "time", "--target", "y", "--known", "y")
            .FailedWith(ExitCode.UsageFault, "Column 'y' is both Target and KnownInAdvance");
    }

    [Fact]
    public void Examples_OfEveryCommand_Parse()
    {
        Command root = ForecastCommand.Root(new Terminal(TextWriter.Null, TextWriter.Null));
        string[] examples = [.. root.Subcommands.Cast<DataCommand>().SelectMany(command => command.Examples)];

        Assert.True(examples.Length >= 2 * root.Subcommands.Count);
        foreach (string example in examples) Assert.Empty(root.Parse(example["forecast ".Length..]).Errors);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("examine")]
    [InlineData("prepare")]
    [InlineData("backtest")]
    [InlineData("predict")]
    public void Help_OfACommand_FitsAndEndsWithExamples(string command)
    {
        CommandRun run = CommandRun.Of(command, "--help").Succeeded();

        string[] lines = run.Out.ReplaceLineEndings("\n").Split('\n');
        int examples = Array.IndexOf(lines, "Examples:");
        Assert.True(examples > 0);
        Assert.All(lines[..examples], line => Assert.InRange(line.Length, 0, 100));
        Assert.StartsWith($"  forecast {command}", lines[examples + 1], StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Version_IsThatOfTheTool()
    {
        string version = typeof(ForecastCommand).Assembly.GetName().Version!.ToString(3);

        Assert.Equal($"forecast {version}", CommandRun.Of("--version").Succeeded().Out.Trim());
    }
}
