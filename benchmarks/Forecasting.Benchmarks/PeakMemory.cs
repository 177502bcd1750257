using System.Diagnostics;
using Forecasting.Features;
using Forecasting.Preparation;

namespace Forecasting.Benchmarks;

/// <summary>The peak memory of preparing and featurising ten million rows, beside what raw columns and matrix take.</summary>
internal static class PeakMemory
{
    private const int Series = 1_000;
    private const int Hours = 10_000;

    public static int Run(TextWriter output)
    {
        SeriesPanel panel = LoadPanels.Hourly(Series, Hours, 0.05);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        long before = Resident();
        var clock = Stopwatch.StartNew();
        RegularPanel regular = panel.Prepare();
        FeatureSet features =
        [
            Feature.TargetLag(1), Feature.TargetLag(24), Feature.TargetLag(168),
            Feature.Rolling(24, 24, RollingStatistics.All), Feature.Rolling(168, 24, RollingStatistics.All),
            Feature.Hour, Feature.Weekday, Feature.Month,
        ];
        FeatureMatrix matrix = features.Fit(regular).Transform(regular, Environment.ProcessorCount);
        double seconds = clock.Elapsed.TotalSeconds;
        using Process process = Process.GetCurrentProcess();
        process.Refresh();
        long raw = panel.RowCount * (long)(sizeof(long) + sizeof(double));
        long table = matrix.RowCount * (long)matrix.Columns.Count * sizeof(float);
        long peak = process.PeakWorkingSet64;
        output.WriteLine(FormattableString.Invariant(
            $"rows {matrix.RowCount:N0}, columns {matrix.Columns.Count}, {seconds:F2} s"));
        output.WriteLine(FormattableString.Invariant($"raw columns          {raw / 1e6,10:N0} MB"));
        output.WriteLine(FormattableString.Invariant($"feature matrix       {table / 1e6,10:N0} MB"));
        output.WriteLine(FormattableString.Invariant($"resident before      {before / 1e6,10:N0} MB"));
        output.WriteLine(FormattableString.Invariant($"peak resident        {peak / 1e6,10:N0} MB"));
        output.WriteLine(FormattableString.Invariant($"peak / (raw + matrix) {(double)peak / (raw + table),9:N2}"));
        GC.KeepAlive(regular);
        return 0;
    }

    private static long Resident()
    {
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
