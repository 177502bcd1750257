using Forecasting.Numerics;

namespace Forecasting.Forecasters.Arima;

/// <summary>The weights of the values and errors before it that a value follows from, multiplied out.</summary>
internal sealed class ArimaPolynomials
{
    // Closer to 1 than this a model could not be told from one that is differenced once more.
    private const double LargestPartial = 0.9999;

    private ArimaPolynomials(ArimaOrder order, double[] autoregressive, double[] movingAverage)
    {
        Autoregressive = autoregressive;
        MovingAverage = movingAverage;
        double[] differences = [];
        for (int i = 0; i < order.Differences; i++) differences = Product(differences, Spread([1], 1));
        for (int i = 0; i < order.SeasonalDifferences; i++) differences = Product(differences, Spread([1], order.Season));
        Differences = differences;
    }

    /// <summary>Gets the weights of the differenced values before, the nearest first.</summary>
    public double[] Autoregressive { get; }

    /// <summary>Gets the weights of the errors before, the nearest first.</summary>
    public double[] MovingAverage { get; }

    /// <summary>Gets the weights of the values before that a difference takes off, the nearest first.</summary>
    public double[] Differences { get; }

    /// <summary>Gets how many states a Kalman filter needs.</summary>
    public int States => StatesOf(Autoregressive.Length, MovingAverage.Length) + Differences.Length;

    /// <summary>Gets how many states an order needs.</summary>
    public static int StatesOf(ArimaOrder order) => StatesOf(order.AutoregressiveLag, order.MovingAverageLag) + order.DifferencedValues;

    /// <summary>Returns the coefficients that free numbers stand for: each run is stationary, or invertible.</summary>
    /// <remarks>The hyperbolic tangents of the numbers are partial autocorrelations: Monahan, Biometrika 71 (1984).</remarks>
    /// <param name="order">The order.</param>
    /// <param name="free">Any numbers: p, then q, P and Q of them.</param>
    /// <returns>As many coefficients, in that order; those of moving averages with the sign that adds an error.</returns>
    public static double[] Coefficients(ArimaOrder order, ReadOnlySpan<double> free)
    {
        double[] coefficients = new double[free.Length];
        int at = 0;
        foreach ((int count, double sign) in Runs(order))
        {
            double[] weights = [];
            for (int i = 0; i < count; i++) weights = Autoregression.Extended(weights, LargestPartial * Math.Tanh(free[at + i]));
            for (int i = 0; i < count; i++) coefficients[at + i] = sign * weights[i];
            at += count;
        }

        return coefficients;
    }

    /// <summary>Multiplies the coefficients out.</summary>
    /// <param name="order">The order.</param>
    /// <param name="coefficients">As <see cref="Coefficients"/> gives them.</param>
    public static ArimaPolynomials Of(ArimaOrder order, ReadOnlySpan<double> coefficients)
    {
        int p = order.Autoregressive, q = order.MovingAverage, seasonalP = order.SeasonalAutoregressive;
        double[] seasonal = Spread(coefficients.Slice(p + q, seasonalP), order.Season);
        double[] average = Negated(coefficients.Slice(p, q));
        double[] seasonalAverage = Spread(Negated(coefficients[(p + q + seasonalP)..]), order.Season);
        return new ArimaPolynomials(order, Product(coefficients[..p].ToArray(), seasonal), Negated(Product(average, seasonalAverage)));
    }

    /// <summary>Returns the weights of all values before, differenced or not.</summary>
    public double[] All() => Product(Autoregressive, Differences);

    /// <summary>Returns the weights of two factors <c>1 - a(B)</c> and <c>1 - b(B)</c> multiplied.</summary>
    private static double[] Product(double[] left, double[] right)
    {
        double[] product = new double[left.Length + right.Length];
        for (int i = 0; i < left.Length; i++) product[i] += left[i];
        for (int j = 0; j < right.Length; j++)
        {
            product[j] += right[j];
            for (int i = 0; i < left.Length; i++) product[i + j + 1] -= left[i] * right[j];
        }

        return product;
    }

    private static IEnumerable<(int Count, double Sign)> Runs(ArimaOrder order) =>
        [(order.Autoregressive, 1), (order.MovingAverage, -1), (order.SeasonalAutoregressive, 1), (order.SeasonalMovingAverage, -1)];

    private static double[] Spread(ReadOnlySpan<double> weights, int season)
    {
        double[] spread = new double[weights.Length * season];
        for (int i = 0; i < weights.Length; i++) spread[((i + 1) * season) - 1] = weights[i];
        return spread;
    }

    private static double[] Negated(ReadOnlySpan<double> weights)
    {
        double[] negated = new double[weights.Length];
        for (int i = 0; i < negated.Length; i++) negated[i] = -weights[i];
        return negated;
    }

    private static int StatesOf(int autoregressive, int movingAverage) => Math.Max(autoregressive, movingAverage + 1);
}
