using System.Globalization;

namespace Forecasting.Evaluation;

/// <summary>A score, with how many points it rests on, or the reason why there is none.</summary>
public readonly record struct MetricValue
{
    /// <summary>Gets the score in the unit of the metric.</summary>
    /// <value>Finite, or null where the score is undefined: never NaN, never infinite.</value>
    public double? Value { get; init; }

    /// <summary>Gets the number of points that were scored.</summary>
    public long Count { get; init; }

    /// <summary>Gets the number of points left out because the actual is missing.</summary>
    public long ExcludedMissing { get; init; }

    /// <summary>Gets the number of points left out because the actual was imputed.</summary>
    public long ExcludedImputed { get; init; }

    /// <summary>Gets the number of points left out because the metric divides by an actual that is zero.</summary>
    public long ExcludedZeroActual { get; init; }

    /// <summary>Gets the number of points left out because the training series gives nothing to scale by.</summary>
    public long ExcludedUnscaled { get; init; }

    /// <summary>Gets the number of points left out for any reason.</summary>
    public long Excluded => ExcludedMissing + ExcludedImputed + ExcludedZeroActual + ExcludedUnscaled;

    /// <summary>Gets why there is no score, in words for a person.</summary>
    /// <value>Null exactly where <see cref="Value"/> is not.</value>
    public string? UndefinedReason
    {
        get => Value is null ? field ?? "no point was given" : null;
        init;
    }

    /// <summary>Writes the score in the invariant culture, or <c>undefined (reason)</c>.</summary>
    public override string ToString() =>
        Value is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : $"undefined ({UndefinedReason})";
}
