namespace Forecasting;

/// <summary>A numeric column of a panel beside the target.</summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Role">What it is.</param>
public sealed record PanelColumn(string Name, ColumnRole Role);
