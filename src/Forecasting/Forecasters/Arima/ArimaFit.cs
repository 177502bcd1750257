namespace Forecasting.Forecasters.Arima;

/// <summary>A fitted ARIMA model of one series with regressors.</summary>
/// <param name="Order">The order.</param>
/// <param name="Free">The numbers that the coefficients were found by.</param>
/// <param name="Effects">The coefficients of the regressors.</param>
internal sealed record ArimaFit(ArimaOrder Order, double[] Free, double[] Effects)
{
    /// <summary>Gets the variance of the errors one step ahead.</summary>
    public required double Variance { get; init; }

    /// <summary>Gets the logarithm of the likelihood.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Gets how many values the likelihood is of.</summary>
    public required int Used { get; init; }

    /// <summary>Gets the coefficients: p, q, P and Q of them.</summary>
    public double[] Coefficients => ArimaPolynomials.Coefficients(Order, Free);

    /// <summary>Gets Akaike's criterion with the correction for short series (Hurvich and Tsai 1989); infinite where there are too few values.</summary>
    public double Criterion
    {
        get
        {
            double parameters = Order.Coefficients + Effects.Length + 1;
            double left = Used - parameters - 1;
            return left > 0 ? (-2 * LogLikelihood) + (2 * parameters) + (2 * parameters * (parameters + 1) / left) : double.PositiveInfinity;
        }
    }
}
