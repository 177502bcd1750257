namespace Forecasting.Interop.Ssa;

/// <summary>A forecast of one series.</summary>
/// <param name="Values">The points.</param>
/// <param name="Lower">The lower bounds; empty where none were asked for.</param>
/// <param name="Upper">The upper bounds; likewise.</param>
internal readonly record struct SsaSeriesForecast(float[] Values, float[] Lower, float[] Upper);
