using System.Globalization;
using System.Text;

namespace Forecasting.Preparation;

/// <summary>Sums findings up for people: a line for each code, the gravest first.</summary>
internal static class FindingSummary
{
    /// <summary>Appends the lines.</summary>
    /// <param name="text">Takes the lines.</param>
    /// <param name="findings">The findings.</param>
    public static void Append(StringBuilder text, IReadOnlyList<Finding> findings)
    {
        text.Append(findings.Count == 0 ? "no findings\n" : "findings\n");
        foreach (IGrouping<(string Code, FindingSeverity Severity), Finding> group in findings
            .GroupBy(finding => (finding.Code, finding.Severity))
            .OrderByDescending(group => group.Key.Severity)
            .ThenBy(group => group.Key.Code, StringComparer.Ordinal))
        {
            Finding first = group.First();
            int more = group.Count() - 1;
            text.Append("  ").Append(first);
            if (more > 0) text.Append(CultureInfo.InvariantCulture, $" (and {more:N0} more findings, {group.Sum(finding => finding.Count):N0} cases in all)");
            text.Append('\n');
        }
    }
}
