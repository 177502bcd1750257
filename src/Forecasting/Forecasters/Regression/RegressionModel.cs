using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Forecasting.Features;
using Forecasting.Forecasters.Naive;

namespace Forecasting.Forecasters.Regression;

/// <summary>A fitted regression: blocks of steps, each with its features and its models.</summary>
internal sealed class RegressionModel : PointModel
{
    private readonly IReadOnlyList<BlockModel> _blocks;
    private readonly Dictionary<SeriesKey, int> _places;
    private readonly TargetScale[] _scales;

    private readonly int _season;
    private readonly SeasonalAverageModel _fallback;

    public RegressionModel(RegularPanel history, IReadOnlyList<BlockModel> blocks, TargetScale[] scales)
    {
        _blocks = blocks;
        _scales = scales;
        _places = [];
        _season = DefaultSeason.Of(history.Frequency);
        _fallback = new SeasonalAverageModel(_season, 1);
        for (int s = 0; s < history.SeriesCount; s++) _places.Add(history.Keys[s], s);
        NeededHistory = Math.Max(_fallback.NeededHistory, blocks.Max(block => block.Features.NeededHistory));
        NeedsInAdvance = ColumnNames.Create([.. blocks.SelectMany(block => block.NeedsInAdvance).Distinct()]);
    }

    [SetsRequiredMembers]
    private RegressionModel(RegressionModel other, NewSeriesPolicy newSeries)
    {
        (_blocks, _scales, _places) = (other._blocks, other._scales, other._places);
        (_season, _fallback) = (other._season, other._fallback);
        (NeededHistory, NeedsInAdvance) = (other.NeededHistory, other.NeedsInAdvance);
        (Scope, IsRecursive, Logarithm, NewSeries) = (other.Scope, other.IsRecursive, other.Logarithm, newSeries);
        FitFindings = other.FitFindings;
    }

    public override int NeededHistory { get; }

    public override ColumnNames NeedsInAdvance { get; }

    public required RegressionScope Scope { get; init; }

    public required bool IsRecursive { get; init; }

    public required bool Logarithm { get; init; }

    public required NewSeriesPolicy NewSeries { get; init; }

    public required IReadOnlyList<Finding> FitFindings { get; init; }

    public override IReadOnlyList<Finding> Findings => FitFindings;

    public override IReadOnlyList<Finding> FindingsOf(ForecastRequest request)
    {
        RegularPanel history = request.History;
        var findings = new List<Finding>();
        for (int s = 0; s < history.SeriesCount; s++)
        {
            if (WhyNot(history, s, out string code) is { } reason)
                findings.Add(Told(code, FindingSeverity.Warning, history.Keys[s], reason + "; until then its last season is repeated."));
            else if (!_places.ContainsKey(history.Keys[s]))
                findings.Add(Told("PRE-015", FindingSeverity.Information, history.Keys[s], "The series was not in the training panel; the common model forecasts it."));
        }

        foreach (FittedFeature feature in _blocks[0].Features.Features)
        {
            if (Unknown(feature, request) is { } unknown) findings.Add(unknown);
        }

        return findings;
    }

