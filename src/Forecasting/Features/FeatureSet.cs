using System.Collections;
using System.Runtime.CompilerServices;

namespace Forecasting.Features;

/// <summary>An ordered list of features without twins; immutable. Fit it to a history to compute a <see cref="FeatureMatrix"/>.</summary>
/// <remarks>Made from a collection expression: <c>FeatureSet set = [Feature.TimeOfDay, Feature.TargetLag(24)];</c></remarks>
[CollectionBuilder(typeof(FeatureSet), nameof(Create))]
public sealed class FeatureSet : IReadOnlyList<Feature>
{
    private readonly Feature[] _features;

    private FeatureSet(Feature[] features) => _features = features;

    /// <inheritdoc/>
    public int Count => _features.Length;

    /// <inheritdoc/>
    public Feature this[int index] => _features[index];

    /// <summary>Makes the set of the given features.</summary>
    /// <param name="features">The features; no two of one name.</param>
    /// <exception cref="ArgumentException">Two features have one name.</exception>
    public static FeatureSet Create(params ReadOnlySpan<Feature> features)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Feature feature in features)
        {
            if (!names.Add(feature.Name)) throw new ArgumentException($"Feature '{feature.Name}' stands twice.", nameof(features));
        }

        return new FeatureSet(features.ToArray());
    }

    /// <summary>Gets the columns known in advance that the features read.</summary>
    public ColumnNames NeedsInAdvance => ColumnNames.Create([.. _features.SelectMany(feature => feature.NeedsInAdvance).Distinct()]);

    /// <summary>Refuses features that are not known for a step.</summary>
    /// <param name="step">The step ahead of the origin, counted from 1.</param>
    /// <exception cref="ArgumentException">A feature is not known so far ahead (FEA-001): the message names it and the remedy.</exception>
    public void CheckKnownAt(int step)
    {
        foreach (Feature feature in _features)
        {
            if (feature.KnownWhen.IsKnownAt(step)) continue;
            throw new ArgumentException(
                $"FEA-001 Feature '{feature.Name}' is known {feature.KnownWhen.Steps} steps ahead, but is wanted at step {step}; use a lag of at least {step} steps, or the recursive strategy.");
        }
    }

    /// <summary>Learns what the features need from a history.</summary>
    /// <param name="history">The history.</param>
    /// <returns>The fitted set.</returns>
    public FittedFeatureSet Fit(RegularPanel history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Fit(new FeatureSource(history));
    }

    /// <summary>Learns what the features need from a history whose target is on the scale that a forecaster learns on.</summary>
    internal FittedFeatureSet Fit(FeatureSource source) => new([.. _features.Select(feature => feature.Fit(source))]);

    /// <inheritdoc/>
    public IEnumerator<Feature> GetEnumerator() => ((IEnumerable<Feature>)_features).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
