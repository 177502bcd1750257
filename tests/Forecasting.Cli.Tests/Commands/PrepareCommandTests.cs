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

    [Fact]
    public void HourLetters_OfARepeatedHour_AreRefusedOrBothHours()
    {
        using var scratch = new Scratch();
        string[] hours = [.. Enumerable.Range(1, 24).Select(hour => $"26,{hour}"), "27,1", "27,2", "27,3A", "27,3B", "27,4"];
        string file = scratch.Write("market.csv", "date,hour,y\n" + string.Concat(hours.Select((hour, i) => $"2024-10-{hour},{i}\n")));
        string[] args = ["prepare", file, "--time", "date,hour", "--target", "y", "--zone", "Europe/Berlin", "--hour-ending", "--clock-change", "by-order", "--out", scratch["out.csv"], "--json"];
        CommandRun.Of(args).FailedWith(ExitCode.DataFault, "TIM-013", "HourLetters");
        Assert.Equal(29, Assert.Single(CommandRun.Of([.. args, "--hour-letters"]).Succeeded().JsonLines()).GetProperty("cells").GetInt32());
    }

    [Fact]
    public void LeapSecond_ClampedByTheOption_IsTold()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("leap.csv", "time,y\n2016-12-31T23:59:58Z,1\n2016-12-31T23:59:60Z,2\n2017-01-01T00:00:00Z,3\n");
        string[] args = ["prepare", file, "--time", "time", "--target", "y", "--frequency", "PT1S", "--out", scratch["out.csv"]];
        CommandRun.Of(args).FailedWith(ExitCode.DataFault, "TIM-022", "ClampLeapSeconds");
        Assert.Contains("TIM-022", CommandRun.Of([.. args, "--clamp-leap-seconds"]).Succeeded().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptySeriesAndBounds_FollowTheOptions()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("two.csv", "time,id,y\n" + string.Concat(Enumerable.Range(0, 24).Select(i => $"2024-01-01T{i:00}:00Z,a,{(i == 12 ? "-5" : "7")}\n2024-01-01T{i:00}:00Z,b,\n")));
        string[] args = ["prepare", file, "--time", "time", "--target", "y", "--keys", "id", "--out", scratch["out.csv"]];
        Assert.Contains("48 cells", CommandRun.Of(args).Succeeded().Out, StringComparison.Ordinal);
        string said = CommandRun.Of([.. args, "--drop-empty-series", "--least", "0", "--greatest", "8"]).Succeeded().Out;
        Assert.Contains("24 cells", said, StringComparison.Ordinal);
        Assert.Contains("REPORT-07", said, StringComparison.Ordinal);
        CommandRun.Of([.. args, "--least", "zero"]).FailedWith(ExitCode.UsageFault, "--least", "'zero' is not a number");
        CommandRun.Of([.. args, "--least", "9", "--greatest", "8"]).FailedWith(ExitCode.UsageFault, "not below");
    }
}
