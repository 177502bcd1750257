using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Forecasting.Time;

namespace Forecasting.Evaluation;

/// <summary>Backtests forecasters from rolling origins.</summary>
public static class Backtesting
{
    extension(Forecaster forecaster)
    {
        /// <summary>Forecasts the past from rolling origins, each from what was known then, and keeps what was forecast beside what came.</summary>
        /// <param name="panel">The panel; its columns known in advance are given to the forecaster beyond each origin.</param>
        /// <param name="plan">The origins.</param>
        /// <param name="options">Quantile levels, seed, threads, progress; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The forecasts, ready to be scored.</returns>
        /// <exception cref="ArgumentException">The panel is too short for the plan (BKT-001).</exception>
        public BacktestResult Backtest(
            RegularPanel panel, RollingOrigin plan, BacktestOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(forecaster);
            ArgumentNullException.ThrowIfNull(panel);
            ArgumentNullException.ThrowIfNull(plan);
            return new BacktestRun(forecaster, panel, plan.FoldsOf(panel), options ?? new BacktestOptions()).Run(cancellationToken);
        }
    }

    private sealed class BacktestRun(Forecaster forecaster, RegularPanel panel, IReadOnlyList<Fold> folds, BacktestOptions options)
    {
        private readonly Forecast[] _forecasts = new Forecast[folds.Count];
        private long _fitTicks;
        private long _forecastTicks;
        private int _done;

        public BacktestResult Run(CancellationToken cancellationToken)
        {
            int[] starts = [.. folds.Where(fold => fold.IsRefit).Select(fold => fold.Index), folds.Count];
            int groups = starts.Length - 1;
            // Folds that share a fit stay together; each fit then works on one thread unless there is only one.
            int inner = groups == 1 ? options.Threads : 1;
            var work = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
            var faults = new ExceptionDispatchInfo?[groups];
            Parallel.For(0, groups, work, (group, state) =>
            {
                try
                {
                    RunGroup(starts[group], starts[group + 1], inner, cancellationToken);
                }
#pragma warning disable CA1031 // Whatever it is, it is thrown again below.
                catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    faults[group] = ExceptionDispatchInfo.Capture(e);
                    state.Break();
                }
            });

            // Older folds still run after a break: so the oldest fault is thrown, the same for the same data.
            Array.Find(faults, fault => fault is not null)?.Throw();
            return new BacktestResult(forecaster.Name, panel, folds, _forecasts)
            {
                FitSeconds = Stopwatch.GetElapsedTime(0, _fitTicks).TotalSeconds,
                ForecastSeconds = Stopwatch.GetElapsedTime(0, _forecastTicks).TotalSeconds,
            };
        }

        private void RunGroup(int from, int to, int threads, CancellationToken cancellationToken)
        {
            int ahead = 0;
            for (int i = from; i < to; i++) ahead = Math.Max(ahead, folds[i].StepsAhead);
            var fit = new FitOptions { Horizon = Horizon.Steps(ahead), Quantiles = options.Quantiles, Seed = options.Seed, Threads = threads };
            ForecastModel? model = null;
            for (int i = from; i < to; i++)
            {
                RegularPanel history = panel.AsOf(folds[i].OriginIndex, cancellationToken);
                long start = Stopwatch.GetTimestamp();
                model ??= forecaster.Fit(history, fit, cancellationToken);
                long fitted = Stopwatch.GetTimestamp();
                _forecasts[i] = model.Forecast(history, Horizon.Steps(folds[i].StepsAhead), new ForecastOptions { Threads = threads, AllowsEndedSeries = true }, cancellationToken);
                Interlocked.Add(ref _fitTicks, fitted - start);
                Interlocked.Add(ref _forecastTicks, Stopwatch.GetTimestamp() - fitted);
                options.Progress?.Report(new ForecastProgress($"backtest {forecaster.Name}", Interlocked.Increment(ref _done), folds.Count));
            }
        }
    }
}
