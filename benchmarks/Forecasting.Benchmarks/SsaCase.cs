using System.Globalization;

namespace Forecasting.Benchmarks;

/// <summary>A series to be decomposed, and the window.</summary>
/// <param name="Length">How many values the series has.</param>
/// <param name="Window">The window, at most half of them.</param>
public readonly record struct SsaCase(int Length, int Window)
{
    /// <summary>Gets every case, the smallest first; the last takes seconds.</summary>
    public static IReadOnlyList<SsaCase> All { get; } =
    [
        new(1_000, 168), new(1_000, 336), new(1_000, 500),
        new(10_000, 168), new(10_000, 336), new(10_000, 1_000), new(10_000, 5_000),
        new(100_000, 168), new(100_000, 336), new(100_000, 1_000), new(100_000, 50_000),
        new(1_000_000, 168), new(1_000_000, 336), new(1_000_000, 1_000), new(1_000_000, 500_000),
    ];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Length}/{Window}");

    /// <summary>Makes the series: a day, a week, a year, and noise that lasts.</summary>
    internal double[] Series()
    {
        var random = new Random(7);
        double[] values = new double[Length];
        double noise = 0;
        for (int t = 0; t < values.Length; t++)
        {
            noise = (0.9 * noise) + random.NextDouble() - 0.5;
            double year = Math.Cos(t * Math.Tau / 8766);
            double day = (150 * Math.Sin(t * Math.Tau / 24)) + (60 * Math.Sin((t * Math.Tau / 12) + 1)) + (20 * Math.Sin(t * Math.Tau / 8));
            values[t] = 1000 + (200 * year) + (day * (1 + (0.3 * year))) + (50 * Math.Sin(t * Math.Tau / 168)) + (15 * noise);
        }

        return values;
    }
}
