using Forecasting.Numerics;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Learns the signals of the series of a panel: of each its own, or one that all share.</summary>
internal sealed class SsaTraining
{
    // A series with fewer values has no signal to speak of.
    private const int LeastValues = 2 * SsaSeries.ShortestWindow;

    private readonly RegularPanel _history;
    private readonly double[][] _series;
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
        _series = series;
        _settings = settings;
        _options = run.Options;
        _ranks = new RankChoice(run.Steps, Math.Max(1, history.Frequency.StepsPerDay));
    }

    /// <summary>Learns the signal of each series.</summary>
    /// <returns>A model for each series, null where it is too short for one.</returns>
    public SsaSeriesModel?[] Local(CancellationToken cancellationToken)
    {
        var models = new SsaSeriesModel?[_series.Length];
        var work = new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, models.Length, work, s => models[s] = LocalOf(s, cancellationToken));
        return models;
    }

    /// <summary>Learns the signal that all series share: multivariate singular spectrum analysis, the trajectory matrices side by side.</summary>
    /// <remarks>Each series weighs alike: it is brought to one standard deviation. Golyandina, Korobeynikov, Shlemov and Usevich, J. Stat. Soft. 67 (2015).</remarks>
    /// <returns>A model for each series, null where no value is known of it.</returns>
    public SsaSeriesModel?[] Shared(CancellationToken cancellationToken)
    {
        var scales = new SsaScale?[_series.Length];
        var known = new List<double[]>();
        int longest = 0;
        for (int s = 0; s < scales.Length; s++)
        {
            scales[s] = SsaScale.Of(_series[s]);
            if (scales[s] is { IsConstant: false }) longest = Math.Max(longest, Trim(_series[s]).Length);
        }

        int window = _settings.WindowFor(_history.Frequency, longest);
        for (int s = 0; s < scales.Length; s++)
        {
            if (scales[s] is not { IsConstant: false } scale) continue;
            double[] values = scale.Apply(Trim(_series[s]));
            if (values.Length < 2 * window) continue;
            GapFilling.Fill(values, window, _settings.Rank, cancellationToken);
            Standardise(values);
            known.Add(values);
        }

        SignalSpace? space = known.Count == 0 ? null : SpaceOf(known, window, cancellationToken);
        var models = new SsaSeriesModel?[_series.Length];
        for (int s = 0; s < models.Length; s++)
        {
            if (scales[s] is { } scale && (scale.IsConstant || space is not null))
                models[s] = new SsaSeriesModel(scale, scale.IsConstant ? null : space, _settings);
        }

        return models;
    }

    private SsaSeriesModel? LocalOf(int series, CancellationToken cancellationToken)
    {
        double[] trimmed = Trim(_series[series]);
        if (SsaScale.Of(trimmed) is not { } scale) return null;
        if (scale.IsConstant) return new SsaSeriesModel(scale, null, _settings);
        int window = _settings.WindowFor(_history.Frequency, trimmed.Length);
        if (_settings.Window is not null) CheckLength(series, trimmed.Length, window);
        if (trimmed.Length < LeastValues) return null;
        double[] values = scale.Apply(trimmed);
        GapFilling.Fill(values, window, _settings.Rank is { } rank ? Math.Min(rank, window - 1) : null, cancellationToken);
        return SpaceOf([values], window, cancellationToken) is { } space ? new SsaSeriesModel(scale, space, _settings) : null;
    }

    private SignalSpace? SpaceOf(IReadOnlyList<double[]> values, int window, CancellationToken cancellationToken)
    {
        int rank = Math.Min(window - 1, _settings.Rank ?? _ranks.Choose(values, window, cancellationToken));
        (_, double[][] vectors) = TrajectorySpace.Leading(values, window, rank, cancellationToken);
        return SignalSpace.Of(vectors);
    }

    private void CheckLength(int series, int length, int window)
    {
        if (length >= 2L * window) return;
        throw SeriesDataException.Of(
            "SSA-001",
            $"A window of {window} needs a series of at least {2L * window} values, and this one has {length}; " +
            $"give a window of at most {Math.Max(SsaSeries.ShortestWindow, length / 2)}, or none to have it chosen, or more history.",
            _history.Keys[series],
            column: _history.Schema.Target);
    }

    // What lies between the first and the last known value.
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
