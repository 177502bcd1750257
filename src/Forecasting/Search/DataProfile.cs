using Forecasting.Forecasters.Ssa;

namespace Forecasting.Search;

/// <summary>What the data are like, as far as it tells what to try.</summary>
internal sealed class DataProfile
{
    private DataProfile(RegularPanel history)
    {
        StepsPerDay = history.Frequency.StepsPerDay;
        DefaultWindow = SsaSettings.Default(history.Frequency);
        HasKnownColumns = history.Schema.KnownInAdvance.Count > 0;
        IsPositive = true;
        long values = 0, zeros = 0;
        for (int s = 0; s < history.SeriesCount; s++)
        {
            Longest = Math.Max(Longest, history.HistoryLength(s));
            foreach (double value in history.ObservedTarget(s))
            {
                if (double.IsNaN(value)) continue;
                values++;
                if (value == 0) zeros++;
                if (value <= 0) IsPositive = false;
            }
        }

        Values = values;
        ZeroShare = values == 0 ? 0 : zeros / (double)values;
    }

    /// <summary>Gets how many steps a day has; 0 where steps do not divide one.</summary>
    public int StepsPerDay { get; }

    /// <summary>Gets the window that singular spectrum analysis takes unless told otherwise, in steps.</summary>
    public int DefaultWindow { get; }

    /// <summary>Gets how many steps the longest series has.</summary>
    public int Longest { get; }

    /// <summary>Gets how many observed values there are in all series.</summary>
    public long Values { get; }

    /// <summary>Gets the share of zeros among the observed values.</summary>
    public double ZeroShare { get; }

    public bool IsPositive { get; }

    public bool HasKnownColumns { get; }

    public static DataProfile Of(RegularPanel history) => new(history);
}
