namespace Forecasting.Evaluation.Significance;

/// <summary>Computes a statistic of the values at given places of a series.</summary>
/// <param name="places">The places, as many as the series is long; one may come several times.</param>
/// <returns>The statistic; NaN where it is undefined.</returns>
public delegate double BootstrapStatistic(ReadOnlySpan<int> places);
