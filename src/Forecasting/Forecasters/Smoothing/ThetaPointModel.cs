using Forecasting.Forecasters.Naive;

namespace Forecasting.Forecasters.Smoothing;

/// <summary>The theta models of the series of a panel.</summary>
internal sealed class ThetaPointModel(RegularPanel training, ThetaSeries?[] models, int cells) : PointModel
{
    private readonly Dictionary<SeriesKey, ThetaSeries?> _models =
        Enumerable.Range(0, models.Length).ToDictionary(s => training.Keys[s], s => models[s]);

    private readonly SeasonalAverageModel _fallback = new(DefaultSeason.Of(training.Frequency), 1);

    public override int NeededHistory => Math.Max(cells, _fallback.NeededHistory);

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        int steps = request.Steps;
        double[] points = _fallback.Forecast(request, cancellationToken);
        for (int s = 0; s < history.SeriesCount; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_models.GetValueOrDefault(history.Keys[s]) is not { } model) continue;
            Span<double> own = points.AsSpan(s * steps, steps);
            ReadOnlySpan<double> tail = SmoothingTail.Of(history, s, history.OriginIndex - cells);
            tail = tail.TrimStart(double.NaN);
            if (tail.IsEmpty) own.Fill(double.NaN);
            else model.Continue(tail, own);
        }

        return points;
    }
}
