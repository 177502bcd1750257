using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Takes the value one period before.</summary>
internal sealed class SeasonalImputation(Duration[] periods) : Imputation
{
    // A year is 12 months and 365.2425 days, a week 5 business days: near enough to whole numbers of steps.
    private const double Tolerance = 0.01;

    public override bool LooksAhead => false;

    internal override int CellsAhead(TimeGrid grid) => 0;

    internal override void Fill(in ImputedSeries series)
    {
        Span<int> steps = stackalloc int[periods.Length];
        for (int p = 0; p < steps.Length; p++) steps[p] = Steps(series.Grid.Frequency, periods[p]);
        int start = series.From;
        for (; series.NextGap(ref start, out int end); start = end)
        {
            for (int i = start; i < end; i++)
            {
                foreach (int step in steps)
                {
                    if (!double.IsNaN(series.Filled[i])) break;
                    if (step <= i) series.Filled[i] = series.Filled[i - step];
                }
            }
        }
    }

    /// <summary>Returns the period in steps.</summary>
    /// <exception cref="ArgumentException">The period is not a whole number of steps.</exception>
    internal static int Steps(Frequency frequency, Duration period)
    {
        double steps = period.BclCompatibleTicks / (double)frequency.NominalTicks;
        double whole = Math.Round(steps);
        bool close = frequency.IsFixed ? steps == whole : Math.Abs(steps - whole) <= Tolerance * whole;
        return whole >= 1 && close
            ? (int)Math.Min(whole, int.MaxValue)
            : throw new ArgumentException($"A period of {Text.Of(period)} is not a whole number of steps of {frequency}.");
    }

    internal override void Check(Frequency frequency)
    {
        foreach (Duration period in periods) _ = Steps(frequency, period);
    }

    public override string ToString() => $"the value {string.Join(" or ", periods.Select(Text.Of))} before";
}
