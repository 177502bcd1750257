using Forecasting.Time;

namespace Forecasting.Forecasters.Ensembles;

/// <summary>Forecasts the last part of a history with each member, and gathers the errors.</summary>
internal sealed class PastForecasts
{
    private const int LeastOrigins = 4;

    // Nothing beyond its origin, so that what is learnt does not hang on values that no member with a weight may need.
    private readonly RegularPanel _history;
    private readonly FitOptions _options;
    private readonly List<double>[][] _errors;
    private readonly List<int> _series = [];
    private readonly SeriesDataException?[] _faults;

    private PastForecasts(RegularPanel history, FitOptions options, int members)
    {
        _history = FutureCells.Without(history);
        _options = options;
        _faults = new SeriesDataException?[members];
        _errors = new List<double>[members][];
        for (int m = 0; m < members; m++) _errors[m] = [.. Enumerable.Range(0, options.Quantiles.Count + 1).Select(_ => new List<double>())];
    }

    /// <summary>Gets the places of the members that could forecast.</summary>
    public List<int> Places { get; } = [];

    /// <summary>Gets why members could not.</summary>
    public IReadOnlyList<SeriesDataException?> Faults => _faults;

    /// <summary>Gets the errors of the members of <see cref="Places"/>; null where there are none.</summary>
    public MemberErrors? Errors { get; private set; }

    /// <summary>Fits the members to the history less its last part, and forecasts that from rolling origins a day apart, at the hour of the real origin.</summary>
    /// <returns>The forecasts; null where the history is too short for them.</returns>
    public static PastForecasts? Of(
        RegularPanel history, IReadOnlyList<Forecaster> members, int mostOrigins, FitOptions options, CancellationToken cancellationToken)
    {
        int stride = Math.Max(1, history.Frequency.StepsPerDay);
        int longest = 0;
        for (int s = 0; s < history.SeriesCount; s++) longest = Math.Max(longest, history.HistoryLength(s));
        int origins = Math.Min(mostOrigins, longest / 3 / stride);
        if (origins < Math.Min(LeastOrigins, mostOrigins)) return null;
        var past = new PastForecasts(history, options, members.Count);
        past.Run(members, (origins, stride), cancellationToken);
        return past;
    }

    private void Run(IReadOnlyList<Forecaster> members, (int Count, int Stride) origins, CancellationToken cancellationToken)
    {
        int steps = _options.Horizon.MaxSteps(_history.Grid);
        long first = _history.OriginIndex - ((long)origins.Count * origins.Stride);
        // Months and clock changes: the horizon from an earlier origin may have a step more or less.
        FitOptions options = _options with { Horizon = Horizon.Steps(steps) };
        MemberFits fits = MemberFits.Run(members, _history.AsOf(first, cancellationToken), options, cancellationToken);
        for (int m = 0; m < members.Count; m++) _faults[m] = fits.Faults[m];
        ForecastModel?[] models = [.. fits.Models];
        int needed = models.Max(model => model?.NeededHistory ?? 0);
        var forecasts = new List<(long Origin, int Ahead, Forecast?[] Members)>(origins.Count);
        for (int j = origins.Count; j >= 1; j--)
        {
            long origin = _history.OriginIndex - ((long)j * origins.Stride);
            RegularPanel earlier = _history.TailAsOf(origin, needed, cancellationToken);
            int ahead = (int)Math.Min(steps, _history.OriginIndex - origin);
            forecasts.Add((origin, ahead, Forecast(models, earlier, ahead, cancellationToken)));
        }

        Places.AddRange(Enumerable.Range(0, members.Count).Where(m => _faults[m] is null));
        if (Places.Count == 0) return;
        foreach ((long origin, int ahead, Forecast?[] made) in forecasts) Add(origin, ahead, made);
        if (_series.Count > 0) Errors = new MemberErrors(_options.Quantiles, Scaled());
    }

    private Forecast?[] Forecast(ForecastModel?[] models, RegularPanel history, int ahead, CancellationToken cancellationToken)
    {
        var made = new Forecast?[models.Length];
        var how = new ForecastOptions { Threads = _options.Threads, AllowsEndedSeries = true };
        for (int m = 0; m < models.Length; m++)
        {
            if (models[m] is not { } model) continue;
            try
            {
                made[m] = model.Forecast(history, Horizon.Steps(ahead), how, cancellationToken);
            }
            catch (SeriesDataException e)
            {
                (models[m], _faults[m]) = (null, e);
            }
        }

        return made;
    }

    // A case counts where the value was observed and every member has a forecast: so all are judged by the same.
    private void Add(long origin, int ahead, Forecast?[] made)
    {
        for (int s = 0; s < _history.SeriesCount; s++)
        {
            ReadOnlySpan<double> observed = _history.ObservedTarget(s);
            long first = origin - _history.FirstIndex(s);
            for (int k = 0; k < ahead; k++)
            {
                long cell = first + k;
                if (cell < 0 || cell >= observed.Length || !double.IsFinite(observed[(int)cell])) continue;
                if (!Places.TrueForAll(m => IsWhole(made[m]!, s, k))) continue;
                foreach (int m in Places) Add(_errors[m], made[m]!, (s, k), observed[(int)cell]);
                _series.Add(s);
            }
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

    private static void Add(List<double>[] errors, Forecast forecast, (int Series, int Step) at, double observed)
    {
        for (int q = 0; q < forecast.Levels.Count; q++) errors[q].Add(observed - forecast.Quantile(at.Series, q)[at.Step]);
        errors[^1].Add(observed - forecast.Point(at.Series)[at.Step]);
    }

    // Each series counts alike, whatever its unit: in units of the mean absolute error of all members on it.
    private double[][] Scaled()
    {
        double[] sums = new double[_history.SeriesCount];
        int[] counts = new int[_history.SeriesCount];
        for (int row = 0; row < _series.Count; row++)
        {
            foreach (int m in Places) sums[_series[row]] += Math.Abs(_errors[m][^1][row]);
            counts[_series[row]] += Places.Count;
        }

        return [.. Places.Select(m => _errors[m].SelectMany(slot => slot.Select((error, row) => error / Scale(_series[row]))).ToArray())];

        double Scale(int series) => sums[series] > 0 ? sums[series] / counts[series] : 1;
    }
}
