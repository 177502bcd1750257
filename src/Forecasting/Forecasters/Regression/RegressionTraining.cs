using Forecasting.Features;

namespace Forecasting.Forecasters.Regression;

/// <summary>The rows that a regression learns from: scaled targets, weights, and which cells count.</summary>
internal sealed class RegressionTraining
{
    // Cells whose value is no observation teach nothing.
    private const CellState NotObserved = CellState.Inserted | CellState.Missing | CellState.Masked | CellState.Imputed;

    // One row has no spread.
    private const int LeastRows = 2;

    private readonly RegularPanel _history;
    private readonly double? _halfLifeDays;
    private readonly int _minimumRows;
    private readonly double[]?[] _targets;

    public RegressionTraining(RegularPanel history, bool logarithm, double? halfLifeDays, int minimumRows)
    {
        _history = history;
        Report = new FeatureReport(history);
        _halfLifeDays = halfLifeDays;
        _minimumRows = minimumRows;
        _targets = new double[history.SeriesCount][];
        Scales = new TargetScale[history.SeriesCount];
        for (int s = 0; s < Scales.Length; s++)
        {
            ReadOnlySpan<double> target = history.Target(s);
            if (logarithm) CheckPositive(history, s, target);
            Scales[s] = TargetScale.Of(target, logarithm);
            _targets[s] = Scales[s].Apply(target);
        }
    }

    /// <summary>Gets the scale of each series of the training panel.</summary>
    public TargetScale[] Scales { get; }

    /// <summary>Gets what was met in the features.</summary>
    public FeatureReport Report { get; }

    /// <summary>Gets the panel with its scaled targets.</summary>
    public FeatureSource Source => new(_history, _targets);

    /// <summary>Computes the rows of a block of steps.</summary>
    public TrainingRows RowsOf(FittedFeatureSet features, StepBlock block, int threads, CancellationToken cancellationToken) =>
        Reported(features, RowsOf(features, FeatureRange.History(_history, block.First, block.Last), threads, cancellationToken));

    /// <summary>Computes rows of a block of steps for one model of all series: where there are too many they are drawn evenly.</summary>
    /// <remarks>Series after series, so that only the rows that are drawn are in memory at once.</remarks>
    public TrainingRows DrawnRowsOf(FittedFeatureSet features, StepBlock block, (int Maximum, int Threads) limits, CancellationToken cancellationToken)
    {
        FeatureRange range = FeatureRange.History(_history, block.First, block.Last);
        if (range.RowCount <= limits.Maximum) return RowsOf(features, block, limits.Threads, cancellationToken);
        double share = (double)limits.Maximum / range.RowCount;
        var parts = new List<TrainingRows>();
        for (int first = 0, end; first < range.Counts.Length; first = end)
        {
            end = first + 1;
            while (end < range.Counts.Length && range.Offsets[end + 1] - range.Offsets[first] <= limits.Maximum) end++;
            parts.Add(RowsOf(features, range.OfSeries(first, end), limits.Threads, cancellationToken).Draw(share));
        }

        return Reported(features, TrainingRows.Concat(parts));
    }

    private TrainingRows Reported(FittedFeatureSet features, TrainingRows rows)
    {
        Report.Add(features, rows.Matrix, rows.Kept);
        return rows;
    }

    private TrainingRows RowsOf(FittedFeatureSet features, FeatureRange range, int threads, CancellationToken cancellationToken)
    {
        FeatureMatrix matrix = features.Transform(range, Source, threads, cancellationToken);
        FeatureFaults.RefuseInfinite(matrix, range, _history);
        bool[] kept = Kept(range, features.WarmUp);
        double[] targets = new double[range.RowCount];
        double[] weights = _halfLifeDays is null ? [] : new double[range.RowCount];
        FillTargets(range, targets, weights);
        return new TrainingRows(_history, range, matrix) { Targets = targets, Weights = weights, Kept = kept };
    }

