using System.Text.Json;

namespace Forecasting.Cli.Tests.Commands;

public sealed class PrepareCommandTests
{
    [Fact]
    public void City_Prepared_IsARegularTableThatReadsBackTheSame()
    {
        using var scratch = new Scratch();
        string first = scratch["first.csv"], second = scratch["second.csv"];
        string[] range = ["--from", "2022-10-01", "--to", "2022-12-01"];

        CommandRun.Of(["prepare", CommandRun.CityFile, .. CommandRun.City, .. range, "--out", first]).Succeeded();
        CommandRun.Of(["prepare", first, .. CommandRun.City, "--out", second]).Succeeded();

        string[] lines = File.ReadAllLines(first);
        Assert.Equal("timeStamp,demand,temp,state", lines[0]);
        // October and November by the clock of New York have 61 days, one of 25 hours.
        Assert.Equal(61 * 24 + 1, lines.Length - 1);
        Assert.All(lines[1..], line => Assert.DoesNotContain(",,", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("2022-11-06T01:00:00-05:00,", StringComparison.Ordinal) && line.EndsWith("inserted+imputed", StringComparison.Ordinal));
        Assert.Equal(lines.Select(WithoutState), File.ReadAllLines(second).Select(WithoutState));
        static string WithoutState(string line) => line[..line.LastIndexOf(',')];
    }

    [Fact]
    public void Json_Report_CountsWhatTheTableHolds()
    {
        using var scratch = new Scratch();
        string file = scratch["regular.csv"];

        JsonElement report = Assert.Single(CommandRun.Of(["prepare", CommandRun.CityFile, .. CommandRun.City, "--from", "2024-07-01", "--out", file, "--json"]).Succeeded().JsonLines());

        string[] lines = File.ReadAllLines(file)[1..];
        Assert.Equal(48, lines.Count(line => line.EndsWith(',')));
        Assert.Equal(lines.Count(line => line.EndsWith("imputed", StringComparison.Ordinal)), report.GetProperty("imputed").GetInt32());
        Assert.Equal(lines.Length - 48, report.GetProperty("cells").GetInt32());
        Assert.Equal(
            report.GetProperty("cells").GetInt32(),
            report.GetProperty("observed").GetInt32() + report.GetProperty("inserted").GetInt32() + report.GetProperty("missing").GetInt32());
        Assert.Equal(0, report.GetProperty("empty").GetInt32());
        Assert.Equal("PT1H", report.GetProperty("frequency").GetString());
        Assert.Equal("2024-09-18T04:00:00Z", report.GetProperty("origin").GetString());
        Assert.Contains(report.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("code").GetString() == "IMP-005");
    }

    [Fact]
    public void Mask_Spikes_SetsAsideWhatIsOnlyReportedOtherwise()
    {
        using var scratch = new Scratch();
        string[] args = ["prepare", CommandRun.CityFile, .. CommandRun.City, "--to", "2023-01-01"];

        CommandRun kept = CommandRun.Of([.. args, "--out", scratch["kept.csv"]]).Succeeded();
        CommandRun.Of([.. args, "--mask", "spikes", "--out", scratch["masked.csv"]]).Succeeded();

        Assert.Contains("REPORT-02", kept.Out, StringComparison.Ordinal);
        Assert.Contains("--mask spikes", string.Join(' ', kept.Out.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        string[] before = File.ReadAllLines(scratch["kept.csv"]), after = File.ReadAllLines(scratch["masked.csv"]);
        Assert.DoesNotContain(before, line => line.EndsWith("masked+imputed", StringComparison.Ordinal));
        Assert.Contains(after, line => line.EndsWith("masked+imputed", StringComparison.Ordinal));
        Assert.Equal(before.Length, after.Length);
    }

    [Fact]
    public void Meters_Prepared_KeepKeysAndStatics()
    {
        using var scratch = new Scratch();
        string file = scratch["regular.csv"];

        CommandRun run = CommandRun.Of(["prepare", CommandRun.MetersFile, .. CommandRun.Meters, "--from", "2024-08-01", "--to", "2024-08-03", "--out", file]).Succeeded();

        string[] lines = File.ReadAllLines(file);
        Assert.Equal("meter,timestamp,kwh,kind,state", lines[0]);
        Assert.StartsWith("M001,2024-08-01T00:00:00-04:00,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",household,observed", lines[1], StringComparison.Ordinal);
        Assert.Contains("ING-100", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Keys_ThatASpreadsheetWouldRun_AreWrittenAsText()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("keys.csv", "id,time,y\n=1+1,2024-01-01T00:00Z,1\n=1+1,2024-01-01T01:00Z,2\n-5,2024-01-01T00:00Z,-1\n-5,2024-01-01T01:00Z,2\n\"a\"\"b,c\",2024-01-01T00:00Z,3\n\"a\"\"b,c\",2024-01-01T01:00Z,4\n");

        CommandRun.Of("prepare", file, "--time", "time", "--target", "y", "--keys", "id", "--frequency", "1h", "--out", scratch["out.csv"]).Succeeded();

        string text = File.ReadAllText(scratch["out.csv"]);
        Assert.Contains("\"'=1+1\",", text, StringComparison.Ordinal);
        Assert.Contains("\n\"'-5\",2024-01-01T00:00:00Z,-1,observed\n", text, StringComparison.Ordinal);
        Assert.Contains("\"a\"\"b,c\",", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_InAFolderThatIsNotThere_IsRefusedBeforeAnyWork() => CommandRun.Of(
        ["prepare", CommandRun.CityFile, .. CommandRun.City, "--out", Path.Combine(CommandRun.Root, "no-such-folder", "x.csv")])
        .FailedWith(ExitCode.UsageFault, "--out: there is no folder", "no-such-folder");

    [Fact]
    public void Cancelled_WhileWriting_LeavesTheFileAsItWas()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("regular.csv", "as it was");
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        CommandRun.Of(stop.Token, ["prepare", CommandRun.CityFile, .. CommandRun.City, "--out", file]).FailedWith(ExitCode.Cancelled, "Stopped.");

        Assert.Equal("as it was", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(scratch.Folder));
    }
}
