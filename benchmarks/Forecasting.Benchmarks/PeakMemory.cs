using System.Diagnostics;
using Forecasting.Features;
using Forecasting.Preparation;

namespace Forecasting.Benchmarks;

/// <summary>The peak memory of preparing and featurising ten million rows, or of one of the two alone, beside what raw columns and matrix take.</summary>
internal static class PeakMemory
{
    private const int Series = 1_000;
    private const int Hours = 10_000;

    /// <summary>Fills the gaps alone, which one process can measure once: a peak does not come down again.</summary>
    public static int RunGaps(TextWriter output)
    {
        SeriesPanel panel = LoadPanels.Hourly(Series, Hours, 0.05);
        RegularPanel regular = panel.FillGaps();
        output.WriteLine(FormattableString.Invariant($"gap filling to {regular.CellCount:N0} cells: peak resident {Peak() / 1e6:N0} MB, its input included"));
        GC.KeepAlive(panel);
        return 0;
    }

    /// <summary>Computes the eleven lag and rolling features with the hour, weekday and month alone.</summary>
    public static int RunFeatures(TextWriter output)
    {
        RegularPanel regular = LoadPanels.Hourly(Series, Hours, 0).FillGaps();
        FeatureMatrix matrix = Features().Fit(regular).Transform(regular, threads: 1);
        output.WriteLine(FormattableString.Invariant($"{matrix.Columns.Count} features of {matrix.RowCount:N0} rows: peak resident {Peak() / 1e6:N0} MB, its input included"));
        GC.KeepAlive(regular);
        return 0;
    }

    public static int Run(TextWriter output)
    {
        SeriesPanel panel = LoadPanels.Hourly(Series, Hours, 0.05);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        long before = Resident();
        var clock = Stopwatch.StartNew();
        RegularPanel regular = panel.Prepare();
        FeatureMatrix matrix = Features().Fit(regular).Transform(regular, Environment.ProcessorCount);
        double seconds = clock.Elapsed.TotalSeconds;
        long raw = panel.RowCount * (long)(sizeof(long) + sizeof(double));
        long table = matrix.RowCount * (long)matrix.Columns.Count * sizeof(float);
        long peak = Peak();
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

    private static FeatureSet Features() =>
    [
        Feature.TargetLag(1), Feature.TargetLag(24), Feature.TargetLag(168),
        Feature.Rolling(24, 24, RollingStatistics.All), Feature.Rolling(168, 24, RollingStatistics.All),
        Feature.Hour, Feature.Weekday, Feature.Month,
    ];

    private static long Peak()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static long Resident()
    {
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
