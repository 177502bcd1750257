namespace Forecasting.Forecasters.Smoothing;

/// <summary>How much of a surprise goes to the level, the trend and the season, and how fast the trend flattens.</summary>
internal readonly record struct EtsWeights(double Alpha, double Beta, double Gamma, double Phi)
{
    /// <summary>The least and the greatest weight; the greatest damping of a trend and the least.</summary>
    public const double Least = 1e-4;

    public const double Greatest = 0.9999;

    public const double LeastPhi = 0.8;

    public const double GreatestPhi = 0.98;
}
