namespace Forecasting;

/// <summary>How the values of a regular panel follow from the observed cells: what is masked, and how the rest is filled.</summary>
/// <remarks>
/// A panel keeps its plan so that <c>RegularPanel.AsOf</c> can derive every cell again from what was known at an
/// origin: filling between two points and finding spikes look ahead.
/// </remarks>
internal abstract class PreparationPlan
{
    /// <summary>Gets what joined weather knows of the steps to forecast.</summary>
    public virtual WeatherUse Weather => WeatherUse.None;

    /// <summary>Gets the columns known in advance that are joined weather.</summary>
    public virtual ColumnNames WeatherColumns => ColumnNames.None;

    /// <summary>Returns the observed cells as they were known at their origin, where what was known before it was not the same.</summary>
    /// <param name="observed">The observed cells; not changed.</param>
    public virtual PanelCells Observe(PanelCells observed) => observed;

    /// <summary>Derives the cells from the observed ones.</summary>
    /// <param name="observed">The observed cells; not changed. Nothing at or after its origin may be read, bar columns known in advance.</param>
    /// <param name="findings">Takes what was met.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Cells of the same shape; may share arrays that did not change.</returns>
    public abstract PanelCells Derive(PanelCells observed, ICollection<Finding> findings, CancellationToken cancellationToken);

    /// <summary>Derives the last cells alone: with the same bits as <see cref="Observe"/> and <see cref="Derive"/>, which read what lies before them too.</summary>
    /// <param name="observed">The observed cells, whose origin <see cref="Observe"/> has not seen; not changed.</param>
    /// <param name="tail">Which cells are wanted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The cells of the tail.</returns>
    public virtual PanelCells DeriveTail(PanelCells observed, PanelTail tail, CancellationToken cancellationToken) =>
        tail.Cut(Derive(Observe(observed), [], cancellationToken));
}
