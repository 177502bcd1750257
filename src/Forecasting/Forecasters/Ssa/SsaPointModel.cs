using Forecasting.Forecasters.Naive;

namespace Forecasting.Forecasters.Ssa;

/// <summary>The signals of the series of a panel.</summary>
internal sealed class SsaPointModel : PointModel
{
    private readonly Dictionary<SeriesKey, SsaSeriesModel?> _models = [];
    private readonly SeasonalAverageModel _fallback;

    /// <param name="history">The panel that was learned from.</param>
    /// <param name="models">A model for each series, null where it is too short for one.</param>
    public SsaPointModel(RegularPanel history, SsaSeriesModel?[] models)
    {
        _fallback = new SeasonalAverageModel(DefaultSeason.Of(history.Frequency), 1);
        for (int s = 0; s < models.Length; s++) _models.Add(history.Keys[s], models[s]);
        NeededHistory = Math.Max(models.Max(model => model?.NeededHistory ?? 0), _fallback.NeededHistory);
    }

    public override int NeededHistory { get; }

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        int steps = request.Steps;
        double[] points = new double[history.SeriesCount * steps];
        Array.Fill(points, double.NaN);
        double[]? others = null;
        for (int s = 0; s < history.SeriesCount; s++)
        {
            if (_models.GetValueOrDefault(history.Keys[s]) is null) others ??= _fallback.Forecast(request, cancellationToken);
        }

        var work = new ParallelOptions { MaxDegreeOfParallelism = request.Options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, history.SeriesCount, work, s =>
        {
            Span<double> own = points.AsSpan(s * steps, steps);
            if (_models.GetValueOrDefault(history.Keys[s]) is not { } model)
            {
                others.AsSpan(s * steps, steps).CopyTo(own);
                return;
            }

            model.Continue(Tail(history, s, model.NeededHistory), own, cancellationToken);
        });
        return points;
    }

    // The values before the origin; missing where the series began later, or ended before.
    private static double[] Tail(RegularPanel history, int series, int count)
    {
        double[] tail = new double[count];
        Array.Fill(tail, double.NaN);
        ReadOnlySpan<double> target = history.Target(series);
        long first = history.OriginIndex - history.FirstIndex(series) - count;
        int from = (int)Math.Max(0, first);
        int to = (int)Math.Min(target.Length, first + count);
        if (from < to) target[from..to].CopyTo(tail.AsSpan((int)(from - first)));
        return tail;
    }
}
