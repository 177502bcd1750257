using System.Text.Json;

namespace Forecasting.Accuracy.Page;

/// <summary>A line of results: what one forecaster scored in one suite.</summary>
/// <param name="Json">The line.</param>
internal sealed record ResultLine(JsonElement Json)
{
    public string Suite => Text("suite");

    public string Title => Text("title");

    public string Unit => Text("unit");

    public string Forecaster => Text("forecaster");

    public string Weather => Text("weather");

    public int Origins => Json.GetProperty("origins").GetInt32();

    public long Scored => Json.GetProperty("scored").GetInt64();

    /// <summary>Gets how many losses the evidence rests on, days or series.</summary>
    public int Losses => Json.GetProperty("losses").GetInt32();

    /// <summary>Gets the metric that the published scores are of.</summary>
    public string Leading => Text("published_metric");

    /// <summary>Gets the metrics by which the forecaster is shown: the leading one first.</summary>
    public IReadOnlyList<string> Shown => [.. Json.GetProperty("intervals").EnumerateObject().Select(member => member.Name)];

    public IReadOnlyList<PairLine> Comparisons => [.. Json.GetProperty("comparisons").EnumerateArray().Select(one => new PairLine(this, one))];

    public double? Metric(string name) => Number(Json.GetProperty("metrics"), name);

    public (double Low, double High)? Interval(string metric) => Ends(Json.GetProperty("intervals"), metric);

    public (double Low, double High)? CoverageBand(string coverage) => Ends(Json.GetProperty("coverage_band"), coverage);

    public double? HourDeviation(string coverage) => Number(Json.GetProperty("coverage_hour_deviation"), coverage);

    /// <summary>Gets by how much the probability integral transform is off at most; null where there is none.</summary>
    public double? PitDistance
    {
        get
        {
            JsonElement[] shares = [.. Json.GetProperty("pit").EnumerateArray()];
            if (shares.Length == 0 || shares[0].ValueKind == JsonValueKind.Null) return null;
            (double sum, double largest) = (0, 0);
            for (int bin = 0; bin < shares.Length; bin++)
            {
                sum += shares[bin].GetDouble();
                largest = Math.Max(largest, Math.Abs(sum - ((bin + 1.0) / shares.Length)));
            }

            return largest;
        }
    }

    /// <summary>Gets the published scores by a metric, the best first; none where they are of other weather.</summary>
    public IReadOnlyList<(string Name, double Value)> Published(string metric)
    {
        if (Json.TryGetProperty("published_weather", out JsonElement weather) && weather.GetString() != Weather) return [];
        JsonElement scores = default;
        bool isThere = metric == Leading ? Json.TryGetProperty("published", out scores) : Json.GetProperty("published_also").TryGetProperty(metric, out scores);
        return isThere ? [.. scores.EnumerateObject().Select(one => (one.Name, one.Value.GetDouble())).OrderBy(one => one.Item2)] : [];
    }

    /// <summary>Reads lines; of several of one suite, forecaster and weather the last counts.</summary>
    public static IReadOnlyList<ResultLine> Read(IEnumerable<string> lines)
    {
        var results = new Dictionary<(string, string, string), ResultLine>();
        foreach (string line in lines.Where(line => line.Trim().Length > 0))
        {
            var result = new ResultLine(JsonDocument.Parse(line).RootElement.Clone());
            results[(result.Suite, result.Forecaster, result.Weather)] = result;
        }

        return [.. results.Values];
    }

    internal static double? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    internal static (double Low, double High)? Ends(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? (value[0].GetDouble(), value[1].GetDouble()) : null;

    private string Text(string name) => Json.GetProperty(name).GetString()!;
}
