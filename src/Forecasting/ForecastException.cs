namespace Forecasting;

/// <summary>The base of every fault that is not a caller's mistake; it carries findings.</summary>
/// <remarks>A caller's mistake is an <see cref="ArgumentException"/>.</remarks>
public abstract class ForecastException : Exception
{
    private protected ForecastException(IReadOnlyList<Finding> findings, Exception? inner = null)
        : base(Describe(findings), inner) => Findings = findings;

    /// <summary>Gets what was met, the gravest first; never empty.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Gets the code of the first finding.</summary>
    public string Code => Findings[0].Code;

    private static string Describe(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentOutOfRangeException.ThrowIfZero(findings.Count);
        const int Shown = 5;
        IEnumerable<string> lines = findings.Take(Shown).Select(finding => finding.ToString());
        if (findings.Count > Shown) lines = lines.Append($"... and {findings.Count - Shown} more.");
        return string.Join(Environment.NewLine, lines);
    }
}
