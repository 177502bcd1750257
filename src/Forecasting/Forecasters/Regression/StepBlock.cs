namespace Forecasting.Forecasters.Regression;

/// <summary>Steps ahead that one model serves, counted from 1.</summary>
/// <param name="First">The first step.</param>
/// <param name="Last">The last step.</param>
internal readonly record struct StepBlock(int First, int Last);
