using Forecasting.Forecasters.Naive;

namespace Forecasting.Forecasters.Decomposition;

/// <summary>Decomposes the last cells of each series and continues the parts.</summary>
internal sealed class MstlPointModel : PointModel
{
    private readonly SeasonalAdjustment _adjustment;
    private readonly ForecastModel? _rest;
    private readonly SeasonalAverageModel _fallback;

    /// <param name="adjustment">How the seasons are taken off.</param>
    /// <param name="rest">What forecasts the rest; null for a fading trend and an autoregression.</param>
    public MstlPointModel(SeasonalAdjustment adjustment, ForecastModel? rest)
    {
        _adjustment = adjustment;
        _rest = rest;
        _fallback = new SeasonalAverageModel(adjustment.Shortest, 1);
        NeededHistory = Math.Max(adjustment.Cells, _fallback.NeededHistory);
    }

    public override int NeededHistory { get; }

    public override ColumnNames NeedsInAdvance => _rest?.NeedsInAdvance ?? ColumnNames.None;

    public override IReadOnlyList<Finding> Findings => _rest?.Findings ?? [];

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        int steps = request.Steps;
        double[] points = _fallback.Forecast(request, cancellationToken);
        Forecast? rest = null;
        if (_rest is not null)
            rest = _rest.ForecastChecked(new ForecastRequest(_adjustment.Adjusted(history), steps, request.Options), cancellationToken);
        var work = new ParallelOptions { MaxDegreeOfParallelism = request.Options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, history.SeriesCount, work, s =>
        {
            if (_adjustment.Decompose(history, s) is not { } parts) return;
            Span<double> own = points.AsSpan(s * steps, steps);
            if (rest is null) SeasonlessContinuation.Of(parts, _adjustment.Shortest, own);
            else rest.Point(history.Keys[s]).CopyTo(own);
            for (int p = 0; p < parts.Periods.Count; p++)
            {
                ReadOnlySpan<double> cycle = parts.Seasonal(p)[^parts.Periods[p]..];
                for (int k = 0; k < steps; k++) own[k] += cycle[k % cycle.Length];
            }

            // The sum of parts of the largest numbers there are may lie beyond them.
            for (int k = 0; k < steps; k++) own[k] = Math.Clamp(own[k], -double.MaxValue, double.MaxValue);
        });
        return points;
    }
}
