namespace Forecasting.Forecasters.Arima;

/// <summary>By what the coefficients of an ARIMA model are found.</summary>
public enum ArimaEstimation
{
    /// <summary>The exact likelihood where a series has at most 500 values and the model at most 64 states, otherwise the conditional sum of squares.</summary>
    Automatic,

    /// <summary>The exact Gaussian likelihood, by a Kalman filter (Gardner, Harvey and Phillips 1980). It takes the square of the season longer, so
    /// models of more than 200 states, such as those of a week of hours, are left to the conditional sum of squares.</summary>
    ExactLikelihood,

    /// <summary>The sum of squared one-step errors, those before the first value taken as 0 (Box and Jenkins 1970).</summary>
    ConditionalSumOfSquares,
}
