using System.Diagnostics;
using System.Globalization;
using Forecasting.Features;
using Forecasting.Preparation;

namespace Forecasting.Benchmarks;

/// <summary>Nanoseconds a row as the rows grow: flat where the work grows with them and no faster.</summary>
internal static class Growth
{
    private const int Hours = 10_000;
    private const int Runs = 5;

    public static int Run(TextWriter output)
    {
        output.WriteLine("Least nanoseconds a row of five runs, one thread.");
        output.WriteLine("      rows | copy  gap filling  preparation  11 features");
        var options = new PreparationOptions { Threads = 1 };
        FeatureSet features =
        [
            Feature.TargetLag(1), Feature.TargetLag(24), Feature.TargetLag(168),
            Feature.Rolling(24, 24, RollingStatistics.All), Feature.Rolling(168, 24, RollingStatistics.All),
        ];
        foreach (int series in (int[])[62, 125, 250, 500, 1_000])
        {
            SeriesPanel panel = LoadPanels.Hourly(series, Hours, 0.05);
            RegularPanel regular = panel.FillGaps(options);
            FittedFeatureSet fitted = features.Fit(regular);
            double[] source = new double[regular.CellCount];
            double[] target = new double[regular.CellCount];
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{regular.CellCount,10:N0} | {Least(() => Copy(source, target), regular.CellCount),4:F2}  {Least(() => panel.FillGaps(options), regular.CellCount),11:F1}  {Least(() => panel.Prepare(options), regular.CellCount),11:F1}  {Least(() => fitted.Transform(regular, 1), regular.CellCount),11:F1}"));
        }

        return 0;
    }

    private static double[] Copy(double[] source, double[] target)
    {
        source.CopyTo(target, 0);
        return target;
    }

    private static double Least(Func<object> work, int rows)
    {
        double least = double.PositiveInfinity;
        for (int run = 0; run < Runs; run++)
        {
            var clock = Stopwatch.StartNew();
            GC.KeepAlive(work());
            least = Math.Min(least, clock.Elapsed.TotalNanoseconds / rows);
        }

        return least;
    }
}
