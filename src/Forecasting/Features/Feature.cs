namespace Forecasting.Features;

/// <summary>One input of a forecaster, with when it is known; immutable. The static members make the built-in ones.</summary>
/// <remarks>Derive from it for a feature of your own, or add to the family with static extension members.</remarks>
public abstract partial class Feature
{
    /// <summary>Gets the name; the names of its columns begin with it.</summary>
    public abstract string Name { get; }

    /// <summary>Gets how many steps ahead the feature is known.</summary>
    public virtual Availability KnownWhen => Availability.Always;

    /// <summary>Gets the columns known in advance that the feature reads.</summary>
    public virtual ColumnNames NeedsInAdvance => ColumnNames.None;

    /// <summary>Learns what the feature needs from a history: categories, statistics, the start of a trend.</summary>
    /// <param name="history">The history; nothing after its origin is read, bar columns known in advance.</param>
    /// <returns>The fitted feature.</returns>
    /// <exception cref="SeriesDataException">The history has not what the feature needs.</exception>
    public abstract FittedFeature Fit(RegularPanel history);

    /// <summary>Learns from a history whose target is on the scale that a forecaster learns on.</summary>
    /// <param name="source">The history, and its target.</param>
    internal virtual FittedFeature Fit(FeatureSource source) => Fit(source.Panel);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
