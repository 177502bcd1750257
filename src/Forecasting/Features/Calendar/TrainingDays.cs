using Forecasting.Time;

namespace Forecasting.Features.Calendar;

/// <summary>Local dates of a panel, as days since 1970-01-01.</summary>
internal static class TrainingDays
{
    /// <summary>Returns the first and the last day up to the origin.</summary>
    public static (int First, int Last) Of(RegularPanel history)
    {
        long first = long.MaxValue;
        for (int s = 0; s < history.SeriesCount; s++) first = Math.Min(first, history.FirstIndex(s));
        return Between(history, first, Math.Max(first, history.OriginIndex - 1));
    }

    /// <summary>Returns the first and the last day of the steps from the origin; at least one step.</summary>
    public static (int First, int Last) Ahead(RegularPanel history, int steps) =>
        Between(history, history.OriginIndex, history.OriginIndex + Math.Max(1, steps) - 1);

    private static (int First, int Last) Between(RegularPanel history, long first, long last)
    {
        var ends = new LocalParts[2];
        history.Grid.LocalParts(first, ends.AsSpan(0, 1));
        history.Grid.LocalParts(last, ends.AsSpan(1, 1));
        return (ends[0].EpochDay, ends[1].EpochDay);
    }
}
