using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Takes the mean of the same local time on the nearest days of the same type, brought to the level beside the gap.</summary>
internal sealed class SimilarDaysImputation(Duration limit) : Imputation
{
    private const int ReachDays = 28;
    private const int DonorsPerSide = 2;

    public override bool LooksAhead => true;

    // One day more for what the clock may move.
    internal override int CellsAhead(TimeGrid grid) => SimilarDays.CellsPerDay(grid.Frequency) is var day and > 0
        ? ((ReachDays + 1) * day) + Window(day)
        : 0;

    internal override void Fill(in ImputedSeries series)
    {
        int day = SimilarDays.CellsPerDay(series.Grid.Frequency);
        if (day == 0) return;
        int most = Cells(series.Grid, limit);
        var days = new SimilarDays(series, ReachDays, DonorsPerSide);
        int start = series.From;
        for (; series.NextGap(ref start, out int end); start = end)
        {
            if (end - start <= most) FillGap(series, ref days, start, end);
        }
    }

    public override string ToString() => $"similar days over gaps of up to {Text.Of(limit)}";

    private static int Window(int day) => day == 1 ? 3 : Math.Max(1, day / 4);

    private static void FillGap(in ImputedSeries series, ref SimilarDays days, int start, int end)
    {
        int day = SimilarDays.CellsPerDay(series.Grid.Frequency);
        int window = Window(day);
        Span<double> filled = series.Filled;
        // One pattern first, so that the choice between ratio and difference is the same over the gap.
        bool negative = false;
        for (int i = start; i < end; i++)
        {
            if (double.IsNaN(filled[i])) negative |= days.Mean(i) < 0;
        }

        Level before = Beside(series, ref days, Math.Max(0, start - window), start);
        Level after = Beside(series, ref days, end, Math.Min(series.Observed.Length, end + window));
        negative |= before.Negative || after.Negative;
        double shiftBefore = before.Shift(negative), shiftAfter = after.Shift(negative);
        for (int i = start; i < end; i++)
        {
            double mean = double.IsNaN(filled[i]) ? days.Mean(i) : double.NaN;
            if (double.IsNaN(mean)) continue;
            double position = (i - start + 1) / (double)(end - start + 1);
            double shift = (shiftBefore * (1 - position) * Fade((i - start + 1) / (double)day))
                + (shiftAfter * position * Fade((end - i) / (double)day));
            double value = negative ? mean + shift : mean * (1 + shift);
            filled[i] = double.IsFinite(value) ? value : mean;
        }
    }

    private static double Fade(double distance) => 1 / (1 + (distance * distance));

    private static Level Beside(in ImputedSeries series, ref SimilarDays days, int from, int to)
    {
        var level = new Level();
        for (int i = from; i < to; i++)
        {
            if (double.IsNaN(series.Observed[i])) continue;
            double mean = days.Mean(i);
            if (!double.IsNaN(mean)) level.Add(series.Observed[i], mean);
        }

        return level;
    }

    /// <summary>How the values beside a gap stand to their own similar days.</summary>
    private struct Level
    {
        private double _values;
        private double _means;
        private int _count;

        public bool Negative { get; private set; }

        public void Add(double value, double mean)
        {
            _values += value;
            _means += mean;
            _count++;
            Negative |= value < 0 || mean < 0;
        }

        public readonly double Shift(bool difference)
        {
            if (_count == 0) return 0;
            double shift = difference
                ? (_values - _means) / _count
                : _means > 0 ? Math.Clamp(_values / _means, 0.5, 2) - 1 : 0;
            return double.IsFinite(shift) ? shift : 0;
        }
    }
}
