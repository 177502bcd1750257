namespace Forecasting.Tests.Forecasters.Ssa;

/// <summary>Series that obey a linear recurrence, so that singular spectrum analysis knows how they go on.</summary>
internal static class Signals
{
    public static TheoryData<string, int> Names => new()
    {
        { "constant", 1 },
        { "line", 2 },
        { "parabola", 3 },
        { "exponential", 1 },
        { "decay", 1 },
        { "two exponentials", 2 },
        { "sine", 2 },
        { "sine on a level", 3 },
        { "two sines", 4 },
        { "growing sine", 2 },
        { "line and sine", 4 },
        { "alternation", 1 },
    };

    public static Func<int, double> Of(string name) => name switch
    {
        "constant" => _ => 7.3,
        "line" => t => 3 + (0.5 * t),
        "parabola" => t => 20 + (0.3 * t) + (0.01 * t * t),
        "exponential" => t => 2 * Math.Pow(1.02, t),
        "decay" => t => 50 * Math.Pow(0.99, t),
        "two exponentials" => t => (4 * Math.Pow(1.01, t)) + (3 * Math.Pow(0.98, t)),
        "sine" => t => Math.Sin((2 * Math.PI * t / 12) + 0.3),
        "sine on a level" => t => 5 + Math.Sin(2 * Math.PI * t / 12),
        "two sines" => t => Math.Sin(2 * Math.PI * t / 7) + (0.5 * Math.Cos(2 * Math.PI * t / 24)),
        "growing sine" => t => Math.Pow(1.01, t) * Math.Cos(2 * Math.PI * t / 9),
        "line and sine" => t => 10 + (0.2 * t) + (3 * Math.Sin(2 * Math.PI * t / 24)),
        "alternation" => t => t % 2 == 0 ? 1 : -1,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such signal."),
    };

    public static double[] Values(string name, int count, int first = 0)
    {
        Func<int, double> of = Of(name);
        return Forecasts.Numbers(count, t => of(first + t));
    }

    public static void Near(double[] expected, double[] actual, double relative)
    {
        double largest = expected.Max(Math.Abs);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], relative * largest);
    }
}
