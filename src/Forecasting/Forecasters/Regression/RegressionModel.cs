using Forecasting.Features;

namespace Forecasting.Forecasters.Regression;

/// <summary>A fitted regression: blocks of steps, each with its features and its models.</summary>
internal sealed class RegressionModel : PointModel
{
    private readonly IReadOnlyList<BlockModel> _blocks;
    private readonly Dictionary<SeriesKey, int> _places = [];
    private readonly TargetScale[] _scales;

    public RegressionModel(RegularPanel history, IReadOnlyList<BlockModel> blocks, TargetScale[] scales)
    {
        _blocks = blocks;
        _scales = scales;
        for (int s = 0; s < history.SeriesCount; s++) _places.Add(history.Keys[s], s);
        NeededHistory = blocks.Max(block => block.Features.NeededHistory + block.Steps.Last);
        NeedsInAdvance = ColumnNames.Create([.. blocks.SelectMany(block => block.NeedsInAdvance).Distinct()]);
    }

    public override int NeededHistory { get; }

    public override ColumnNames NeedsInAdvance { get; }

    public required RegressionScope Scope { get; init; }

    public required bool IsRecursive { get; init; }

    public required bool Logarithm { get; init; }

    public required NewSeriesPolicy NewSeries { get; init; }

    /// <summary>Gets what forecasts a series without a model of its own.</summary>
    public required PointModel Fallback { get; init; }

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        TargetScale[] scales = ScalesOf(history);
        double[] points = new double[history.SeriesCount * request.Steps];
        Array.Fill(points, double.NaN);
        if (IsRecursive) Recurse(request, scales, points, cancellationToken);
        else Direct(request, scales, points, cancellationToken);
        for (int s = 0; s < history.SeriesCount; s++)
        {
            Span<double> own = points.AsSpan(s * request.Steps, request.Steps);
            for (int k = 0; k < own.Length; k++) own[k] = scales[s].Undo(own[k]);
        }

        FillUnserved(request, points, cancellationToken);
        return points;
    }

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
            Predict(_blocks[0], FeatureRange.Ahead(history, step, step), source, request, (step, points), cancellationToken);
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

    private void FillUnserved(ForecastRequest request, double[] points, CancellationToken cancellationToken)
    {
        double[]? fallback = null;
        for (int s = 0; s < request.History.SeriesCount; s++)
        {
            Span<double> own = points.AsSpan(s * request.Steps, request.Steps);
            if (!own.Contains(double.NaN)) continue;
            if (NewSeries == NewSeriesPolicy.Refuse)
            {
                throw SeriesDataException.Of(
                    "PRE-014",
                    "The series has no model: it was not in the training panel, or was too short there. Fit again with it, use RegressionScope.Global, or allow NewSeriesPolicy.SeasonalNaive.",
                    request.History.Keys[s]);
            }

            fallback ??= Fallback.Forecast(request, cancellationToken);
            fallback.AsSpan(s * request.Steps, request.Steps).CopyTo(own);
        }
    }
}
