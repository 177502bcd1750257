using System.Diagnostics;
using System.Globalization;
using Forecasting.Forecasters.Ssa;
using Forecasting.Numerics;

namespace Forecasting.Benchmarks;

/// <summary>Times decomposition and forecast beside what others were recorded to take, with a Fourier transform as the anchor of the machine.</summary>
/// <remarks>
/// Recorded on two cores of a Xeon at 2.9 GHz, in CPU milliseconds on one thread: ML.NET 5.0.1 with a fixed rank of 20 and no stabilisation,
/// Rssa 1.0.5 (nutrlan) with a rank of 20, scipy's real transform of the length. Quote ratios of one run, scaled by the anchor; never one time alone.
/// </remarks>
internal static class SsaTimes
{
    public const int Rank = 20;
    public const int Steps = 24;

    private const int LeastRuns = 5;
    private const int MostRuns = 21;
    private const double EnoughMilliseconds = 2000;

    private static readonly Dictionary<SsaCase, Recorded> Others = new()
    {
        [new(1_000, 168)] = new(9.1, 0.03, double.NaN, double.NaN),
        [new(1_000, 336)] = new(21, 0.055, double.NaN, double.NaN),
        [new(1_000, 500)] = new(double.NaN, double.NaN, 4, 48),
        [new(10_000, 168)] = new(9.9, 0.03, 10, 56),
        [new(10_000, 336)] = new(25, 0.055, double.NaN, double.NaN),
        [new(10_000, 1_000)] = new(316, 0.14, 13, 51),
        [new(10_000, 5_000)] = new(double.NaN, double.NaN, 13, 57),
        [new(100_000, 168)] = new(23, 0.03, 122, 291),
        [new(100_000, 336)] = new(36, 0.055, 93, 241),
        [new(100_000, 1_000)] = new(326, 0.14, 113, 284),
        [new(100_000, 50_000)] = new(double.NaN, double.NaN, 153, 374),
        [new(1_000_000, 168)] = new(double.NaN, double.NaN, 2150, 3860),
        [new(1_000_000, 336)] = new(double.NaN, double.NaN, 2310, 4100),
        [new(1_000_000, 1_000)] = new(double.NaN, double.NaN, 1940, 3950),
        [new(1_000_000, 500_000)] = new(double.NaN, double.NaN, 3880, 3950),
    };

    // The transform of the length by scipy; none was recorded for the shortest.
    private static readonly Dictionary<int, double> Transforms = new() { [10_000] = 0.09, [100_000] = 0.96, [1_000_000] = 16 };

    /// <summary>Times every case and writes a line for each.</summary>
    /// <param name="output">Takes the lines.</param>
    /// <param name="all">Whether the slowest case is timed too.</param>
    public static int Run(TextWriter output, bool all)
    {
        WarmUp();
        output.WriteLine("Median milliseconds on one thread; bytes allocated for each value of the series. ML.NET, Rssa and scipy as recorded, in parentheses.");
        output.WriteLine("length/window     |  decompose  (ML.NET     Rssa) |   forecast  (ML.NET     Rssa) |  B/value | transform   (scipy)");
        foreach (SsaCase one in SsaCase.All.SkipLast(all ? 0 : 1))
        {
            double[] values = one.Series();
            SsaDecomposition decomposition = SsaDecomposition.Of(values, one.Window, Rank);
            long before = GC.GetTotalAllocatedBytes(precise: true);
            _ = SsaDecomposition.Of(values, one.Window, Rank).Forecast(Steps, Rank);
            double bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)values.Length;
            double decompose = Median(() => SsaDecomposition.Of(values, one.Window, Rank));
            double forecast = Median(() => decomposition.Forecast(Steps, Rank));
            Recorded other = Others[one];
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one,-17} | {decompose,10:F3}  ({Text(other.MlNetFit)} {Text(other.RssaFit)}) | {forecast,10:F3}  ({Text(other.MlNetForecast)} {Text(other.RssaForecast)}) | {bytes,8:F1} | {Transform(values),9:F3}   ({Text(Transforms.GetValueOrDefault(one.Length, double.NaN))})"));
        }

        return 0;
    }

    // Until the compiler has made its last version of every loop; it works beside the program, so it is given time.
    private static void WarmUp()
    {
        const int rounds = 5;
        for (int round = 0; round < rounds; round++)
        {
            foreach (SsaCase one in SsaCase.All.Where(one => one.Length <= 10_000))
            {
                double[] values = one.Series();
                for (int i = 0; i < 20; i++) SsaDecomposition.Of(values, one.Window, Rank).Forecast(Steps, Rank);
                _ = Transform(values);
            }

            Thread.Sleep(200);
        }
    }

    private static double Transform(double[] values)
    {
        var transform = new RealFourier(RealFourier.GoodLength(values.Length));
        double[] real = new double[transform.Frequencies];
        double[] imaginary = new double[transform.Frequencies];
        return Median(() =>
        {
            transform.Forward(values, real, imaginary);
            return real;
        });
    }

    private static double Median(Func<object> work)
    {
        object last = work();
        var times = new List<double>();
        var whole = Stopwatch.StartNew();
        while (times.Count < LeastRuns || (times.Count < MostRuns && whole.Elapsed.TotalMilliseconds < EnoughMilliseconds))
        {
            var clock = Stopwatch.StartNew();
            last = work();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        GC.KeepAlive(last);
        times.Sort();
        return times[times.Count / 2];
    }

    private static string Text(double milliseconds) =>
        (double.IsNaN(milliseconds) ? "-" : milliseconds.ToString("0.###", CultureInfo.InvariantCulture)).PadLeft(7);

    /// <summary>What the others took, in milliseconds; <see cref="double.NaN"/> where it was not recorded.</summary>
    private readonly record struct Recorded(double MlNetFit, double MlNetForecast, double RssaFit, double RssaForecast);
}
