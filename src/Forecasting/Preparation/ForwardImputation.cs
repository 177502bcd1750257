using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Repeats the last value before the gap.</summary>
internal sealed class ForwardImputation(Duration? limit) : Imputation
{
    public override bool LooksAhead => false;

    internal override int CellsAhead(TimeGrid grid) => 0;

    internal override void Fill(in ImputedSeries series)
    {
        int most = limit is { } given ? Cells(series.Grid, given) : int.MaxValue;
        int start = series.From;
        for (; series.NextGap(ref start, out int end); start = end)
        {
            if (start == 0) continue;
            double last = series.Observed[start - 1];
            int stop = (int)Math.Min(end, (long)start + most);
            for (int i = start; i < stop; i++)
            {
                if (double.IsNaN(series.Filled[i])) series.Filled[i] = last;
            }
        }
    }

    public override string ToString() => limit is { } given ? $"the last value for up to {Text.Of(given)}" : "the last value";
}
