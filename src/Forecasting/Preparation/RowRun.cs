namespace Forecasting.Preparation;

/// <summary>A run of rows that follow one another on the grid without a gap.</summary>
/// <param name="Row">The first row within the series.</param>
/// <param name="Cell">Its cell within the series.</param>
/// <param name="Count">How many rows.</param>
internal readonly record struct RowRun(int Row, int Cell, int Count);
