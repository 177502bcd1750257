namespace Forecasting.Forecasters.Arima;

/// <summary>What a filter makes of columns.</summary>
/// <param name="Errors">The errors of each column one step ahead, each over its standard deviation; of the steps that count alone.</param>
/// <param name="Ahead">The forecasts after the last value of each column.</param>
internal sealed record FilteredColumns(double[][] Errors, double[][] Ahead)
{
    /// <summary>Gets the sum of the logarithms of the variances of the errors, in units of the variance of the noise.</summary>
    public double LogVariances { get; init; }

    /// <summary>Gets how many values the likelihood is of.</summary>
    public required int Used { get; init; }
}