    private static Finding? Unknown(FittedFeature feature, ForecastRequest request)
    {
        RegularPanel history = request.History;
        string column = feature.LearntColumn;
        if (feature.IsOfTimeAlone)
        {
            if (history.SeriesCount == 0 || feature.UnknownCategory(history, 0, request.Steps) is not { } value) return null;
            string text = $"The time to forecast has a value of '{column}' that was not met in training, '{value}': it counts as unknown. Fit again with a history that has it.";
            return Told("FEA-020", FindingSeverity.Information, history.Keys[0], text) with { Column = column };
        }

        string?[] unknown = [.. Enumerable.Range(0, history.SeriesCount).Select(s => feature.UnknownCategory(history, s, request.Steps))];
        int first = Array.FindIndex(unknown, value => value is not null);
        if (first < 0) return null;
        int count = unknown.Count(value => value is not null);
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"{count} series have a value of '{column}' that was not met in training, the first '{unknown[first]}': it counts as unknown. Fit again with such series.");
        return Told("FEA-020", FindingSeverity.Warning, history.Keys[first], message) with { Column = column, Count = count };
    }

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        request = new ForecastRequest(PanelTail.Of(request.History, NeededHistory), request.Steps, request.Options);
        RegularPanel history = request.History;
        bool[] served = Served(history);
        TargetScale[] scales = ScalesOf(history);
        double[] points = new double[history.SeriesCount * request.Steps];
        Array.Fill(points, double.NaN);
        if (IsRecursive) Recurse(request, scales, points, cancellationToken);
        else Direct(request, scales, points, cancellationToken);
        double[]? others = served.Contains(false) ? _fallback.Forecast(request, cancellationToken) : null;
        for (int s = 0; s < history.SeriesCount; s++)
        {
            Span<double> own = points.AsSpan(s * request.Steps, request.Steps);
            for (int k = 0; k < own.Length; k++)
            {
                double other = served[s] ? double.NaN : others![(s * request.Steps) + k];
                own[k] = double.IsNaN(other) ? scales[s].Undo(own[k]) : other;
            }
        }

        return points;
    }

    internal override PointModel ForCalibration() =>
        NewSeries == NewSeriesPolicy.SeasonalNaive ? this : new RegressionModel(this, NewSeriesPolicy.SeasonalNaive);

    private void Direct(ForecastRequest request, TargetScale[] scales, double[] points, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        var source = new FeatureSource(history, Scaled(history, scales, 0));
        foreach (BlockModel block in _blocks)
        {
            if (block.Steps.First > request.Steps) break;
            int last = Math.Min(block.Steps.Last, request.Steps);
            Predict(block, FeatureRange.Ahead(history, block.Steps.First, last), source, request, (block.Steps.First, points), cancellationToken);
        }
    }

    private void Recurse(ForecastRequest request, TargetScale[] scales, double[] points, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        double[]?[] targets = Scaled(history, scales, request.Steps);
        var source = new FeatureSource(history, targets);
        for (int step = 1; step <= request.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Predict(_blocks[0], FeatureRange.Next(history, step), source, request, (step, points), cancellationToken);
            for (int s = 0; s < history.SeriesCount; s++)
            {
                long cell = history.OriginIndex - history.FirstIndex(s) + step - 1;
                if (cell >= 0 && cell < targets[s]!.Length) targets[s]![cell] = points[(s * request.Steps) + step - 1];
            }
        }
    }

    // Writes the scaled predictions of a run of steps, of the series that have a model.
    private void Predict(
        BlockModel block,
        FeatureRange range,
        FeatureSource source,
        ForecastRequest request,
        (int FirstStep, double[] Points) target,
        CancellationToken cancellationToken)
    {
        FeatureMatrix matrix = block.Features.Transform(range, source, request.Options.Threads, cancellationToken);
        FeatureFaults.RefuseInfinite(matrix, range, request.History);
        double[] predicted = new double[matrix.RowCount];
        Array.Fill(predicted, double.NaN);
        if (Scope == RegressionScope.Global) block.Models[0]!.Predict(matrix, predicted);
        else PredictLocal(block, range, matrix, request.History, predicted);

        for (int s = 0; s < range.Counts.Length; s++)
        {
            predicted.AsSpan(range.Offsets[s], range.Counts[s])
                .CopyTo(target.Points.AsSpan((s * request.Steps) + target.FirstStep - 1));
        }
    }

    private void PredictLocal(BlockModel block, FeatureRange range, FeatureMatrix matrix, RegularPanel history, double[] predicted)
    {
        for (int s = 0; s < history.SeriesCount; s++)
        {
            if (range.Counts[s] == 0 || !_places.TryGetValue(history.Keys[s], out int place)) continue;
            block.Models[place]?.Predict(
                matrix.Rows(range.Offsets[s], range.Counts[s]), predicted.AsSpan(range.Offsets[s], range.Counts[s]));
        }
    }

    // A series that was not met in training is scaled by the history it comes with.
    private TargetScale[] ScalesOf(RegularPanel history)
    {
        var scales = new TargetScale[history.SeriesCount];
        for (int s = 0; s < scales.Length; s++)
        {
            if (_places.TryGetValue(history.Keys[s], out int place) && _scales[place].IsDefined)
            {
                scales[s] = _scales[place];
                continue;
            }

            scales[s] = TargetScale.Of(history.Target(s), Logarithm);
        }

        return scales;
    }

    private static double[]?[] Scaled(RegularPanel history, TargetScale[] scales, int ahead)
    {
        double[]?[] targets = new double[history.SeriesCount][];
        for (int s = 0; s < targets.Length; s++)
        {
            double[] scaled = scales[s].Apply(history.Target(s));
            if (ahead > 0)
            {
                // The forecasts of a series that ended early still stand from the origin on.
                int origin = (int)Math.Max(0, history.OriginIndex - history.FirstIndex(s));
                double[] longer = new double[origin + ahead];
                Array.Fill(longer, double.NaN);
                scaled.CopyTo(longer, 0);
                scaled = longer;
            }

            targets[s] = scaled;
        }

        return targets;
    }

    private bool[] Served(RegularPanel history)
    {
        bool[] served = new bool[history.SeriesCount];
        for (int s = 0; s < served.Length; s++)
        {
            string? reason = WhyNot(history, s, out string code);
            served[s] = reason is null;
            if (reason is not null && NewSeries == NewSeriesPolicy.Refuse)
                throw SeriesDataException.Of(code, reason + ", or allow NewSeriesPolicy.SeasonalNaive.", history.Keys[s]);
        }

        return served;
    }

    private static Finding Told(string code, FindingSeverity severity, SeriesKey series, string message) =>
        new() { Code = code, Severity = severity, Series = series, Message = message };

    private string? WhyNot(RegularPanel history, int series, out string code)
    {
        bool isKnown = _places.TryGetValue(history.Keys[series], out int place);
        code = "PRE-014";
        if (Scope == RegressionScope.Local && !isKnown)
            return "The series has no model: it was not in the training panel. Fit again with it, use RegressionScope.Global";
        if (Scope == RegressionScope.Local && _blocks.Any(block => block.Models[place] is null))
            return "The series has no model: it had too few rows in the training panel. Lower MinimumRows, use RegressionScope.Global";

        // The cells that the model looks at, whether the panel was cut down to them or not.
        long cells = history.OriginIndex - history.FirstIndex(series);
        int from = (int)Math.Clamp(cells - NeededHistory, 0, history.HistoryLength(series));
        ReadOnlySpan<double> target = history.Target(series)[from..];
        int values = 0, last = -1;
        for (int i = 0; i < target.Length; i++)
        {
            if (double.IsNaN(target[i])) continue;
            values++;
            last = i;
        }

        code = "PRE-011";
        if (values < _season)
            return $"The series has {values} values in the last {NeededHistory} steps, and at least a season of {_season} is needed. Give more history";
        code = "PRE-012";
        long gap = cells - from - last - 1;
        return gap >= _season
            ? $"The last value of the series lies {gap} steps before the origin {history.Origin}, a season of {_season} or more. Give newer history, leave the series out"
            : null;
    }
}
