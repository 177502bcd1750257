namespace Forecasting.Interop.Ssa;

/// <summary>The columns that a forecaster reads and writes.</summary>
/// <param name="Input">The series.</param>
/// <param name="Output">The forecast.</param>
/// <param name="Lower">The lower bounds, or null.</param>
/// <param name="Upper">The upper bounds, or null; null exactly where <paramref name="Lower"/> is.</param>
internal sealed record SsaColumns(string Input, string Output, string? Lower, string? Upper)
{
    /// <summary>Gets the columns that are written, in their order.</summary>
    public IReadOnlyList<string> Written => Lower is null ? [Output] : [Output, Lower, Upper!];

    public static SsaColumns Of(
        SsaParameters parameters, string outputColumnName, string? inputColumnName, string? confidenceLowerBoundColumn, string? confidenceUpperBoundColumn)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        bool hasLower = !string.IsNullOrEmpty(confidenceLowerBoundColumn), hasUpper = !string.IsNullOrEmpty(confidenceUpperBoundColumn);
        // ML.NET looks at the lower name alone.
        if (hasUpper && !hasLower && parameters.Behaviour != SsaBehaviour.Compatible)
            throw new ArgumentException("Name the columns of both bounds, or of neither.", nameof(confidenceLowerBoundColumn));
        if (hasLower && !hasUpper) throw new ArgumentException("Name the columns of both bounds, or of neither.", nameof(confidenceUpperBoundColumn));
        return new SsaColumns(
            string.IsNullOrEmpty(inputColumnName) ? outputColumnName : inputColumnName,
            outputColumnName,
            hasLower ? confidenceLowerBoundColumn : null,
            hasLower ? confidenceUpperBoundColumn : null);
    }
}
