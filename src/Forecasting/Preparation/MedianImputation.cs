using System.Buffers;
using Forecasting.Time;

namespace Forecasting.Preparation;

/// <summary>Fills with the median of the series.</summary>
internal sealed class MedianImputation : Imputation
{
    public override bool LooksAhead => true;

    internal override int CellsAhead(TimeGrid grid) => int.MaxValue;

    internal override void Fill(in ImputedSeries series)
    {
        int gap = series.From;
        if (!series.NextGap(ref gap, out _)) return;
        double[] values = ArrayPool<double>.Shared.Rent(series.Observed.Length);
        int count = 0;
        foreach (double value in series.Observed)
        {
            if (!double.IsNaN(value)) values[count++] = value;
        }

        double median = Robust.Median(values.AsSpan(0, count));
        ArrayPool<double>.Shared.Return(values);
        foreach (ref double cell in series.Filled[series.From..])
        {
            if (double.IsNaN(cell)) cell = median;
        }
    }

    public override string ToString() => "median";
}
