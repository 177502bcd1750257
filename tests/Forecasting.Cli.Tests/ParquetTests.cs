namespace Forecasting.Cli.Tests;

/// <summary>A Parquet file in place of a CSV file, in and out of every command.</summary>
public sealed class ParquetTests
{
    private static readonly string[] Columns = ["--time", "time", "--target", "y", "--known", "w"];

    [Fact]
    public void EveryCommand_OnParquet_SaysWhatItSaysOnCsv()
    {
        using var scratch = new Scratch();
        string source = scratch.WriteHours("wave.csv", 24 * 30, withoutTarget: 24);
        string csv = scratch["table.csv"], parquet = scratch["table.parquet"];
        foreach (string file in (string[])[csv, parquet]) CommandRun.Of(["prepare", source, .. Columns, "--out", file]).Succeeded();

        foreach (string[] command in (string[][])
        [
            ["examine", "--json"],
            ["backtest", "--folds", "2", "--forecaster", "seasonal-average"],
            ["predict", "--horizon", "24h", "--forecaster", "seasonal-average"],
            ["prepare", "--json", "--out", scratch["again.csv"]],
        ])
        {
            string onCsv = Said(command, csv), onParquet = Said(command, parquet);

            Assert.True(onCsv.Length > 100);
            Assert.Equal(onCsv, onParquet);
        }

        string Said(string[] command, string file)
        {
            CommandRun run = CommandRun.Of([command[0], file, .. Columns, .. command[1..]]).Succeeded();
            // The name of the file differs, and the seconds in the row of a forecaster.
            return string.Join('\n', run.Out.Replace(Path.GetFileName(file), "", StringComparison.Ordinal).Split('\n').Where(line => !line.Contains("seasonal-average  ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Predict_OutParquet_ReadsBackAsTheForecast()
    {
        using var scratch = new Scratch();
        string file = scratch.WriteHours("wave.csv", 24 * 30);
        string[] predict = ["predict", file, .. Columns[..4], "--horizon", "24h", "--forecaster", "seasonal-naive-24"];

        CommandRun.Of([.. predict, "--out", scratch["f.parquet"]]).Succeeded();
        CommandRun.Of([.. predict, "--out", scratch["f.csv"]]).Succeeded();

        string[] read = [.. ((string[])["f.parquet", "f.csv"]).Select(name => ReadBack(name))];
        Assert.Contains("\n2024-01-31T00:00:00Z,", read[0], StringComparison.Ordinal);
        Assert.Equal(read[1], read[0]);

        string ReadBack(string name)
        {
            CommandRun.Of("prepare", scratch[name], "--time", "time", "--target", "forecast", "--observed", "p10,p90", "--out", scratch["back.csv"]).Succeeded();
            return File.ReadAllText(scratch["back.csv"]);
        }
    }

    [Theory]
    [InlineData("--missing", "none")]
    [InlineData("--delimiter", ";")]
    [InlineData("--decimal", ",")]
    [InlineData("--encoding", "latin1")]
    public void TextOption_ForParquet_IsRefusedByName(string option, string value) =>
        CommandRun.Of(["examine", "table.parquet", .. Columns, option, value]).FailedWith(ExitCode.UsageFault, option, "'table.parquet' is Parquet", "leave");

    [Fact]
    public void TextOption_ForAFutureThatIsText_IsTaken()
    {
        using var scratch = new Scratch();
        string past = scratch.WriteHours("past.csv", 24 * 30);
        CommandRun.Of(["prepare", past, .. Columns, "--out", scratch["past.parquet"]]).Succeeded();
        string future = scratch.Write("future.csv", "time;w\n" + string.Concat(Enumerable.Range(0, 24).Select(hour => $"2024-01-31T{hour:00}:00Z;{hour % 7}\n")));

        CommandRun run = CommandRun.Of(
            ["predict", scratch["past.parquet"], .. Columns, "--future", future, "--delimiter", ";", "--horizon", "24h", "--forecaster", "seasonal-average"]);

        Assert.Equal(25, run.Succeeded().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Text_NamedParquet_IsADataFault()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("text.parquet", "time,y,w\n2024-01-01T00:00Z,1,1\n");

        CommandRun.Of(["examine", file, .. Columns]).FailedWith(ExitCode.DataFault, "text.parquet", "Parquet");
    }
}
