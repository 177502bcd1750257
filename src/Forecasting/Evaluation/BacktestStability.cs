using Forecasting.Numerics;

namespace Forecasting.Evaluation;

/// <summary>Measures how steady the forecasts of a backtest are.</summary>
public static class BacktestStability
{
    extension(BacktestResult result)
    {
        /// <summary>Measures by how much the forecast of a target changes from one origin to the next, where folds overlap.</summary>
        /// <returns>The mean over series and targets; targets need not be observed.</returns>
        /// <remarks>
        /// A forecast that jumps from day to day costs those who plan by it, however exact it is on average. Pairs of which one forecast is
        /// missing are left out.
        /// </remarks>
        public ForecastStability Stability()
        {
            ArgumentNullException.ThrowIfNull(result);
            (ExactSum change, ExactSum size) = (default, default);
            long count = 0;
            for (int i = 1; i < result.Folds.Count; i++)
            {
                (Fold before, Fold after) = (result.Folds[i - 1], result.Folds[i]);
                int shift = checked((int)(after.OriginIndex - before.OriginIndex));
                int first = Math.Max(before.FirstStep, after.FirstStep + shift);
                for (int s = 0; s < result.Keys.Count; s++)
                {
                    ReadOnlySpan<double> old = result.ForecastOf(i - 1).Point(s);
                    ReadOnlySpan<double> renewed = result.ForecastOf(i).Point(s);
                    for (int step = first; step < before.StepsAhead && step - shift < after.StepsAhead; step++)
                    {
                        if (double.IsNaN(old[step]) || double.IsNaN(renewed[step - shift])) continue;
                        change.Add(Math.Abs(renewed[step - shift] - old[step]));
                        size.Add(Math.Abs(renewed[step - shift]));
                        count++;
                    }
                }
            }

            return new ForecastStability
            {
                MeanAbsoluteChange = count > 0 ? change.Value / count : null,
                RelativeChange = size.Value > 0 ? change.Value / size.Value : null,
                Count = count,
            };
        }
    }
}
