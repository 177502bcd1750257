using Forecasting.Numerics;

namespace Forecasting.Features.Windows;

/// <summary>The columns of the statistics of one window, which are computed in one pass.</summary>
internal static class RollingColumns
{
    /// <summary>Names the columns, in the order in which they are filled.</summary>
    public static FeatureColumn[] Of(string name, RollingStatistics statistics)
    {
        var columns = new List<FeatureColumn>(4);
        if (statistics.HasFlag(RollingStatistics.Mean)) columns.Add(new FeatureColumn(name + " mean"));
        if (statistics.HasFlag(RollingStatistics.StandardDeviation)) columns.Add(new FeatureColumn(name + " deviation"));
        if (statistics.HasFlag(RollingStatistics.Minimum)) columns.Add(new FeatureColumn(name + " minimum"));
        if (statistics.HasFlag(RollingStatistics.Maximum)) columns.Add(new FeatureColumn(name + " maximum"));
        return [.. columns];
    }

    /// <summary>Fills the columns.</summary>
    public static void Fill(
        ReadOnlySpan<double> values, int from, RollingWindow window, RollingStatistics statistics, in FeatureRows rows)
    {
        int column = 0;
        var outputs = default(RollingOutputs);
        if (statistics.HasFlag(RollingStatistics.Mean)) outputs.Mean = rows[column++];
        if (statistics.HasFlag(RollingStatistics.StandardDeviation)) outputs.Deviation = rows[column++];
        if (statistics.HasFlag(RollingStatistics.Minimum)) outputs.Minimum = rows[column++];
        if (statistics.HasFlag(RollingStatistics.Maximum)) outputs.Maximum = rows[column];
        WindowKernels.Rolling(values, window, from, outputs);
    }
}
