namespace Forecasting.Forecasters.Arima;

/// <summary>What the caller of an ARIMA forecaster set, as it is for one panel.</summary>
/// <param name="Order">The order; null where it is chosen.</param>
/// <param name="HasConstant">Whether there is a constant; null where that is chosen.</param>
/// <param name="Season">The season in steps of a chosen order; 1 for none.</param>
/// <param name="Limits">The largest p and q, P and Q of a chosen order.</param>
/// <param name="Estimation">By what coefficients are found.</param>
/// <param name="Logarithm">Whether the logarithm is modelled.</param>
internal sealed record ArimaSettings(
    ArimaOrder? Order, bool? HasConstant, int Season, (int Order, int Seasonal) Limits, ArimaEstimation Estimation, bool Logarithm);
