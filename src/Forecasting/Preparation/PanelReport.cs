using System.Globalization;
using System.Text;
using Forecasting.Time;

namespace Forecasting.Preparation;

/// <summary>What preparation did to the target of a panel: counts by series, and what was met.</summary>
public sealed class PanelReport
{
    private const int ShownSeries = 20;

    internal PanelReport(RegularPanel panel)
    {
        Frequency = panel.Frequency;
        Findings = panel.Findings;
        Series = [.. panel.Keys.Select((key, series) => SeriesReport.Of(panel, series, key))];
    }

    /// <summary>Gets the spacing of the grid.</summary>
    public Frequency Frequency { get; }

    /// <summary>Gets the counts of each series, in the order of their keys.</summary>
    public IReadOnlyList<SeriesReport> Series { get; }

    /// <summary>Gets what was met while the panel was read and prepared.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Writes the report for people: the sum, a line a series, at most 20 of them, and a line for each code of the findings.</summary>
    /// <returns>The text, its lines separated by line feeds.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Series.Count:N0} series at {Frequency}, {Series.Sum(series => series.Cells):N0} cells\n");
        foreach (SeriesReport series in Series.Take(ShownSeries)) text.Append("  ").Append(series).Append('\n');
        if (Series.Count > ShownSeries) text.Append(CultureInfo.InvariantCulture, $"  ... and {Series.Count - ShownSeries:N0} more\n");
        FindingSummary.Append(text, Findings);
        return text.ToString();
    }
}