    /// <summary>Fits one model for all series, or one for each.</summary>
    public RegressorModel?[] Fit(
        TrainingRows rows, Regressor regressor, (RegressionScope Scope, FitOptions Options) how, CancellationToken cancellationToken)
    {
        if (how.Scope == RegressionScope.Global)
        {
            return FitRows(rows.Matrix, (rows.Targets, rows.Weights, rows.Kept), LeastRows, (regressor, how.Options.Seed), cancellationToken) is { } model
                ? [model]
                : throw SeriesDataException.Of(
                    "REG-002", $"There are {rows.Kept.AsSpan().Count(true)} rows to learn from; at least {LeastRows} are needed. Give more history.");
        }

        FeatureRange range = rows.Range;
        var models = new RegressorModel?[_history.SeriesCount];
        var work = new ParallelOptions { MaxDegreeOfParallelism = how.Options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, models.Length, work, s =>
        {
            Range places = range.Offsets[s]..range.Offsets[s + 1];
            (double[], double[], bool[]) own = (rows.Targets[places], rows.Weights.Length == 0 ? [] : rows.Weights[places], rows.Kept[places]);
            FeatureMatrix part = rows.Matrix.Rows(range.Offsets[s], range.Counts[s]);
            models[s] = FitRows(part, own, _minimumRows, (regressor, how.Options.Seed), cancellationToken);
        });
        return models;
    }

    // Gives null where there are too few rows.
    private static RegressorModel? FitRows(
        FeatureMatrix matrix,
        (double[] Targets, double[] Weights, bool[] Kept) rows,
        int minimumRows,
        (Regressor Regressor, int Seed) how,
        CancellationToken cancellationToken)
    {
        int usable = rows.Kept.AsSpan().Count(true);
        if (usable < minimumRows) return null;

        var data = new RegressionData(matrix.Keep(rows.Kept), TrainingRows.Keep(rows.Targets, rows.Kept))
        {
            Weights = TrainingRows.Keep(rows.Weights, rows.Kept),
            Seed = how.Seed,
        };
        return how.Regressor.Fit(data, cancellationToken);
    }

    // Refuses values that have no logarithm.
    private static void CheckPositive(RegularPanel history, int series, ReadOnlySpan<double> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            if (!(target[i] <= 0)) continue;
            throw new SeriesDataException(new Finding
            {
                Code = "REG-005",
                Severity = FindingSeverity.Error,
                Series = history.Keys[series],
                Time = history.TimeAt(series, i),
                Column = history.Schema.Target,
                Message = "The logarithm of the target was asked for, but the target is not above 0 here; forecast without it, or mask such values as missing.",
            });
        }
    }

    // The first cells of a series have no lags yet; where the series is long enough they are left out.
    private bool[] Kept(FeatureRange range, int warmUp)
    {
        bool[] kept = new bool[range.RowCount];
        for (int s = 0; s < _history.SeriesCount; s++)
        {
            ReadOnlySpan<CellState> states = _history.TargetStates(s);
            double[] target = _targets[s]!;
            int first = target.Length > 4L * warmUp ? warmUp : 0;
            for (int i = first; i < range.Counts[s]; i++)
                kept[range.Offsets[s] + i] = double.IsFinite(target[i]) && (states[i] & NotObserved) == 0;
        }

        return kept;
    }

    private void FillTargets(FeatureRange range, double[] targets, double[] weights)
    {
        double stepsPerDay = 86_400 / _history.Frequency.NominalDuration.TotalSeconds;
        for (int s = 0; s < _history.SeriesCount; s++)
        {
            int offset = range.Offsets[s];
            _targets[s].AsSpan(0, range.Counts[s]).CopyTo(targets.AsSpan(offset));
            if (weights.Length == 0) continue;
            long origin = _history.OriginIndex - _history.FirstIndex(s);
            for (int i = 0; i < range.Counts[s]; i++)
                weights[offset + i] = Math.Pow(0.5, (origin - i) / stepsPerDay / _halfLifeDays!.Value);
        }
    }
}
