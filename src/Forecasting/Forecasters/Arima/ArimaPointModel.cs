using System.Globalization;
using Forecasting.Features;
using Forecasting.Forecasters.Naive;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Arima;

/// <summary>The ARIMA models of the series of a panel.</summary>
internal sealed class ArimaPointModel : PointModel
{
    private readonly Dictionary<SeriesKey, ArimaSeriesModel?> _models = [];
    private readonly FittedFeatureSet? _features;
    private readonly SeasonalAverageModel _fallback;
    private readonly int _window;

    private ArimaPointModel(RegularPanel history, ArimaSeriesModel?[] models, FittedFeatureSet? features, ColumnNames needs)
    {
        _features = features;
        NeedsInAdvance = needs;
        _fallback = new SeasonalAverageModel(DefaultSeason.Of(history.Frequency), 1);
        for (int s = 0; s < models.Length; s++) _models.Add(history.Keys[s], models[s]);
        _window = models.Max(model => model?.NeededHistory ?? 0);
        NeededHistory = Math.Max(_window + (features?.NeededHistory ?? 0), _fallback.NeededHistory);
        Findings = Told(history, models);
    }

    public override int NeededHistory { get; }

    public override ColumnNames NeedsInAdvance { get; }

    public override IReadOnlyList<Finding> Findings { get; }

    /// <summary>Learns the models.</summary>
    /// <param name="history">The panel.</param>
    /// <param name="regressors">The regressors; may be none.</param>
    /// <param name="how">What was set, and the options of the fit.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static ArimaPointModel Learn(
        RegularPanel history, FeatureSet regressors, (ArimaSettings Settings, FitOptions Options) how, CancellationToken cancellationToken)
    {
        FittedFeatureSet? features = regressors.Count == 0 ? null : regressors.Fit(history);
        FeatureRange range = FeatureRange.History(history);
        FeatureMatrix? matrix = features?.Transform(range, new FeatureSource(history), how.Options.Threads, cancellationToken);
        if (matrix is not null) FeatureFaults.RefuseInfinite(matrix, range, history);
        var models = new ArimaSeriesModel?[history.SeriesCount];
        var work = new ParallelOptions { MaxDegreeOfParallelism = how.Options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, models.Length, work, s =>
        {
            FeatureMatrix? rows = matrix?.Rows(range.Offsets[s], range.Counts[s]);
            models[s] = ArimaSeriesModel.Learn(history.Target(s), rows, (history.FirstIndex(s), how.Settings), cancellationToken);
        });
        return new ArimaPointModel(history, models, features, regressors.NeedsInAdvance);
    }

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        int steps = request.Steps;
        double[] points = _fallback.Forecast(request, cancellationToken);
        FeatureRange range = FeatureRange.Around(history, _window, steps);
        FeatureMatrix? matrix = _features?.Transform(range, new FeatureSource(history), request.Options.Threads, cancellationToken);
        if (matrix is not null) FeatureFaults.RefuseInfinite(matrix, range, history);
        var work = new ParallelOptions { MaxDegreeOfParallelism = request.Options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, history.SeriesCount, work, s =>
        {
            if (_models.GetValueOrDefault(history.Keys[s]) is not { } model || range.Counts[s] == 0) return;
            FeatureMatrix? rows = matrix?.Rows(range.Offsets[s], range.Counts[s]);
            double[] tail = Tail(history, s, (range.From[s], range.Counts[s] - steps));
            int passed = Math.Max(0, tail.Length - model.NeededHistory);
            rows = rows?.Rows(passed, rows.RowCount - passed);
            model.Continue(tail.AsSpan(passed), rows, history.FirstIndex(s) + range.From[s] + passed, points.AsSpan(s * steps, steps));
        });
        return points;
    }

    // The values before the origin, missing where the series ended before it.
    private static double[] Tail(RegularPanel history, int series, (int From, int Count) cells)
    {
        double[] tail = new double[cells.Count];
        Array.Fill(tail, double.NaN);
        ReadOnlySpan<double> target = history.Target(series);
        if (cells.From < target.Length) target[cells.From..].CopyTo(tail);
        return tail;
    }

    // Which orders the series have, the most frequent first.
    private static List<Finding> Told(RegularPanel history, ArimaSeriesModel?[] models)
    {
        var findings = new List<Finding>();
        foreach (IGrouping<string, int> group in Enumerable.Range(0, models.Length)
            .GroupBy(s => models[s]?.Order.ToString() ?? "", StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            bool isShort = group.Key.Length == 0;
            int count = group.Count();
            string those = count == 1 ? "1 series" : string.Create(CultureInfo.InvariantCulture, $"{count} series");
            findings.Add(new Finding
            {
                Code = isShort ? "ARI-002" : "ARI-001",
                Severity = isShort ? FindingSeverity.Warning : FindingSeverity.Information,
                Series = history.Keys[group.First()],
                Count = count,
                Message = isShort
                    ? $"{those} too short for a model; the last season is repeated. Give more history, or a smaller order."
                    : $"{those} modelled by {group.Key}.",
            });
        }

        return findings;
    }
}
