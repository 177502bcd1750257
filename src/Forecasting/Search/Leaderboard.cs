using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Forecasting.Evaluation;
using Forecasting.Tables;

namespace Forecasting.Search;

/// <summary>All that a search tried: what was chosen first, then those that came to higher rungs before those that did not, then by score.</summary>
public sealed class Leaderboard : IReadOnlyList<SearchTrial>
{
    // Names keep their letters: programs read the text, and no page shows it.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    private readonly SearchTrial[] _trials;

    internal Leaderboard(Metric objective, IReadOnlyList<int> folds, SearchTrial chosen, IEnumerable<SearchTrial> others)
    {
        Objective = objective;
        Folds = folds;
        _trials = [chosen, .. others.OrderByDescending(trial => trial.Scores.Count).ThenBy(trial => objective.Loss(trial.Score ?? 0)).ThenBy(trial => trial.Number)];
    }

    /// <summary>Gets what was to be made best.</summary>
    public Metric Objective { get; }

    /// <summary>Gets how many past origins each rung has.</summary>
    public IReadOnlyList<int> Folds { get; }

    /// <summary>Gets how many rows there are.</summary>
    public int Count => _trials.Length;

    /// <summary>Gets a row.</summary>
    /// <param name="index">The place, from 0 for the best.</param>
    public SearchTrial this[int index] => _trials[index];

    /// <inheritdoc/>
    public IEnumerator<SearchTrial> GetEnumerator() => ((IEnumerable<SearchTrial>)_trials).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _trials.GetEnumerator();

    /// <summary>Writes a line for each row: rank, score, forecaster and settings, and why it was dropped.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int i = 0; i < _trials.Length; i++)
        {
            SearchTrial trial = _trials[i];
            string score = trial.Score?.ToString("G5", CultureInfo.InvariantCulture) ?? "-";
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {score} {trial}");
            if (trial.Dropped is { } why) text.Append(" (").Append(why).Append(')');
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Writes the leaderboard as one JSON object: the objective, the folds of each rung, and the rows in their order.</summary>
    /// <returns>Members are <c>objective</c>, <c>folds</c> and <c>trials</c>, each with <c>rank</c>, <c>number</c>, <c>forecaster</c>, <c>settings</c>,
    /// <c>scores</c>, <c>seconds</c>, <c>weight</c> and <c>dropped</c>, which is null where nothing was said.</returns>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        WriteJson(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes <see cref="ToJson"/> to a file, whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <exception cref="SeriesDataException">The file cannot be written (RES-010); one that was there is as it was.</exception>
    public void WriteJson(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, WriteJson);
    }

    private void WriteJson(Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            json.WriteString("objective", Objective.Name);
            json.WriteStartArray("folds");
            foreach (int count in Folds) json.WriteNumberValue(count);
            json.WriteEndArray();
            json.WriteStartArray("trials");
            for (int i = 0; i < _trials.Length; i++) Write(json, i + 1, _trials[i]);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, int rank, SearchTrial trial)
    {
        json.WriteStartObject();
        json.WriteNumber("rank", rank);
        json.WriteNumber("number", trial.Number);
        json.WriteString("forecaster", trial.Forecaster);
        json.WriteString("settings", trial.Settings);
        json.WriteStartArray("scores");
        foreach (double score in trial.Scores)
        {
            if (double.IsFinite(score)) json.WriteNumberValue(score);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
        json.WriteNumber("seconds", Math.Round(trial.Seconds, 3));
        json.WriteNumber("weight", trial.Weight);
        json.WriteString("dropped", trial.Dropped);
        json.WriteEndObject();
    }
}
