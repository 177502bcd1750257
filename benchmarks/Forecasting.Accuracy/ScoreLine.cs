using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Forecasting.Accuracy;

/// <summary>Writes a score as one line of JSON.</summary>
internal static class ScoreLine
{
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
            json.WriteString("weather", score.Weather == Weather.Actual ? "actual" : "none");
            json.WriteNumber("origins", score.Origins);
            json.WriteNumber("series", score.Series);
            json.WriteNumber("scored", score.Scored);
            json.WriteString("aggregation", score.Aggregation);
            WriteMetrics(json, score);
            json.WriteStartObject("published");
            foreach ((string name, double value) in score.Published.Scores) json.WriteNumber(name, value);
            json.WriteEndObject();
            if (score.IsBaselineReproduced is { } isReproduced) json.WriteBoolean("baseline_reproduced", isReproduced);
            else json.WriteNull("baseline_reproduced");
            json.WriteNumber("fit_seconds", Math.Round(score.FitSeconds, 3));
            json.WriteNumber("forecast_seconds", Math.Round(score.ForecastSeconds, 3));
            json.WriteNumber("seed", score.Seed);
            if (score.Details.Count > 0) WriteDetails(json, score);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteMetrics(Utf8JsonWriter json, SuiteScore score)
    {
        json.WriteStartObject("metrics");
        foreach (string name in SuiteMetrics.Names)
        {
            if (score.Metrics[name] is { } value) json.WriteNumber(name, value);
            else json.WriteNull(name);
        }

        json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, SuiteScore score)
    {
        json.WriteStartObject("details");
        foreach ((string name, double value) in score.Details) json.WriteNumber(name, value);
        json.WriteEndObject();
    }
}
