namespace Forecasting.Forecasters.Ssa;

/// <summary>Components that belong together: a trend, a season, other waves, or noise.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Period">The period of a season, in steps; null for the others.</param>
/// <param name="Components">The components, counted from 0; may be none.</param>
public sealed record SsaGroup(SsaGroupKind Kind, double? Period, IReadOnlyList<int> Components);
