using Forecasting.Numerics;

namespace Forecasting.Features;

/// <summary>The cells of each series for which features are computed: a run per series, the rows one behind the other.</summary>
internal sealed class FeatureRange
{
    private readonly Func<long, int>? _stepOf;

    private FeatureRange(int[] from, int[] counts, Func<long, int>? stepOf)
    {
        From = from;
        Counts = counts;
        _stepOf = stepOf;
        Offsets = new int[counts.Length + 1];
        for (int s = 0; s < counts.Length; s++) Offsets[s + 1] = checked(Offsets[s] + counts[s]);
    }

    /// <summary>Gets the first cell of each series.</summary>
    public int[] From { get; }

    /// <summary>Gets how many cells each series has.</summary>
    public int[] Counts { get; }

    /// <summary>Gets the first row of each series; one more than there are series.</summary>
    public int[] Offsets { get; }

    /// <summary>Gets how many rows there are.</summary>
    public int RowCount => Offsets[^1];

    /// <summary>Returns the range of every cell before the origin, each taken to lie a step ahead that its time alone decides.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="firstStep">The smallest step ahead, counted from 1.</param>
    /// <param name="lastStep">The largest step ahead.</param>
    public static FeatureRange History(RegularPanel panel, int firstStep = 1, int lastStep = 1)
    {
        int[] from = new int[panel.SeriesCount];
        int[] counts = new int[panel.SeriesCount];
        for (int s = 0; s < counts.Length; s++) counts[s] = panel.HistoryLength(s);
        int steps = lastStep - firstStep + 1;
        // A mixed step, not the step of one fixed origin a day: the hour of the day must not give the step away.
        return new FeatureRange(from, counts, index => firstStep + (int)(SplitMix.Mix(unchecked((ulong)index)) % (ulong)steps));
    }

    /// <summary>Returns the part of the range that belongs to a run of series; the others have no cells.</summary>
    /// <param name="first">The first series.</param>
    /// <param name="end">The series after the last.</param>
    public FeatureRange OfSeries(int first, int end)
    {
        int[] counts = new int[Counts.Length];
        Counts.AsSpan(first, end - first).CopyTo(counts.AsSpan(first));
        return new FeatureRange(From, counts, _stepOf);
    }

    /// <summary>Returns the range of steps beyond the origin.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="firstStep">The first step, counted from 1.</param>
    /// <param name="lastStep">The last step.</param>
    public static FeatureRange Ahead(RegularPanel panel, int firstStep, int lastStep)
    {
        int[] from = new int[panel.SeriesCount];
        int[] counts = new int[panel.SeriesCount];
        for (int s = 0; s < counts.Length; s++)
        {
            long origin = panel.OriginIndex - panel.FirstIndex(s);
            if (origin < 0) continue;
            from[s] = checked((int)origin + firstStep - 1);
            counts[s] = lastStep - firstStep + 1;
        }

        long originIndex = panel.OriginIndex;
        return new FeatureRange(from, counts, index => (int)(index - originIndex) + 1);
    }

    /// <summary>Returns the range of the last cells before the origin and of the steps beyond it; for features that do not look at the origin.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="before">How many cells before the origin; fewer where a series begins later.</param>
    /// <param name="ahead">How many steps.</param>
    public static FeatureRange Around(RegularPanel panel, int before, int ahead)
    {
        int[] from = new int[panel.SeriesCount];
        int[] counts = new int[panel.SeriesCount];
        for (int s = 0; s < counts.Length; s++)
        {
            long origin = panel.OriginIndex - panel.FirstIndex(s);
            if (origin < 0) continue;
            from[s] = checked((int)Math.Max(0, origin - before));
            counts[s] = checked((int)origin + ahead - from[s]);
        }

        return new FeatureRange(from, counts, stepOf: null);
    }

    /// <summary>Returns the range of one step beyond the origin, taken to be the next one: forecasts stand in for the steps before it.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="step">The step, counted from 1.</param>
    public static FeatureRange Next(RegularPanel panel, int step)
    {
        FeatureRange range = Ahead(panel, step, step);
        return new FeatureRange(range.From, range.Counts, _ => 1);
    }

    /// <summary>Gets how many steps ahead of their origins the cells of a run lie.</summary>
    public int[] StepsAhead(long index, int count)
    {
        int[] steps = new int[count];
        for (int i = 0; i < count; i++) steps[i] = _stepOf!(index + i);
        return steps;
    }

    /// <summary>Finds the series whose run begins at an index of the grid.</summary>
    public int FirstSeries(RegularPanel panel, long index)
    {
        for (int s = 0; s < Counts.Length; s++)
        {
            if (Counts[s] > 0 && panel.FirstIndex(s) + From[s] == index) return s;
        }

        throw new ArgumentOutOfRangeException(nameof(index), index, "No series begins here.");
    }
}
