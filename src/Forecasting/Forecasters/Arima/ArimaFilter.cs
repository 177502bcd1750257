namespace Forecasting.Forecasters.Arima;

/// <summary>Turns columns of values into the errors of forecasts a step ahead; the same linear map for each, so that regressors may be filtered beside the target.</summary>
internal abstract class ArimaFilter
{
    // What a filter with more states costs is not worth its exactness.
    public const int MostStates = 64;

    /// <summary>Returns the filter for a model: by Kalman where it has few states, otherwise by the recursion of its errors.</summary>
    public static ArimaFilter Of(ArimaPolynomials polynomials) =>
        polynomials.States <= MostStates ? new KalmanFilter(polynomials) : new ErrorRecursion(polynomials);

    /// <summary>Filters columns.</summary>
    /// <param name="columns">The columns, one at least, all as long; the first is <see cref="double.NaN"/> where nothing is known, the others nowhere.</param>
    /// <param name="ahead">How many values after the last are forecast of each column; may be 0.</param>
    public abstract FilteredColumns Filter(double[][] columns, int ahead);
}
