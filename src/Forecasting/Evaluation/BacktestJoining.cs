using System.Runtime.InteropServices;

namespace Forecasting.Evaluation;

/// <summary>Joins backtests that were run apart.</summary>
public static class BacktestJoining
{
    extension(IReadOnlyList<BacktestResult> parts)
    {
        /// <summary>Joins backtests of one forecaster on the same series, by several plans, so that they are scored and compared as one.</summary>
        /// <returns>The folds of all, in their order, numbered anew; the seconds are summed.</returns>
        /// <exception cref="ArgumentException">There is no part, one does not begin after the one before, or they differ in series, grid or levels.</exception>
        public BacktestResult Join()
        {
            ArgumentNullException.ThrowIfNull(parts);
            if (parts.Count == 0) throw new ArgumentException("There is no backtest to join.", nameof(parts));
            for (int i = 1; i < parts.Count; i++) Check(parts[i - 1], parts[i]);
            (Fold Fold, Forecast Forecast)[] folds = [.. parts.SelectMany(part => part.Folds.Select(fold => (fold, part.ForecastOf(fold.Index))))];
            return new BacktestResult(parts[^1].Name, parts[^1].Panel, [.. folds.Select((one, i) => one.Fold with { Index = i })], [.. folds.Select(one => one.Forecast)])
            {
                FitSeconds = parts.Sum(part => part.FitSeconds),
                ForecastSeconds = parts.Sum(part => part.ForecastSeconds),
            };
        }
    }

    private static void Check(BacktestResult before, BacktestResult after)
    {
        if (after.Folds[0].OriginIndex <= before.Folds[^1].OriginIndex)
            throw new ArgumentException($"Backtests are joined in order of time; one from {after.Folds[0].Origin} comes after one to {before.Folds[^1].Origin}.");
        (RegularPanel one, RegularPanel other) = (before.Panel, after.Panel);
        bool isSame = one.Keys.SequenceEqual(other.Keys) && one.Grid == other.Grid && before.ForecastOf(0).Levels.Equals(after.ForecastOf(0).Levels)
            && Enumerable.Range(0, one.SeriesCount).All(s => one.FirstIndex(s) == other.FirstIndex(s) && IsSame(one.ObservedTarget(s), other.ObservedTarget(s)));
        if (!isSame) throw new ArgumentException("Backtests are joined where they are of the same series, grid and quantile levels; these differ.");
    }

    // To the bit, so that what is missing in both is the same.
    private static bool IsSame(ReadOnlySpan<double> one, ReadOnlySpan<double> other) => MemoryMarshal.AsBytes(one).SequenceEqual(MemoryMarshal.AsBytes(other));
}
