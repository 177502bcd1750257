using System.IO.Compression;
using System.Text.Json;

namespace Forecasting.Cli.Tests;

/// <summary>
/// The commands on public sets of electricity demand as their owners wrote them. Rows, gaps and scores are those that were worked out
/// from the files by other means; a set is skipped where its file is not in the folder that FORECASTING_DATA names.
/// </summary>
public sealed class OpenSetTests
{
    private static readonly string[] NewYork =
    [
        "nyc_energy.csv.gz", "--time", "timeStamp", "--target", "demand", "--known", "temp,precip", "--zone", "America/New_York",
        "--clock-change", "spring=drop-empty,once=earlier",
    ];

    private static readonly string[] Victoria =
        ["vic_elec.csv.gz", "--time", "Time_local", "--target", "Demand", "--known", "Temperature", "--zone", "Australia/Melbourne"];

    // One of its twelve zones.
    private static readonly string[] Pjm =
    [
        "pjm_hourly_zones.csv.gz", "--time", "Datetime", "--target", "MW", "--keys", "zone", "--zone", "America/New_York", "--hour-ending",
        "--clock-change", "by-order",
    ];

    private static readonly string[] Clients =
    [
        "extra/uci_electricity_10_clients.csv.gz", "--time", "datetime", "--target", "usage", "--keys", "customer_id", "--static", "group_id",
        "--zone", "UTC",
    ];

    public static TheoryData<string[], int[]> Labels() => new()
    {
        // Series; rows; then of the first series: missing and duplicated labels, spring labels absent and present, autumn labels once and twice, empty targets.
        { NewYork, [1, 49_205, 2, 0, 2, 4, 5, 0, 81] },
        { Victoria, [1, 52_608, 0, 0, 6, 0, 0, 6, 0] },
        { Pjm, [1, 145_366, 30, 4, 17, 0, 0, 4, 0] },
        { Clients, [10, 262_810, 0, 0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Labels), DisableDiscoveryEnumeration = true)]
    public void Examine_Json_CountsWhatTheSetHolds(string[] set, int[] expected)
    {
        using var scratch = new Scratch();
        JsonElement[] series = CommandRun.Of(["examine", .. Given(set, scratch), "--json"]).Succeeded().JsonLines();
        string[] members = ["missing_labels", "duplicated_labels", "spring_absent", "spring_present", "autumn_once", "autumn_twice"];
        int[] found =
        [
            series.Length,
            series.Sum(one => one.GetProperty("rows").GetInt32()),
            .. members.Select(member => series[0].GetProperty(member).GetInt32()),
            series[0].GetProperty("nan").GetProperty(set[Array.IndexOf(set, "--target") + 1]).GetInt32(),
        ];
        Assert.Equal(expected, found);
    }

    public static TheoryData<string[], string, string, int[]> Cells() => new()
    {
        // Cells, observed, inserted, given without a value, filled.
        { NewYork, "PT1H", "2017-08-10T10:00:00Z", [49_157, 49_124, 5, 28, 33] },
        { Victoria, "PT30M", "2014-12-31T13:00:00Z", [52_608, 52_608, 0, 0, 0] },
        { Pjm, "PT1H", "2018-08-03T04:00:00Z", [145_391, 145_366, 25, 0, 25] },
        { Clients, "PT1H", "2014-12-31T01:00:00Z", [262_810, 262_810, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Cells), DisableDiscoveryEnumeration = true)]
    public void Prepare_WholeSet_LeavesNoHourOut(string[] set, string frequency, string origin, int[] expected)
    {
        using var scratch = new Scratch();
        string file = scratch["regular.csv"];
        JsonElement report = Assert.Single(CommandRun.Of(["prepare", .. Given(set, scratch), "--out", file, "--json"]).Succeeded().JsonLines());
        Assert.Equal((frequency, origin), (report.GetProperty("frequency").GetString(), report.GetProperty("origin").GetString()));
        Assert.Equal(expected, new[] { "cells", "observed", "inserted", "missing", "imputed" }.Select(member => report.GetProperty(member).GetInt32()));
        // A header, and a row for each cell or more: what is known in advance goes on beyond the target.
        Assert.InRange(File.ReadLines(file).Count(), expected[0] + 1, expected[0] + 100);
    }

    public static TheoryData<string[], string[], double[]> Scores() => new()
    {
        // Values scored, then mean absolute error, root mean square error, share and bias.
        {
            NewYork,
            ["--from", "2017-04-01", "--to", "2017-07-01", "--folds", "28", "--forecaster", "seasonal-naive-24"],
            [672, 581.8402797619, 791.6396790982, 0.0874325504842, -65.7035863095]
        },
        {
            Victoria,
            ["--from", "2014-06-01", "--to", "2014-09-01", "--folds", "28", "--forecaster", "seasonal-naive-336"],
            [1344, 229.3527699970, 279.3486125445, 0.0469547623000, 89.3535204018]
        },
        {
            Pjm,
            ["--from", "2018-04-01", "--to", "2018-08-01", "--folds", "28", "--forecaster", "seasonal-naive-168"],
            [672, 4934.0669642857, 6150.2719298428, 0.1372921323290, 1051.5610119048]
        },
        {
            Clients,
            ["--from", "2014-09-01", "--to", "2014-12-01", "--folds", "14", "--forecaster", "seasonal-naive-24"],
            [3360, 41.6795857766, 98.4455489069, 0.0528439397089, 0.5730722791]
        },
    };

    [Theory]
    [MemberData(nameof(Scores), DisableDiscoveryEnumeration = true)]
    public void Backtest_Json_HasTheScoresWorkedOutByOtherMeans(string[] set, string[] plan, double[] expected)
    {
        using var scratch = new Scratch();
        JsonElement line = Assert.Single(CommandRun.Of(["backtest", .. Given(set, scratch), .. plan, "--horizon", "24h", "--json"]).Succeeded().JsonLines());
        Assert.Equal(expected[0], line.GetProperty("scored").GetInt32());
        string[] metrics = ["mae", "rmse", "wape", "bias"];
        for (int i = 0; i < metrics.Length; i++)
            Assert.Equal(expected[i + 1], line.GetProperty("metrics").GetProperty(metrics[i]).GetDouble(), Math.Abs(expected[i + 1]) * 1e-9);
    }

    // The arguments with the path of the file; skips the test where it is not there.
    private static string[] Given(string[] set, Scratch scratch)
    {
        string? folder = Environment.GetEnvironmentVariable("FORECASTING_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"Real data: set FORECASTING_DATA to the folder with {set[0]}.");
        string path = Path.Combine(folder!, set[0]);
        Assert.SkipUnless(File.Exists(path), $"Real data: {set[0]} is not in the folder that FORECASTING_DATA names.");
        if (set == Pjm) path = PjmEast(path, scratch);
        return [path, .. set[1..]];
    }

    private static string PjmEast(string path, Scratch scratch)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        using var writer = new StreamWriter(scratch["pjme.csv"]);
        writer.WriteLine(reader.ReadLine());
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("PJME,", StringComparison.Ordinal)) writer.WriteLine(line);
        }

        return scratch["pjme.csv"];
    }
}
