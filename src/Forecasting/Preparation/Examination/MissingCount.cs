namespace Forecasting.Preparation.Examination;

/// <summary>How many values of a column are missing.</summary>
/// <param name="Column">The name of the column.</param>
/// <param name="Count">The missing values.</param>
public sealed record MissingCount(string Column, long Count);
