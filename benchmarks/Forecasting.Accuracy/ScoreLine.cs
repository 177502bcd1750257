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
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, double?>> values)
    {
        json.WriteStartObject(name);
        foreach ((string key, double? value) in values)
        {
            if (value is { } number) json.WriteNumber(key, number);
            else json.WriteNull(key);
        }

        json.WriteEndObject();
    }
}
