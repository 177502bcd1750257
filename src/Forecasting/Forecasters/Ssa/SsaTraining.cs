using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Learns the signals of the series of a panel: of each its own, or one that all share.</summary>
internal sealed class SsaTraining
{
    // A series with fewer values has no signal to speak of.
    private const int LeastValues = 2 * SsaSeries.ShortestWindow;

    private readonly RegularPanel _history;

    // What lies between the first and the last known value of each series.
    private readonly double[][] _series;
    private readonly SsaScale?[] _scales;
    private readonly SsaSettings _settings;
    private readonly FitOptions _options;
    private readonly RankChoice _ranks;

    /// <param name="history">The panel.</param>
    /// <param name="series">What is learned of each series: its values, or what a regression left of them.</param>
    /// <param name="settings">How.</param>
    /// <param name="run">How many steps ahead, and the options of the fit.</param>
    public SsaTraining(RegularPanel history, double[][] series, SsaSettings settings, (int Steps, FitOptions Options) run)
    {
        _history = history;
        _series = Array.ConvertAll(series, Trim);
        _scales = Array.ConvertAll(_series, values => SsaScale.Of(values));
        _settings = settings;
        _options = run.Options;
        _ranks = new RankChoice(run.Steps, Math.Max(1, history.Frequency.StepsPerDay));
    }

    /// <summary>Learns the signal of each series.</summary>
    /// <returns>A model for each series, null where it is too short for one.</returns>
    /// <exception cref="SeriesDataException">SSA-001: a series is shorter than two windows of the length that was asked for.</exception>
    public SsaSeriesModel?[] Local(CancellationToken cancellationToken)
    {
        // Before the threads start: what one of them throws arrives in an exception of theirs.
        for (int s = 0; s < _series.Length; s++)
        {
            if (_settings is { HasExactWindow: true, Window: { } window } && HasSignal(s) && _series[s].Length < 2L * window) throw TooShort(s, window);
        }

        var models = new SsaSeriesModel?[_series.Length];
        var work = new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, models.Length, work, s => models[s] = LocalOf(s, cancellationToken));
        return models;
    }

    /// <summary>Learns the signal that all series share: multivariate singular spectrum analysis, the trajectory matrices side by side.</summary>
    /// <remarks>Each series weighs alike: it is brought to one standard deviation. Golyandina, Korobeynikov, Shlemov and Usevich, J. Stat. Soft. 67 (2015).</remarks>
    /// <returns>A model for each series, null where no value is known of it.</returns>
    /// <exception cref="SeriesDataException">SSA-001: no series has two windows of the length that was asked for.</exception>
    public SsaSeriesModel?[] Shared(CancellationToken cancellationToken)
    {
        int longest = -1;
        for (int s = 0; s < _series.Length; s++)
        {
            if (HasSignal(s) && (longest < 0 || _series[s].Length > _series[longest].Length)) longest = s;
        }

        SignalSpace? space = longest < 0 ? null : SharedSpace(longest, cancellationToken);
        var models = new SsaSeriesModel?[_series.Length];
        for (int s = 0; s < models.Length; s++)
        {
            if (_scales[s] is { } scale && (scale.IsConstant || space is not null))
                models[s] = new SsaSeriesModel(scale, scale.IsConstant ? null : space, _settings);
        }

        return models;
    }

    private SignalSpace? SharedSpace(int longest, CancellationToken cancellationToken)
    {
        int window = _settings.WindowFor(_history.Frequency, _series[longest].Length);
        if (_settings.HasExactWindow && _series[longest].Length < 2L * window) throw TooShort(longest, window);
        if (window < SsaSeries.ShortestWindow) return null;
        var known = new List<double[]>();
        for (int s = 0; s < _series.Length; s++)
        {
            if (!HasSignal(s) || _series[s].Length < 2L * window) continue;
            double[] values = Filled(s, window, cancellationToken);
            Standardise(values);
            known.Add(values);
        }

        return SpaceOf(known, window, cancellationToken);
    }

    private SsaSeriesModel? LocalOf(int series, CancellationToken cancellationToken)
    {
        if (_scales[series] is not { } scale) return null;
        if (scale.IsConstant) return new SsaSeriesModel(scale, null, _settings);
        int length = _series[series].Length;
        if (length < LeastValues) return null;
        int window = _settings.WindowFor(_history.Frequency, length);
        return new SsaSeriesModel(scale, SpaceOf([Filled(series, window, cancellationToken)], window, cancellationToken), _settings);
    }

    private bool HasSignal(int series) => _scales[series] is { IsConstant: false };

    // On its scale, without gaps.
    private double[] Filled(int series, int window, CancellationToken cancellationToken)
    {
        double[] values = _scales[series]!.Value.Apply(_series[series]);
        GapFilling.Fill(values, window, _settings.Rank is { } rank ? Math.Min(rank, window - 1) : null, cancellationToken);
        return values;
    }

    private SignalSpace? SpaceOf(IReadOnlyList<double[]> values, int window, CancellationToken cancellationToken)
    {
        int rank = Math.Min(window - 1, _settings.Rank ?? _ranks.Choose(values, window, cancellationToken));
        (_, double[][] vectors) = TrajectorySpace.Leading(values, window, rank, cancellationToken);
        return SignalSpace.Of(vectors);
    }

    private SeriesDataException TooShort(int series, int window) => SeriesDataException.Of(
        "SSA-001",
        $"{SsaSeries.TooShort(_series[series].Length, window)}; without a window one is chosen, or the seasonal naive method stands in.",
        _history.Keys[series],
        column: _history.Schema.Target);

    private static double[] Trim(double[] series)
    {
        int first = Array.FindIndex(series, value => !double.IsNaN(value));
        if (first < 0) return [];
        int last = Array.FindLastIndex(series, value => !double.IsNaN(value));
        return series[first..(last + 1)];
    }

    private static void Standardise(double[] values)
    {
        double spread = Math.Sqrt(FixedLanes.Dot(values, values) / values.Length);
        if (spread == 0) return;
        for (int i = 0; i < values.Length; i++) values[i] /= spread;
    }
}
