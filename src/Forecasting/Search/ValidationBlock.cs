using Forecasting.Evaluation;
using Forecasting.Time;

namespace Forecasting.Search;

/// <summary>Some past origins that share a fit, and the values that came after them.</summary>
/// <remarks>The rows that count are those where a value was observed and the seasonal naive method has a forecast: the same for every forecaster.</remarks>
internal sealed class ValidationBlock
{
    private readonly RegularPanel _history;
    private readonly FitOptions _options;
    private readonly Metric _objective;
    private readonly long[] _origins;
    private readonly Lazy<RegularPanel> _training;
    private readonly List<(int Fold, int Series, int Step)> _rows = [];
    private readonly List<double> _actuals = [];
    private readonly List<double> _scales = [];

    /// <param name="history">The whole history.</param>
    /// <param name="options">How forecasters are fitted.</param>
    /// <param name="objective">What is scored.</param>
    /// <param name="origins">The grid's indexes of the origins, the oldest first.</param>
    public ValidationBlock(RegularPanel history, FitOptions options, Metric objective, long[] origins)
    {
        _history = history;
        _options = options;
        _objective = objective;
        _origins = origins;
        _training = new Lazy<RegularPanel>(() => _history.AsOf(origins[0], CancellationToken.None));
    }

    public int Origins => _origins.Length;

    public int Rows => _rows.Count;

    /// <summary>Lays out blocks over the last part of a history, the newest first; none where it is too short.</summary>
    public static ValidationBlock[] Layout(RegularPanel history, FitOptions options, Metric objective)
    {
        const int MostOrigins = 56;
        // Origins a day apart lie at the hour of the real origin; the last lets the whole horizon be scored.
        int stride = Math.Max(1, history.Frequency.StepsPerDay);
        int steps = options.Horizon.MaxSteps(history.Grid);
        int newest = (steps + stride - 1) / stride;
        int longest = 0;
        for (int s = 0; s < history.SeriesCount; s++) longest = Math.Max(longest, history.HistoryLength(s));
        int origins = Math.Min(MostOrigins, (longest / 2 / stride) - newest + 1);
        if (origins < 1) return [];
        // What is chosen must not hang on values beyond the origin, which what is chosen may say that it does not need.
        RegularPanel seen = FutureCells.Without(history);
        int count = origins >= 16 ? 4 : origins >= 4 ? 2 : 1;
        int each = origins / count;
        var blocks = new ValidationBlock[count];
        for (int b = 0; b < count; b++)
        {
            long last = history.OriginIndex - ((newest + ((long)b * each)) * stride);
            blocks[b] = new ValidationBlock(seen, options, objective, [.. Enumerable.Range(0, each).Select(i => last - ((long)(each - 1 - i) * stride))]);
        }

        return blocks;
    }

    /// <summary>Fits the seasonal naive method, and finds the rows that count.</summary>
    public void Begin(Forecaster baseline, CancellationToken cancellationToken)
    {
        Forecast[] forecasts = Run(baseline, 1, cancellationToken);
        for (int fold = 0; fold < _origins.Length; fold++)
        {
            for (int s = 0; s < _history.SeriesCount; s++) Begin(forecasts[fold], fold, s);
        }
    }

    /// <summary>Fits a forecaster before the first origin, and forecasts from each.</summary>
    public RecordedForecast Record(Forecaster forecaster, int threads, CancellationToken cancellationToken)
    {
        Forecast[] forecasts = Run(forecaster, threads, cancellationToken);
        double[][] values = new double[_options.Quantiles.Count + 1][];
        for (int q = 0; q < values.Length; q++)
        {
            values[q] = new double[_rows.Count];
            for (int row = 0; row < _rows.Count; row++)
            {
                (int fold, int series, int step) = _rows[row];
                values[q][row] = q < _options.Quantiles.Count ? forecasts[fold].Quantile(series, q)[step] : forecasts[fold].Point(series)[step];
            }
        }

        return new RecordedForecast(values);
    }

    /// <summary>Adds the rows to a score.</summary>
    public void Add(RecordedForecast forecast, MetricAccumulator score)
    {
        QuantileLevels levels = _options.Quantiles;
        double[] quantiles = new double[levels.Count];
        for (int row = 0; row < _rows.Count; row++)
        {
            for (int q = 0; q < quantiles.Length; q++) quantiles[q] = forecast.Values[q][row];
            ScoredPoint point = quantiles.Length == 0
                ? new ScoredPoint(_actuals[row], forecast.Points[row])
                : new ScoredPoint(_actuals[row], forecast.Points[row], levels, quantiles);
            score.Add(point with { Scale = _scales[row] });
        }
    }

    private void Begin(Forecast baseline, int fold, int series)
    {
        long origin = _origins[fold] - _history.FirstIndex(series);
        ReadOnlySpan<double> observed = _history.ObservedTarget(series);
        if (origin <= 0 || origin >= observed.Length) return;
        ReadOnlySpan<CellState> states = _history.TargetStates(series);
        double scale = _objective.ScaleFrom(observed[..(int)origin]);
        for (int step = 0; step < baseline.Steps && origin + step < observed.Length; step++)
        {
            int cell = (int)origin + step;
            bool counts = double.IsFinite(observed[cell]) && (states[cell] & (CellState.Imputed | CellState.Masked | CellState.Duplicated)) == 0;
            if (!counts || !IsWhole(baseline, series, step)) continue;
            _rows.Add((fold, series, step));
            _actuals.Add(observed[cell]);
            _scales.Add(scale);
        }
    }

    private static bool IsWhole(Forecast forecast, int series, int step)
    {
        for (int q = 0; q < forecast.Levels.Count; q++)
        {
            if (!double.IsFinite(forecast.Quantile(series, q)[step])) return false;
        }

        return double.IsFinite(forecast.Point(series)[step]);
    }

    private Forecast[] Run(Forecaster forecaster, int threads, CancellationToken cancellationToken)
    {
        int most = _options.Horizon.MaxSteps(_history.Grid);
        FitOptions options = _options with { Horizon = Horizon.Steps(most), Threads = threads, Progress = null };
        ForecastModel model = forecaster.Fit(_training.Value, options, cancellationToken);
        var how = new ForecastOptions { Threads = threads, AllowsEndedSeries = true };
        var forecasts = new Forecast[_origins.Length];
        for (int fold = 0; fold < forecasts.Length; fold++)
        {
            RegularPanel past = _history.TailAsOf(_origins[fold], model.NeededHistory, cancellationToken);
            int steps = _options.Horizon.StepsFrom(past.Grid, past.OriginIndex);
            forecasts[fold] = model.Forecast(past, Horizon.Steps(steps), how, cancellationToken);
        }

        return forecasts;
    }
}
