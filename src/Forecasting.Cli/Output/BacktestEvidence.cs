using System.Text.Json;
using Forecasting.Evaluation;
using Forecasting.Evaluation.Calibration;
using Forecasting.Evaluation.Groups;
using Forecasting.Evaluation.Peaks;
using Forecasting.Evaluation.Significance;

namespace Forecasting.Cli.Output;

/// <summary>What backtests say beyond their scores: whether one is better than the baseline, whether intervals hold what they promise, where errors lie.</summary>
internal sealed class BacktestEvidence
{
    // With fewer a bootstrap of days makes too much of chance.
    private const int FewestDays = 20;

    private readonly BacktestResult[] _results;
    private readonly Dictionary<string, BacktestComparison> _comparisons = new(StringComparer.Ordinal);
    private readonly CalibrationReport[] _calibrations;

    /// <summary>Gathers the evidence.</summary>
    /// <param name="results">The backtests; the baseline is the first seasonal naive one, or the first.</param>
    /// <param name="season">The season of the scaled error by which several series are compared, in steps.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    public BacktestEvidence(IReadOnlyList<BacktestResult> results, int season, int seed)
    {
        _results = [.. results];
        Metric = results[0].Keys.Count == 1 ? Metric.Mae : Metric.Mase(season);
        var bootstrap = new BlockBootstrap { Seed = seed };
        BacktestResult baseline = results.FirstOrDefault(result => result.Name.StartsWith("seasonal-naive", StringComparison.Ordinal)) ?? results[0];
        BacktestResult[] others = [.. results.Where(result => result != baseline)];
        foreach (BacktestComparison one in others.CompareAllWith(baseline, Metric, new ComparisonOptions { Bootstrap = bootstrap })) _comparisons.Add(one.Name, one);
        if (others.Length > 0 && _comparisons.Values.All(one => one.DieboldMariano.Count >= FewestDays))
            Best = results.ConfidenceSet(Metric, new ModelConfidenceSet { Bootstrap = bootstrap });
        _calibrations = [.. results.Select(result => result.Calibration(new CalibrationOptions { Bootstrap = bootstrap }))];
    }

    /// <summary>Gets the metric by which forecasters are compared.</summary>
    public Metric Metric { get; }

    /// <summary>Gets the comparisons with the baseline, in the order of the forecasters.</summary>
    public IReadOnlyCollection<BacktestComparison> Comparisons => _comparisons.Values;

    /// <summary>Gets the forecasters of which any may be the best; null where there is one alone, or too few days.</summary>
    public ModelConfidenceSetResult? Best { get; }

    /// <summary>Gets by what errors are shown; null for none.</summary>
    public Grouping? By { get; init; }

    /// <summary>Gets how many of the highest steps of a day are looked for; null for none.</summary>
    public int? Peaks { get; init; }

    /// <summary>Returns the errors of each group.</summary>
    public IReadOnlyList<GroupScore> GroupsOf(BacktestResult result) => result.ScoreBy(By!, Metric.Mae);

    /// <summary>Writes what is known of one forecaster.</summary>
    public void WriteTo(Utf8JsonWriter json, int place)
    {
        BacktestResult result = _results[place];
        Write(json, _calibrations[place]);
        ForecastStability stability = result.Stability();
        json.WriteStartObject("stability");
        JsonText.WriteNumber(json, "mean_absolute_change", stability.MeanAbsoluteChange);
        JsonText.WriteNumber(json, "relative_change", stability.RelativeChange);
        json.WriteNumber("count", stability.Count);
        json.WriteEndObject();
        if (_comparisons.TryGetValue(result.Name, out BacktestComparison? comparison)) Write(json, comparison);
        else json.WriteNull("comparison");
        JsonText.WriteNumber(json, "confidence_set_p", Best?.Models.First(model => model.Name == result.Name).PValue);
        if (Peaks is { } top) Write(json, result.Peaks(top));
        if (By is not null) Write(json, By, GroupsOf(result));
    }

    private static void Write(Utf8JsonWriter json, CalibrationReport calibration)
    {
        JsonText.WriteNumbers(json, "pit", [.. calibration.Pit.Shares]);
        json.WriteStartObject("coverage_band");
        foreach (IntervalReliability interval in calibration.Intervals) Write(json, NameOf(interval), interval.Band);
        json.WriteEndObject();
        json.WriteStartObject("coverage_hour_deviation");
        foreach (IntervalReliability interval in calibration.Intervals) JsonText.WriteNumber(json, NameOf(interval), interval.WorstHour);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BacktestComparison comparison)
    {
        json.WriteStartObject("comparison");
        json.WriteString("with", comparison.Baseline);
        json.WriteString("metric", comparison.Metric.Name);
        JsonText.WriteNumber(json, "skill", comparison.Skill);
        Write(json, "interval", comparison.Interval);
        json.WriteNumber("days", comparison.Count);
        JsonText.WriteNumber(json, "dm_p", comparison.DieboldMariano.PValue);
        JsonText.WriteNumber(json, "dm_p_adjusted", comparison.AdjustedPValue);
        JsonText.WriteNumber(json, "gw_p", comparison.GiacominiWhite?.PValue);
        json.WriteBoolean("significant", comparison.IsSignificant);
        json.WriteString("text", comparison.ToString());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PeakReport peaks)
    {
        json.WriteStartObject("peaks");
        json.WriteNumber("days", peaks.Days.Count);
        json.WriteNumber("excluded", peaks.Excluded);
        JsonText.WriteNumber(json, "size_error", peaks.SizeError);
        JsonText.WriteNumber(json, "size_bias", peaks.SizeBias);
        JsonText.WriteNumber(json, "size_share", peaks.SizeShare);
        JsonText.WriteNumber(json, "hour_error", peaks.HourError);
        JsonText.WriteNumber(json, "same_step", peaks.SameStep);
        json.WriteNumber("top", peaks.Top);
        JsonText.WriteNumber(json, "hit_rate", peaks.HitRate);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Grouping by, IReadOnlyList<GroupScore> groups)
    {
        json.WriteStartObject("by");
        json.WriteString("what", by.Name);
        json.WriteString("metric", Metric.Mae.Name);
        json.WriteStartArray("groups");
        foreach (GroupScore group in groups)
        {
            json.WriteStartObject();
            json.WriteString("group", group.Group);
            JsonText.WriteNumber(json, "value", group.Value.Value);
            json.WriteNumber("count", group.Value.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, BootstrapInterval? interval)
    {
        if (interval is { } ends) JsonText.WriteNumbers(json, name, [ends.Low, ends.High]);
        else json.WriteNull(name);
    }

    private static string NameOf(IntervalReliability interval) => Metric.Coverage(interval.Coverage).Name;
}
