using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Forecasting.Evaluation;
using Forecasting.Evaluation.Calibration;
using Forecasting.Evaluation.Significance;

namespace Forecasting.Accuracy;

/// <summary>Writes a score as one line of JSON.</summary>
internal static class ScoreLine
{
    // Evidence of chance needs no more.
    private const int Digits = 6;

    // The lines go to a console or a file, never into a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the line.</summary>
    public static string Of(SuiteScore score)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("suite", score.Suite);
            json.WriteString("forecaster", score.Forecaster);
            json.WriteString("weather", Word(score.Weather));
            json.WriteNumber("origins", score.Origins);
            json.WriteNumber("series", score.Series);
            json.WriteNumber("scored", score.Scored);
            json.WriteString("aggregation", score.Aggregation);
            Write(json, "metrics", SuiteMetrics.Names.Select(name => KeyValuePair.Create(name, score.Metrics[name])));
            json.WriteStartObject("published");
            foreach ((string name, double value) in score.Published.Scores) json.WriteNumber(name, value);
            json.WriteEndObject();
            if (score.IsBaselineReproduced is { } isReproduced) json.WriteBoolean("baseline_reproduced", isReproduced);
            else json.WriteNull("baseline_reproduced");
            json.WriteNumber("fit_seconds", Math.Round(score.FitSeconds, 3));
            json.WriteNumber("forecast_seconds", Math.Round(score.ForecastSeconds, 3));
            json.WriteNumber("seed", score.Seed);
            if (score.Details.Count > 0) Write(json, "details", score.Details);
            json.WriteString("title", score.Title);
            json.WriteString("unit", score.Unit);
            Write(json, score);
            Write(json, score.Evidence);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, double?>> values)
    {
        json.WriteStartObject(name);
        foreach ((string key, double? value) in values)
        {
            Write(json, key, value);
        }

        json.WriteEndObject();
    }

    // What the published scores are of: the members of "published" keep their form.
    private static void Write(Utf8JsonWriter json, SuiteScore score)
    {
        json.WriteString("published_metric", score.Published.Metric);
        if (score.Published.Weather is { } weather) json.WriteString("published_weather", Word(weather));
        json.WriteStartObject("published_also");
        foreach (PublishedScores further in score.AlsoPublished)
        {
            json.WriteStartObject(further.Metric);
            foreach ((string name, double value) in further.Scores) json.WriteNumber(name, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SuiteEvidence evidence)
    {
        json.WriteNumber("losses", evidence.Count);
        json.WriteStartObject("intervals");
        foreach ((string metric, BootstrapInterval? interval) in evidence.Intervals) Write(json, metric, interval);
        json.WriteEndObject();
        json.WriteStartArray("pit");
        foreach (double share in evidence.Calibration.Pit.Shares)
        {
            if (double.IsNaN(share)) json.WriteNullValue();
            else json.WriteNumberValue(Math.Round(share, Digits));
        }

        json.WriteEndArray();
        json.WriteStartObject("coverage_band");
        foreach (IntervalReliability interval in evidence.Calibration.Intervals) Write(json, NameOf(interval), interval.Band);
        json.WriteEndObject();
        Write(json, "coverage_hour_deviation", evidence.Calibration.Intervals.Select(interval => KeyValuePair.Create(NameOf(interval), Rounded(interval.WorstHour))));
        json.WriteStartArray("comparisons");
        foreach (ForecastEvidence one in evidence.Comparisons)
        {
            json.WriteStartObject();
            json.WriteString("with", one.With);
            json.WriteString("metric", one.Metric);
            Write(json, "score", Rounded(one.Scores.Own));
            Write(json, "with_score", Rounded(one.Scores.Other));
            json.WriteNumber("count", one.Count);
            Write(json, "skill", Rounded(one.Skill));
            Write(json, "interval", one.Interval);
            // Whole, for corrections multiply them.
            Write(json, "dm_p", one.DieboldMariano);
            Write(json, "gw_p", one.GiacominiWhite);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string NameOf(IntervalReliability interval) => Metric.Coverage(interval.Coverage).Name;

    private static string Word(Weather weather) => weather == Weather.Actual ? "actual" : "none";

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Digits) : null;

    private static void Write(Utf8JsonWriter json, string name, BootstrapInterval? interval)
    {
        if (interval is not { } ends)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        json.WriteNumberValue(Math.Round(ends.Low, Digits));
        json.WriteNumberValue(Math.Round(ends.High, Digits));
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
