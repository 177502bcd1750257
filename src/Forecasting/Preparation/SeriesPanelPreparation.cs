namespace Forecasting.Preparation;

/// <summary>Takes a <see cref="SeriesPanel"/> to a <see cref="RegularPanel"/>.</summary>
public static class SeriesPanelPreparation
{
    extension(SeriesPanel panel)
    {
        /// <summary>Does the sensible whole: one grid for all series, missing times inserted, gaps filled, faults reported, every changed cell marked.</summary>
        /// <remarks>
        /// Observed values keep their bits, and faults are only reported, unless <see cref="PreparationOptions.Mask"/> sets them aside. The
        /// origin is the end of the last target present in any series. What was met is in <see cref="RegularPanel.Findings"/>;
        /// <c>Report()</c> sums it up.
        /// </remarks>
        /// <param name="options">What to do; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The panel, with its observed cells and the plan that <c>AsOf</c> follows again.</returns>
        /// <exception cref="SeriesDataException">
        /// The frequency is not clear (TIM-040, TIM-041, TIM-042), a row is beside the grid (TIM-030), the grid would be too large (GAP-001),
        /// or no series has a target (IMP-001).
        /// </exception>
        /// <exception cref="ArgumentException">The options contradict the schema, the frequency or one another.</exception>
        public RegularPanel Prepare(PreparationOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(panel);
            options ??= PreparationOptions.Default;
            List<Finding> findings = [.. panel.Findings];
            PanelCells observed = PanelGrid.Lay(panel, options, findings, cancellationToken);
            StandardPlan plan = PlanChoice.Of(panel.Schema, observed.Grid.Frequency, options);
            FaultReport.Tell(observed, options, findings, cancellationToken);
            return new RegularPanel(observed, plan.Derive(observed, findings, cancellationToken), plan, findings);
        }

        /// <summary>Inserts the missing times of every series, and changes nothing else: what is missing stays missing.</summary>
        /// <param name="options">The frequency, the tolerance, the largest number of cells, the aggregation; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The cells on one grid, with their marks.</returns>
        /// <exception cref="SeriesDataException">
        /// The frequency is not clear (TIM-040, TIM-041, TIM-042), a row is beside the grid (TIM-030), the grid would be too large (GAP-001),
        /// or no series has a target (IMP-001).
        /// </exception>
        public RegularPanel FillGaps(PreparationOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(panel);
            List<Finding> findings = [.. panel.Findings];
            PanelCells cells = PanelGrid.Lay(panel, options ?? PreparationOptions.Default, findings, cancellationToken);
            return new RegularPanel(cells, cells, null, findings);
        }
    }
}
