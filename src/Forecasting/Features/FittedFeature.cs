namespace Forecasting.Features;

/// <summary>A feature that has learned what it needs from a history; immutable and safe to share between threads.</summary>
public abstract class FittedFeature
{
    /// <summary>Gets the columns that the feature writes; at least one.</summary>
    public abstract IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Gets how many cells before a row the feature looks at.</summary>
    /// <value>The default is 0.</value>
    public virtual int NeededHistory => 0;

    /// <summary>Gets how many cells must lie before a row for its value to be as good as later ones.</summary>
    /// <value>All that the feature looks at, unless the oldest hardly count.</value>
    internal virtual int WarmUp => NeededHistory;

    /// <summary>Gets whether the feature is the same for all series: it is then computed once.</summary>
    /// <value>The default is false.</value>
    public virtual bool IsOfTimeAlone => false;

    /// <summary>Gets whether the feature reads <see cref="FeatureWindow.StepsAhead"/>.</summary>
    /// <value>The default is false.</value>
    public virtual bool LooksAtOrigin => false;

    /// <summary>Gets the column whose categories were learnt; the first where there is none.</summary>
    internal virtual string LearntColumn => Columns[0].Name;

    /// <summary>Returns the category of a series in the steps to forecast that was not met in training; null where there is none.</summary>
    internal virtual string? UnknownCategory(RegularPanel panel, int series, int steps) => null;

    /// <summary>Writes the columns for the cells of a window.</summary>
    /// <param name="window">The cells, and what may be looked at.</param>
    /// <param name="rows">Takes a value per column and cell; <see cref="float.NaN"/> where unknown.</param>
    public abstract void Fill(in FeatureWindow window, in FeatureRows rows);
}
