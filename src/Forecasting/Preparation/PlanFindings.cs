using System.Globalization;

namespace Forecasting.Preparation;

/// <summary>Words what a plan did to the observed cells.</summary>
internal static class PlanFindings
{
    /// <summary>The codes that a plan gives; a later plan over the same cells replaces them.</summary>
    public static bool IsOfPlan(Finding finding) => finding.Code.StartsWith("IMP-", StringComparison.Ordinal);

    /// <summary>Tells what was filled, left, and set aside.</summary>
    /// <param name="cells">The observed cells.</param>
    /// <param name="settings">What was done.</param>
    /// <param name="columns">What came of it: the target, then the covariates.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Tell(PanelCells cells, PlanSettings settings, DerivedColumn[] columns, ICollection<Finding> findings)
    {
        for (int s = 0; s < cells.SeriesCount; s++)
        {
            if (cells.HistoryLength(s) > 0 || cells.Length(s) > 0) TellTarget(cells, s, settings, columns[0].Met[s], findings);
        }

        for (int c = 1; c < columns.Length; c++) TellCovariate(cells, c - 1, settings.Covariates[c - 1], columns[c].Met, findings);
    }

    private static void TellTarget(PanelCells cells, int series, PlanSettings settings, in ColumnGaps met, ICollection<Finding> findings)
    {
        if (met.Present == 0)
            Add("IMP-001", FindingSeverity.Warning, 0, 1, $"The series has no values{(met.Imputed > 0 ? $"; all were filled by {settings.Target}" : "")}.");
        else if (met.Present == 1)
            Add("IMP-002", FindingSeverity.Warning, 0, 1, "The series has one value only: nothing can be learned from it.");
        if (met.Masked > 0)
        {
            Add("IMP-007", FindingSeverity.Information, 0, met.Masked, string.Create(
                CultureInfo.InvariantCulture, $"{met.Masked} readings were set aside as faults ({settings.Mask})."));
        }

        if (met.Imputed > 0)
        {
            Add("IMP-005", FindingSeverity.Information, met.FirstImputed, met.Imputed, string.Create(
                CultureInfo.InvariantCulture, $"{met.Imputed} missing values were filled by {settings.Target}."));
        }

        if (met.Left > 0 && met.Present > 0)
        {
            Add("IMP-006", FindingSeverity.Warning, met.FirstLeft, met.Left, string.Create(
                CultureInfo.InvariantCulture,
                $"{met.Left} values stay missing, at most {met.LongestLeft} in a row, since {settings.Target} does not reach them."));
        }

        void Add(string code, FindingSeverity severity, int cell, int count, string message) => findings.Add(new Finding
        {
            Code = code,
            Severity = severity,
            Series = cells.Keys[series],
            Column = cells.Schema.Target,
            Time = cells.Grid.InstantAt(cells.First[series] + cell),
            Count = count,
            Message = message,
        });
    }

    // One finding a column: weather is often the same for every series.
    private static void TellCovariate(PanelCells cells, int column, Imputation imputation, ColumnGaps[] met, ICollection<Finding> findings)
    {
        long imputed = met.Sum(one => (long)one.Imputed), left = met.Sum(one => (long)one.Left);
        string name = cells.Schema.Covariates.ElementAt(column);
        if (imputed > 0)
        {
            int first = Array.FindIndex(met, one => one.Imputed > 0);
            Add("IMP-005", FindingSeverity.Information, first, met[first].FirstImputed, imputed, string.Create(
                CultureInfo.InvariantCulture,
                $"{imputed} missing values in {met.Count(one => one.Imputed > 0)} of {met.Length} series were filled by {imputation}."));
        }

        if (left > 0)
        {
            int first = Array.FindIndex(met, one => one.Left > 0);
            Add("IMP-006", FindingSeverity.Warning, first, met[first].FirstLeft, left, string.Create(
                CultureInfo.InvariantCulture,
                $"{left} values in {met.Count(one => one.Left > 0)} of {met.Length} series stay missing, at most {met.Max(one => one.LongestLeft)} in a row; those at the end of a column known in advance are never filled."));
        }

        void Add(string code, FindingSeverity severity, int series, int cell, long count, string message) => findings.Add(new Finding
        {
            Code = code,
            Severity = severity,
            Series = cells.Keys[series],
            Column = name,
            Time = cells.Grid.InstantAt(cells.First[series] + cell),
            Count = count,
            Message = message,
        });
    }
}
