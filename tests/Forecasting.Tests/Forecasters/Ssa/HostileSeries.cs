namespace Forecasting.Tests.Forecasters.Ssa;

/// <summary>Series that a forecaster must survive.</summary>
internal static class HostileSeries
{
    private const int Longest = 160;

    private static readonly Func<Random, int, double[]>[] Kinds =
    [
        (random, length) => Numbers(length, _ => 0, random.NextDouble()),
        (random, length) => Numbers(length, t => t < length / 2 ? 1 : 2, random.NextDouble()),
        (random, length) => Numbers(length, t => t % 37 < 20 ? -3 : 8, random.NextDouble()),
        (random, length) => Spike(length, random.Next(length), 0, 1),
        (random, length) => Spike(length, length - 1, 5, 1000),
        (random, length) => Spike(length, 0, 5, -1000),
        (_, length) => Numbers(length, t => t % 2 == 0 ? 1 : -1),
        (random, length) => Numbers(length, _ => random.NextDouble() - 0.5),
        (random, length) => Numbers(length, _ => random.Next(2)),
        (random, length) => Numbers(length, t => Math.Exp(0.2 * t * random.NextDouble())),
        (random, length) => Numbers(length, t => Math.Pow(1.3, t)),
        (random, length) => Numbers(length, t => 1e300 * (random.NextDouble() - 0.5)),
        (random, length) => Numbers(length, t => t % 2 == 0 ? 1.7e308 : -1.7e308),
        (random, length) => Numbers(length, t => t % 9 == 0 ? double.MaxValue : -double.MaxValue),
        (random, length) => Numbers(length, t => 1e-300 * random.NextDouble()),
        (random, length) => Numbers(length, t => random.Next(4) * double.Epsilon),
        (random, length) => Numbers(length, t => 1e-310 * random.NextDouble()),
        (random, length) => Numbers(length, t => 1e15 + random.Next(2)),
        (random, length) => Numbers(length, t => Math.Sin(t * random.Next(1, 3)) * Math.Pow(10, random.Next(-200, 200))),
        (random, length) => Numbers(length, _ => double.NaN),
        (random, length) => Numbers(length, _ => random.Next(20) == 0 ? random.NextDouble() : double.NaN),
        (random, length) => Spike(length, random.Next(length), double.NaN, 7),
        (random, length) => WithHoles(random, Walk(random, length), 0.3),
        (random, length) => WithoutAnEnd(Walk(random, length), 0, random.Next(length)),
        (random, length) => WithoutAnEnd(Walk(random, length), random.Next(length), length),
        (random, length) => WithoutAnEnd(Numbers(length, _ => 5), length - random.Next(1, length + 1), length),
        (random, length) => WithoutAnEnd(WithHoles(random, Walk(random, length), 0.1), length / 3, 2 * length / 3),
    ];

    public static int KindCount => Kinds.Length;

    public static double[] Draw(Random random, int kind) => Kinds[kind](random, random.Next(4) == 0 ? random.Next(1, 12) : random.Next(12, Longest));

    public static double[] Walk(Random random) => Walk(random, random.Next(20, Longest));

    private static double[] Walk(Random random, int length)
    {
        double level = 0;
        return Numbers(length, _ => level += random.NextDouble() - 0.5);
    }

    private static double[] Numbers(int length, Func<int, double> of, double shift = 0) => Forecasts.Numbers(length, t => of(t) + shift);

    private static double[] Spike(int length, int at, double level, double height) => Numbers(length, t => t == at ? height : level);

    private static double[] WithHoles(Random random, double[] values, double share) =>
        [.. values.Select(value => random.NextDouble() < share ? double.NaN : value)];

    private static double[] WithoutAnEnd(double[] values, int from, int to) =>
        [.. values.Select((value, t) => t >= from && t < to ? double.NaN : value)];
}
