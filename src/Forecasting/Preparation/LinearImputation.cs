using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Draws a line between the values beside the gap.</summary>
internal sealed class LinearImputation(Duration? limit) : Imputation
{
    public override bool LooksAhead => true;

    internal override int CellsAhead(TimeGrid grid) => 1;

    internal override void Fill(in ImputedSeries series)
    {
        int most = limit is { } given ? Cells(series.Grid, given) : int.MaxValue;
        int start = series.From;
        for (; series.NextGap(ref start, out int end); start = end)
        {
            if (start == 0 || end == series.Observed.Length || end - start > most) continue;
            double before = series.Observed[start - 1], after = series.Observed[end];
            for (int i = start; i < end; i++)
            {
                // Weights keep the value between its neighbours, where a slope could overflow.
                double part = (i - start + 1) / (double)(end - start + 1);
                if (double.IsNaN(series.Filled[i])) series.Filled[i] = (before * (1 - part)) + (after * part);
            }
        }
    }

    public override string ToString() => limit is { } given ? $"a line over gaps of up to {Text.Of(given)}" : "a line";
}
