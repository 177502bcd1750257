namespace Forecasting.Preparation;

/// <summary>A column that a plan has derived.</summary>
/// <param name="Values">The values.</param>
/// <param name="States">The marks; null where all are as given.</param>
/// <param name="Met">What was met in each series.</param>
internal sealed record DerivedColumn(double[] Values, CellState[]? States, ColumnGaps[] Met);
