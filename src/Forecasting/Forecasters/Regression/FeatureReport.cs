using System.Globalization;
using Forecasting.Features;

namespace Forecasting.Forecasters.Regression;

/// <summary>Collects the features that teach a regression little: those that look back too far, those without a value, and those with one value in all rows.</summary>
internal sealed class FeatureReport
{
    private readonly int _longest;
    private readonly Dictionary<string, string> _lacking = new(StringComparer.Ordinal);
    private readonly List<string> _constant = [];

    public FeatureReport(RegularPanel history)
    {
        for (int s = 0; s < history.SeriesCount; s++) _longest = Math.Max(_longest, history.HistoryLength(s));
    }

    /// <summary>Gets the findings: one for each column that lacks values, one for all constant columns.</summary>
    public IEnumerable<Finding> Findings
    {
        get
        {
            foreach ((string column, string message) in _lacking)
                yield return new Finding { Code = "FEA-002", Severity = FindingSeverity.Warning, Column = column, Message = message };
            if (_constant.Count == 0) yield break;
            yield return new Finding
            {
                Code = "FEA-004",
                Severity = FindingSeverity.Information,
                Count = _constant.Count,
                Column = _constant[0],
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_constant.Count} features have one value in all rows, and teach nothing: {string.Join(", ", _constant.Select(name => $"'{name}'"))}."),
            };
        }
    }

    /// <summary>Looks at the rows that a block of steps learns from.</summary>
    public void Add(FittedFeatureSet features, FeatureMatrix matrix, ReadOnlySpan<bool> kept)
    {
        int first = kept.IndexOf(true), column = 0;
        if (first < 0) return;
        foreach (FittedFeature feature in features.Features)
        {
            bool reaches = feature.WarmUp < _longest;
            foreach (FeatureColumn one in feature.Columns)
            {
                ReadOnlySpan<float> values = matrix.Column(column++).Span;
                bool constant = IsConstant(values, kept, values[first]), empty = constant && float.IsNaN(values[first]);
                if (empty || !reaches) _lacking.TryAdd(one.Name, Lacking(one.Name, feature.WarmUp, empty));
                else if (constant && !_constant.Contains(one.Name)) _constant.Add(one.Name);
            }
        }
    }

    private static bool IsConstant(ReadOnlySpan<float> values, ReadOnlySpan<bool> kept, float first)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (kept[i] && !values[i].Equals(first)) return false;
        }

        return true;
    }

    private string Lacking(string column, int needed, bool empty) => needed < _longest
        ? $"The feature '{column}' has no value in any row, and teaches nothing. Check its column, or leave it out."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The feature '{column}' looks back {needed} steps, and the longest series has {_longest}: it {(empty ? "has no value in any row" : "is never made of all of them")}. Give more history, or leave it out.");
}
