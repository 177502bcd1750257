namespace Forecasting.Preparation;

/// <summary>The later steps of preparation, one by one: each returns a new panel over the same observed cells.</summary>
public static class RegularPanelPreparation
{
    extension(RegularPanel panel)
    {
        /// <summary>Fills the missing values of the target, and of other columns by name.</summary>
        /// <param name="target">How the target is filled.</param>
        /// <param name="covariates">How other columns are filled; null, or a column not named, for as before.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The panel; faults that were set aside before are filled too.</returns>
        /// <exception cref="ArgumentException">A name is no numeric column, or a period is not a whole number of steps.</exception>
        public RegularPanel Impute(
            Imputation target, IReadOnlyDictionary<string, Imputation>? covariates = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(panel);
            ArgumentNullException.ThrowIfNull(target);
            PlanSettings settings = Settings(panel) with { Target = target };
            Imputation[] ways = [.. settings.Covariates];
            foreach ((string name, Imputation way) in covariates ?? new Dictionary<string, Imputation>())
            {
                int column = panel.IndexOfColumn(name);
                if (column < 0) throw new ArgumentException($"'{name}' is no numeric column of the panel.", nameof(covariates));
                ways[column] = way;
            }

            foreach (Imputation way in ways.Prepend(target)) way.Check(panel.Frequency);
            return Derive(panel, settings with { Covariates = ways }, cancellationToken);
        }

        /// <summary>Sets readings aside that are likely to be wrong, and marks them; a way of filling chosen before fills them.</summary>
        /// <param name="faults">The kinds to set aside, beside those before.</param>
        /// <param name="limits">What counts as a fault; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The panel.</returns>
        public RegularPanel Mask(DataFaults faults, FaultLimits? limits = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(panel);
            PlanSettings settings = Settings(panel);
            settings = settings with { Mask = settings.Mask | faults, Limits = limits ?? settings.Limits };
            return Derive(panel, settings, cancellationToken);
        }

        /// <summary>Sums up what preparation did: how the cells of each series came to their values, and what was met.</summary>
        /// <returns>The report; its text is for people.</returns>
        public PanelReport Report()
        {
            ArgumentNullException.ThrowIfNull(panel);
            return new PanelReport(panel);
        }
    }

    private static PlanSettings Settings(RegularPanel panel) => panel.Plan is StandardPlan plan
        ? plan.Settings
        : new PlanSettings { Target = Imputation.None, Covariates = [.. panel.Columns.Select(_ => Imputation.None)] };

    private static RegularPanel Derive(RegularPanel panel, PlanSettings settings, CancellationToken cancellationToken)
    {
        if (panel.Weather != WeatherUse.None) throw new ArgumentException("Weather was joined to the panel; impute and mask before that.", nameof(panel));
        if (panel.Whole is not null) throw new ArgumentException("The panel was made of another one; impute and mask that one.", nameof(panel));
        var plan = new StandardPlan(settings);
        List<Finding> findings = [.. panel.Findings.Where(finding => !PlanFindings.IsOfPlan(finding))];
        return new RegularPanel(panel.Observed, plan.Derive(panel.Observed, findings, cancellationToken), plan, findings);
    }
}
