namespace Forecasting.Evaluation;

/// <summary>Takes one point of a backtest.</summary>
/// <param name="fold">The place of the fold.</param>
/// <param name="series">The place of the series.</param>
/// <param name="step">The step, counted from 0, the first that is scored.</param>
/// <param name="point">The forecast beside what came.</param>
internal delegate void PointVisit(int fold, int series, int step, in ScoredPoint point);
