using Forecasting.Time;

namespace Forecasting.Evaluation;

/// <summary>The days of a backtest's targets, numbered in order of time; where a step is a day or longer, the steps themselves.</summary>
/// <remarks>A day begins at the local time of the first step that is scored, so that a day ahead is one day whatever hour the origins lie at.</remarks>
internal sealed class TargetDays
{
    private const int MinutesPerDay = 1440;

    private readonly long[][] _numbers;
    private readonly long _first;

    /// <summary>Numbers the days.</summary>
    public TargetDays(BacktestResult result)
    {
        TimeGrid grid = result.Panel.Grid;
        bool isDaily = grid.Frequency.StepsPerDay > 1;
        int begin = isDaily ? Parts(grid, result.Folds[0].OriginIndex + result.Folds[0].FirstStep, 1)[0].MinuteOfDay : 0;
        _numbers = [.. result.Folds.Select(fold => isDaily ? Days(grid, fold, begin) : Steps(fold))];
        _first = _numbers.Min(numbers => numbers[0]);
        Count = checked((int)(_numbers.Max(numbers => numbers[^1]) - _first + 1));
        Horizon = result.Folds.Max(fold => isDaily ? DaysAhead(grid, fold) : fold.StepsAhead);
    }

    /// <summary>Gets how many days lie from the first to the last, those without a target included.</summary>
    public int Count { get; }

    /// <summary>Gets how many days ahead the furthest target lies.</summary>
    public int Horizon { get; }

    /// <summary>Gets the number of a target's day, from 0.</summary>
    public int Of(int fold, int step) => (int)(_numbers[fold][step] - _first);

    private static LocalParts[] Parts(TimeGrid grid, long index, int count)
    {
        var parts = new LocalParts[count];
        grid.LocalParts(index, parts);
        return parts;
    }

    private static long[] Days(TimeGrid grid, Fold fold, int begin) => Array.ConvertAll(
        Parts(grid, fold.OriginIndex + fold.FirstStep, fold.Steps), part => part.EpochDay - (part.MinuteOfDay < begin ? 1L : 0));

    private static long[] Steps(Fold fold)
    {
        long[] numbers = new long[fold.Steps];
        for (int step = 0; step < numbers.Length; step++) numbers[step] = fold.OriginIndex + fold.FirstStep + step;
        return numbers;
    }

    // By the clock or by what has passed, whichever is less: a clock change alone makes no day.
    private static int DaysAhead(TimeGrid grid, Fold fold)
    {
        LocalParts origin = Parts(grid, fold.OriginIndex, 1)[0];
        LocalParts end = Parts(grid, fold.OriginIndex + fold.StepsAhead, 1)[0];
        long clock = ((end.EpochDay - (long)origin.EpochDay) * MinutesPerDay) + end.MinuteOfDay - origin.MinuteOfDay;
        double passed = (grid.InstantAt(fold.OriginIndex + fold.StepsAhead) - fold.Origin).TotalMinutes;
        return Math.Max(1, (int)Math.Ceiling(Math.Min(clock, passed) / MinutesPerDay));
    }
}
