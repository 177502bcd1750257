using Forecasting.Time;
using NodaTime;

namespace Forecasting.Evaluation.Peaks;

/// <summary>Scores how well backtests forecast the peaks of days.</summary>
public static class BacktestPeaks
{
    extension(BacktestResult result)
    {
        /// <summary>Compares the peak of each local day with its forecast: its size, its time, and which steps are the highest.</summary>
        /// <param name="top">How many of the highest steps are looked for, from 1 to 12: of hours, hours. The default is 3.</param>
        /// <returns>The days and their scores.</returns>
        /// <remarks>
        /// Days are those of the panel's zone, with 23 or 25 hours where clocks change; only days that lie whole in a fold, and were observed
        /// whole, are scored. Equal values are taken in order of time. Where folds overlap, a day is scored once for each.
        /// </remarks>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is out of its range.</exception>
        /// <exception cref="ArgumentException">A day of the panel has fewer than two steps, or not more than <paramref name="top"/>.</exception>
        public PeakReport Peaks(int top = 3)
        {
            ArgumentNullException.ThrowIfNull(result);
            ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(top, 12);
            if (result.Panel.Frequency.StepsPerDay <= Math.Max(1, top))
                throw new ArgumentException($"The {top} highest steps of a day were asked for, and a day has {result.Panel.Frequency.StepsPerDay} of {result.Panel.Frequency}.", nameof(top));
            return new PeakSearch(result, top).Run();
        }
    }

    private sealed class PeakSearch(BacktestResult result, int top)
    {
        private readonly List<DayPeak> _days = [];
        private int _excluded;
        private int _missing;

        public PeakReport Run()
        {
            // Null where a series is not scored in a fold.
            double[]?[][] actuals = [.. result.Folds.Select(_ => new double[]?[result.Keys.Count])];
            result.Visit(null, (fold, series, step, in point) =>
            {
                double[] values = actuals[fold][series] ??= Nothing(result.Folds[fold].Steps);
                values[step] = point.IsImputed ? double.NaN : point.Actual;
            });
            foreach (Fold fold in result.Folds)
            {
                (LocalDate Date, int First, int Count)[] days = [.. WholeDays(fold)];
                for (int s = 0; s < result.Keys.Count; s++)
                {
                    if (actuals[fold.Index][s] is not { } values) continue;
                    ReadOnlySpan<double> points = result.ForecastOf(fold.Index).Point(s).Slice(fold.FirstStep, fold.Steps);
                    foreach ((LocalDate date, int first, int count) in days) Add((fold, s, date, first), values.AsSpan(first, count), points.Slice(first, count));
                }
            }

            return new PeakReport { Days = _days, Top = top, Excluded = _excluded, Missing = _missing };
        }

        private void Add((Fold Fold, int Series, LocalDate Date, int First) at, ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
        {
            if (Holds(actual))
            {
                _excluded++;
                return;
            }

            if (Holds(forecast))
            {
                _missing++;
                return;
            }

            (int[] highest, int[] foretold) = (Highest(actual), Highest(forecast));
            long index = at.Fold.OriginIndex + at.Fold.FirstStep + at.First;
            _days.Add(new DayPeak
            {
                Key = result.Keys[at.Series],
                Date = at.Date,
                Fold = at.Fold.Index,
                Actual = actual[highest[0]],
                Forecast = forecast[foretold[0]],
                ActualTime = result.Panel.Grid.InstantAt(index + highest[0]),
                ForecastTime = result.Panel.Grid.InstantAt(index + foretold[0]),
                Hits = highest.Intersect(foretold).Count(),
            });
        }

        private IEnumerable<(LocalDate Date, int First, int Count)> WholeDays(Fold fold)
        {
            TimeGrid grid = result.Panel.Grid;
            long first = fold.OriginIndex + fold.FirstStep;
            for (LocalDate date = grid.LocalAt(first).Date; ; date = date.PlusDays(1))
            {
                long start = grid.CeilingIndex(grid.Zone.AtStartOfDay(date).ToInstant());
                long end = grid.CeilingIndex(grid.Zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
                if (end > first + fold.Steps) yield break;
                if (start >= first) yield return (date, (int)(start - first), (int)(end - start));
            }
        }

        private int[] Highest(ReadOnlySpan<double> values)
        {
            double[] kept = values.ToArray();
            return [.. Enumerable.Range(0, kept.Length).OrderByDescending(i => kept[i]).Take(top)];
        }

        private static bool Holds(ReadOnlySpan<double> values)
        {
            foreach (double value in values)
            {
                if (!double.IsFinite(value)) return true;
            }

            return false;
        }

        private static double[] Nothing(int count)
        {
            double[] values = new double[count];
            Array.Fill(values, double.NaN);
            return values;
        }
    }
}
