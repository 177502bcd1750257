namespace Forecasting.Time;

/// <summary>What was done with one row whose label a clock change makes impossible or ambiguous.</summary>
/// <param name="Row">The row, counted from 0.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="SecondTicks">The later instant of a row that went to both, in ticks of 100 ns since 1970-01-01T00:00Z.</param>
public readonly record struct LabelDecision(int Row, LabelOutcome Outcome, long? SecondTicks);
