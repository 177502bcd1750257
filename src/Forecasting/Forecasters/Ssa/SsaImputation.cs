using System.Globalization;
using Forecasting.Preparation;
using Forecasting.Time;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Fills gaps from the signal of the series.</summary>
internal sealed class SsaImputation(int? window, int? rank) : Imputation
{
    // A shorter stretch has no signal to speak of.
    private const int LeastCells = 2 * SsaSeries.ShortestWindow;

    public override bool LooksAhead => true;

    internal override int CellsAhead(TimeGrid grid) => int.MaxValue;

    internal override void Fill(in ImputedSeries series)
    {
        int gap = series.From;
        if (!series.NextGap(ref gap, out _)) return;
        ReadOnlySpan<double> observed = series.Observed;
        int known = 0;
        foreach (double value in observed)
        {
            if (!double.IsNaN(value)) known++;
        }

        for (int start = FirstKnown(observed, 0); start < observed.Length;)
        {
            int end = EndOfPart(observed, start, known);
            if (end > series.From) FillPart(series, start, end);
            start = FirstKnown(observed, end);
        }
    }

    public override string ToString() =>
        "the signal of the series" +
        (window is { } steps ? string.Create(CultureInfo.InvariantCulture, $", window {steps}") : "") +
        (rank is { } count ? string.Create(CultureInfo.InvariantCulture, $", rank {count}") : "");

    private static int FirstKnown(ReadOnlySpan<double> observed, int from)
    {
        while (from < observed.Length && double.IsNaN(observed[from])) from++;
        return from;
    }

    // The cell after the last known one before a gap that is too long to be filled, or before the end.
    private static int EndOfPart(ReadOnlySpan<double> observed, int start, int longestGap)
    {
        int end = start;
        for (int next = start; next < observed.Length && next - end <= longestGap; next = FirstKnown(observed, end)) end = next + 1;
        return end;
    }

    private void FillPart(in ImputedSeries series, int start, int end)
    {
        if (SsaScale.Of(series.Observed[start..end]) is not { } scale) return;
        int length = Math.Min(window ?? SsaSettings.Default(series.Grid.Frequency), (end - start) / 2);
        if (end - start < LeastCells && !scale.IsConstant) return;
        // No window reaches farther from a known value.
        if (start <= length && FirstKnown(series.Observed, 0) == start) start = 0;
        if (series.Observed.Length - end <= length && FirstKnown(series.Observed, end) == series.Observed.Length) end = series.Observed.Length;
        double[] values = scale.Apply(series.Observed[start..end]);
        if (!scale.IsConstant) GapFilling.Fill(values, length, rank is { } count ? Math.Min(count, length - 1) : null, CancellationToken.None);
        (double lowest, double highest) = Bounds(scale);
        for (int i = Math.Max(start, series.From); i < end; i++)
        {
            if (!double.IsNaN(series.Filled[i])) continue;
            double value = scale.IsConstant ? scale.Level : scale.Level + (values[i - start] * scale.Unit);
            if (!double.IsNaN(value)) series.Filled[i] = Math.Clamp(value, lowest, highest);
        }
    }

    // As far again as the series ever went, and never below zero where it was not.
    private static (double Lowest, double Highest) Bounds(SsaScale scale)
    {
        double range = Math.Min(scale.Highest - scale.Lowest, double.MaxValue);
        double lowest = Math.Max(scale.Lowest - range, scale.Lowest >= 0 ? 0 : -double.MaxValue);
        return (lowest, Math.Min(scale.Highest + range, double.MaxValue));
    }
}
