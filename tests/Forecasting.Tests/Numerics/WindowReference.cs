using System.Numerics;

namespace Forecasting.Tests.Numerics;

/// <summary>Windowed statistics by definition, in exact integer arithmetic.</summary>
internal static class WindowReference
{
    public static List<double> Window(double[] values, int position, int length, int lag, int stride)
    {
        var window = new List<double>();
        for (int k = 0; k < length; k++)
        {
            long index = (long)position - lag - ((long)k * stride);
            if (index >= 0 && index < values.Length && double.IsFinite(values[index]))
                window.Add(values[index]);
        }

        return window;
    }

    public static double Sum(List<double> window) => (double)Total(window) / Scale;

    public static double Mean(List<double> window) => (double)Total(window) / Scale / window.Count;

    public static double Deviation(List<double> window)
    {
        BigInteger squares = BigInteger.Zero;
        foreach (double value in window)
            squares += Exact(value) * Exact(value);
        BigInteger sum = Total(window);
        double cleared = (double)((window.Count * squares) - (sum * sum));
        return Math.Sqrt(cleared / window.Count / (window.Count - 1)) / Scale;
    }

    private static BigInteger Total(List<double> window)
    {
        BigInteger sum = BigInteger.Zero;
        foreach (double value in window)
            sum += Exact(value);
        return sum;
    }

    /// <summary>The value in units of 2^-120: without error for doubles that are multiples of it.</summary>
    private static BigInteger Exact(double value) => new(value * Scale);

    private const double Scale = 1329227995784915872903807060280344576.0;
}
