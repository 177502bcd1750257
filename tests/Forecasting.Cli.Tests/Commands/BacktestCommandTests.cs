using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forecasting.Cli.Tests.Commands;

public sealed class BacktestCommandTests
{
    private static readonly string[] Members =
    [
        "forecaster", "weather", "series", "folds", "horizon", "scored", "aggregation", "metrics", "fit_seconds", "forecast_seconds", "pit", "coverage_band",
        "coverage_hour_deviation", "stability", "comparison", "confidence_set_p",
    ];

    private static readonly string[] Metrics =
        ["mae", "rmse", "mape", "wape", "mase", "bias", "wql", "sql", "coverage50", "coverage80", "coverage90"];

    [Fact]
    public void Json_OnTheCity_HasExactlyTheMembersPromised()
    {
        CommandRun run = CommandRun.Of(
            ["backtest", CommandRun.CityFile, .. CommandRun.City, "--from", "2024-06-01", "--folds", "3", "--forecaster", "naive,seasonal-naive", "--json"]).Succeeded();

        JsonElement[] lines = run.JsonLines();
        Assert.Equal(["naive", "seasonal-naive"], lines.Select(line => line.GetProperty("forecaster").GetString()));
        foreach (JsonElement line in lines)
        {
            Assert.Equal(Members, line.EnumerateObject().Select(member => member.Name));
            Assert.Equal(Metrics, line.GetProperty("metrics").EnumerateObject().Select(member => member.Name));
            Assert.All(line.GetProperty("metrics").EnumerateObject(), metric => Assert.Equal(JsonValueKind.Number, metric.Value.ValueKind));
            Assert.Equal("actual", line.GetProperty("weather").GetString());
            Assert.Equal("pooled", line.GetProperty("aggregation").GetString());
            Assert.Equal("PT48H", line.GetProperty("horizon").GetString());
            Assert.Equal(3, line.GetProperty("folds").GetInt32());
            Assert.InRange(line.GetProperty("scored").GetInt32(), 100, 3 * 48);
            Assert.InRange(line.GetProperty("metrics").GetProperty("mape").GetDouble(), 0.01, 1);
        }

        Assert.Contains("seasonal-naive: 3 folds", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_KnownSeries_HasTheScoresWorkedOutByHand()
    {
        // y grows by 0.01 an hour over a daily wave: the seasonal naive of a day is 0.24 too low on the first day, 0.48 on the second.
        using var scratch = new Scratch();
        string file = scratch.WriteHours("wave.csv", 24 * 30);

        JsonElement line = Assert.Single(CommandRun.Of(
            "backtest", file, "--time", "time", "--target", "y", "--folds", "2", "--horizon", "48h", "--forecaster", "seasonal-naive-24", "--json").Succeeded().JsonLines());

        JsonElement metrics = line.GetProperty("metrics");
        Assert.Equal(96, line.GetProperty("scored").GetInt32());
        Assert.Equal("none", line.GetProperty("weather").GetString());
        Assert.Equal(0.36, metrics.GetProperty("mae").GetDouble(), 1e-9);
        Assert.Equal(-0.36, metrics.GetProperty("bias").GetDouble(), 1e-9);
        Assert.Equal(1.5, metrics.GetProperty("mase").GetDouble(), 1e-9);
        Assert.Equal(Math.Sqrt((0.24 * 0.24 + 0.48 * 0.48) / 2), metrics.GetProperty("rmse").GetDouble(), 1e-9);
    }

    [Fact]
    public void Forecaster_NotGiven_ComparesFive()
    {
        using var scratch = new Scratch();
        string file = scratch.WriteHours("wave.csv", 24 * 30);

        CommandRun run = CommandRun.Of("backtest", file, "--time", "time", "--target", "y", "--folds", "1", "--horizon", "24h", "--json").Succeeded();

        Assert.Equal(["seasonal-naive", "ssa", "linear", "boosting", "hybrid"], run.JsonLines().Select(line => line.GetProperty("forecaster").GetString()));
    }

    [Fact]
    public void Season_Changes_TheScaledErrorAlone()
    {
        using var scratch = new Scratch();
        string file = scratch.WriteHours("wave.csv", 24 * 30);
        string[] args = ["backtest", file, "--time", "time", "--target", "y", "--folds", "2", "--forecaster", "seasonal-naive-24", "--json"];

        JsonElement day = CommandRun.Of(args).Succeeded().JsonLines()[0].GetProperty("metrics");
        JsonElement week = CommandRun.Of([.. args, "--season", "168"]).Succeeded().JsonLines()[0].GetProperty("metrics");

        // Over a week the wave grows seven times as much.
        Assert.Equal(day.GetProperty("mase").GetDouble() / 7, week.GetProperty("mase").GetDouble(), 1e-9);
        Assert.Equal(day.GetProperty("mae").GetDouble(), week.GetProperty("mae").GetDouble());
    }

    [Fact]
    public void Gate_OverTheClockChange_ScoresEachHourOfTheLocalDay()
    {
        CommandRun run = CommandRun.Of(
            ["backtest", CommandRun.CityFile, .. CommandRun.City, "--from", "2023-12-01", "--to", "2024-03-12", "--gate", "12:00", "--folds", "3", "--forecaster", "seasonal-naive", "--json"]);

        JsonElement line = Assert.Single(run.Succeeded().JsonLines());
        // 9, 10 and 11 March: 24 + 23 + 24 hours, all observed.
        Assert.Equal(71, line.GetProperty("scored").GetInt32());
        Assert.Equal("P1D", line.GetProperty("horizon").GetString());
    }

    [Theory]
    [InlineData()]
    [InlineData("--step", "24h")]
    [InlineData("--step", "1d")]
    public void Gate_WithAStepOfADay_IsTheSameHoweverItIsWritten(params string[] step)
    {
        CommandRun run = CommandRun.Of(
            ["backtest", CommandRun.CityFile, .. CommandRun.City, "--from", "2024-02-01", "--to", "2024-03-12", "--gate", "12:00", "--folds", "3", "--forecaster", "naive", .. step]);

        Assert.Contains("origins 2024-03-08T12:00:00-05:00 to 2024-03-10T12:00:00-04:00", run.Succeeded().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "T00:00:00-05:00 to ", "T00:00:00-04:00")]
    [InlineData("15", "T15:00:00-05:00 to ", "T15:00:00-04:00")]
    public void OriginHour_OverTheClockChange_LiesAtTheLocalHour(string hour, string first, string last)
    {
        CommandRun run = CommandRun.Of(
            ["backtest", CommandRun.CityFile, .. CommandRun.City, "--from", "2024-01-01", "--to", "2024-03-20T07:00", "--origin-hour", hour, "--folds", "14", "--forecaster", "naive"]);

        Assert.Contains(first, run.Succeeded().Out, StringComparison.Ordinal);
        Assert.Contains(last, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void OriginHour_ThatAClockChangeSkips_IsRefusedWithTheDay() => CommandRun.Of(
        ["backtest", CommandRun.CityFile, .. CommandRun.City, "--from", "2024-01-01", "--to", "2024-03-20", "--origin-hour", "2", "--folds", "14", "--forecaster", "naive"])
        .FailedWith(ExitCode.UsageFault, "--origin-hour 2", "2024-03-10", "choose another hour");

    [Theory]
    [InlineData("--gate scores the next local day", "--gate", "12:00", "--horizon", "48h")]
    [InlineData("leave --origin-hour out", "--gate", "12:00", "--origin-hour", "0")]
    [InlineData("--step PT36H", "--origin-hour", "0", "--step", "36h")]
    [InlineData("--from 2024-08-01T04:00:00Z is not before --to", "--from", "2024-08-01", "--to", "2024-07-01")]
    [InlineData("BKT-001", "--folds", "100000")]
    [InlineData("--season 1000000: the longest series", "--season", "1000000")]
    public void Options_ThatContradict_AreRefusedByName(string says, params string[] options) =>
        CommandRun.Of(["backtest", CommandRun.CityFile, .. CommandRun.City, "--forecaster", "naive", .. options]).FailedWith(ExitCode.UsageFault, says);

    [Fact]
    public void Table_OfSeveralForecasters_IsSortedAndFitsEightyColumns()
    {
        CommandRun run = CommandRun.Of(
            ["backtest", CommandRun.CityFile, .. CommandRun.City, "--from", "2024-05-01", "--folds", "7", "--forecaster", "naive,seasonal-naive-168,seasonal-average"]).Succeeded();

        string[] lines = run.Out.ReplaceLineEndings("\n").Split('\n');
        // The table comes first; sentences follow it.
        string[] rows = [.. lines.TakeWhile(line => !line.StartsWith("weather:", StringComparison.Ordinal)).Select(line => line.Trim()).Where(line => line.StartsWith("naive", StringComparison.Ordinal) || line.StartsWith("seasonal", StringComparison.Ordinal))];
        Assert.Equal(3, rows.Length);
        double[] mase = [.. rows.Select(row => double.Parse(row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4], CultureInfo.InvariantCulture))];
        Assert.Equal(mase.Order(), mase);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain('\u001b', run.Out);
    }

    [Fact]
    public void Meters_PooledOverFiftySeries_AreScored()
    {
        CommandRun run = CommandRun.Of(
            ["backtest", CommandRun.MetersFile, .. CommandRun.Meters, "--from", "2024-08-01", "--folds", "2", "--horizon", "24h", "--forecaster", "seasonal-naive-168", "--json"]);

        JsonElement line = Assert.Single(run.Succeeded().JsonLines());
        Assert.InRange(line.GetProperty("series").GetInt32(), 48, 50);
        Assert.InRange(line.GetProperty("scored").GetInt32(), 2000, 2 * 24 * 50);
        Assert.Equal("none", line.GetProperty("weather").GetString());
    }

    [Fact]
    public void Quantiles_Given_AreWhatTheQuantileLossIsOver()
    {
        using var scratch = new Scratch();
        string file = scratch.WriteHours("wave.csv", 24 * 30);
        string[] args = ["backtest", file, "--time", "time", "--target", "y", "--folds", "2", "--forecaster", "naive", "--json"];

        JsonElement median = CommandRun.Of([.. args, "--quantiles", "0.5"]).Succeeded().JsonLines()[0].GetProperty("metrics");
        JsonElement tail = CommandRun.Of([.. args, "--quantiles", "0.99"]).Succeeded().JsonLines()[0].GetProperty("metrics");

        Assert.True(tail.GetProperty("wql").GetDouble() < median.GetProperty("wql").GetDouble());
        Assert.Equal(tail.GetProperty("coverage80").GetDouble(), median.GetProperty("coverage80").GetDouble());
    }

    [Fact]
    public void Json_SeveralForecasters_AreComparedWithTheSeasonalNaive()
    {
        CommandRun run = CommandRun.Of(
            ["backtest", CommandRun.CityFile, .. CommandRun.City, "--from", "2024-05-01", "--horizon", "24h", "--folds", "25", "--forecaster", "naive,seasonal-naive,seasonal-average", "--json"]).Succeeded();

        JsonElement[] lines = run.JsonLines();
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("comparison").ValueKind);
        foreach (JsonElement line in new[] { lines[0], lines[2] })
        {
            JsonElement comparison = line.GetProperty("comparison");
            Assert.Equal(
                ["with", "metric", "skill", "interval", "days", "dm_p", "dm_p_adjusted", "gw_p", "significant", "text"],
                comparison.EnumerateObject().Select(member => member.Name));
            Assert.Equal(("seasonal-naive", "mae", 25), (comparison.GetProperty("with").GetString(), comparison.GetProperty("metric").GetString(), comparison.GetProperty("days").GetInt32()));
            double skill = comparison.GetProperty("skill").GetDouble();
            Assert.Equal(1 - (line.GetProperty("metrics").GetProperty("mae").GetDouble() / lines[1].GetProperty("metrics").GetProperty("mae").GetDouble()), skill, 1e-12);
            Assert.True(comparison.GetProperty("interval")[0].GetDouble() < skill);
            Assert.True(comparison.GetProperty("dm_p").GetDouble() <= comparison.GetProperty("dm_p_adjusted").GetDouble());
        }

        Assert.True(lines[0].GetProperty("comparison").GetProperty("skill").GetDouble() < 0);
        Assert.All(lines, line => Assert.Equal(1, line.GetProperty("pit").EnumerateArray().Sum(share => share.GetDouble()), 1e-9));
        Assert.Equal(1, lines.Max(line => line.GetProperty("confidence_set_p").GetDouble()));
    }

    [Fact]
    public void Text_SeveralForecasters_SaysInWordsWhatIsSignificant()
    {
        CommandRun run = CommandRun.Of(
            ["backtest", CommandRun.CityFile, .. CommandRun.City, "--from", "2024-05-01", "--folds", "25", "--forecaster", "naive,seasonal-naive,seasonal-average,seasonal-naive-168", "--peaks", "3", "--by", "hour"]).Succeeded();

        string[] lines = run.Out.ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        string text = string.Join(' ', lines);
        Assert.Matches(@"naive is \d+\.\d % worse than seasonal-naive by mae \(95 % interval [\d.]+ to [\d.]+ % from 26 days, Diebold-Mariano p [<=] [\d.]+, p [<=] [\d.]+ adjusted for 3\): significant\.", text);
        Assert.Contains("(model confidence set, 90 %)", text, StringComparison.Ordinal);
        Assert.Contains("Change of a forecast from one origin to the next: naive ", text, StringComparison.Ordinal);
        Assert.Contains("Peaks of ", text, StringComparison.Ordinal);
        Assert.Contains("top 3 hit", text, StringComparison.Ordinal);
        Assert.Equal(24, lines.Count(line => Regex.IsMatch(line, @"^  [0-2]\d  ")));
    }

    [Theory]
    [InlineData("weekday", "Monday", 7)]
    [InlineData("month", "August", 2)]
    [InlineData("holiday", "holiday", 2)]
    [InlineData("temp", null, 5)]
    public void By_EachGrouping_IsInTheJson(string by, string? first, int groups)
    {
        CommandRun run = CommandRun.Of(
            ["backtest", CommandRun.CityFile, .. CommandRun.City, "--holidays", "US-NY", "--from", "2024-05-01", "--horizon", "24h", "--folds", "25", "--forecaster", "seasonal-naive", "--by", by, "--peaks", "2", "--json"]);

        JsonElement line = Assert.Single(run.Succeeded().JsonLines());
        JsonElement table = line.GetProperty("by");
        Assert.Equal((by, "mae"), (table.GetProperty("what").GetString(), table.GetProperty("metric").GetString()));
        JsonElement[] rows = [.. table.GetProperty("groups").EnumerateArray()];
        Assert.Equal(groups, rows.Length);
        if (first is not null) Assert.Equal(first, rows[0].GetProperty("group").GetString());
        Assert.Equal(line.GetProperty("scored").GetInt32(), rows.Sum(row => row.GetProperty("count").GetInt32()));
        Assert.Equal(JsonValueKind.Null, line.GetProperty("comparison").ValueKind);
        Assert.InRange(line.GetProperty("peaks").GetProperty("hit_rate").GetDouble(), 0.1, 1);
    }

    [Theory]
    [InlineData("--by 'wind': there is hour, weekday, month, holiday, temp", "--by", "wind")]
    [InlineData("--by holiday: name the region with --holidays", "--by", "holiday")]
    [InlineData("--peaks", "--peaks", "13")]
    public void By_WhatIsNotThere_IsRefusedByName(string says, params string[] options) =>
        CommandRun.Of(["backtest", CommandRun.CityFile, .. CommandRun.City, "--forecaster", "naive", .. options]).FailedWith(ExitCode.UsageFault, says);
}
