namespace Forecasting.Forecasters.Boosting;

/// <summary>Neighbouring category codes, both ends included; exact in single precision.</summary>
/// <param name="First">The least code.</param>
/// <param name="Last">The greatest code.</param>
internal readonly record struct CategoryRun(float First, float Last);
