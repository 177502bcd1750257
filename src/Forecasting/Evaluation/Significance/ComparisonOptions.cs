namespace Forecasting.Evaluation.Significance;

/// <summary>How two backtests are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Gets what counts as one independent look.</summary>
    /// <value>The default is <see cref="ComparisonUnit.Day"/>.</value>
    public ComparisonUnit Unit { get; init; }

    /// <summary>Gets how the interval of the skill is made; a difference is significant where p is below one less its coverage, too.</summary>
    public BlockBootstrap Bootstrap { get; init; } = new();
}
