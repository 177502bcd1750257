using Forecasting.Forecasters.Naive;

namespace Forecasting.Forecasters.Smoothing;

/// <summary>The models of exponential smoothing of the series of a panel.</summary>
internal sealed class EtsPointModel : PointModel
{
    private readonly Dictionary<SeriesKey, (long First, EtsFit Fit)> _models = [];
    private readonly SeasonalAverageModel _fallback;

    /// <param name="history">The panel that was learned from.</param>
    /// <param name="fits">Where the values of each series began, and their model; null where there is none.</param>
    /// <param name="fitted">To how many cells the longest model was fitted.</param>
    /// <param name="season">The length of the season in steps.</param>
    public EtsPointModel(RegularPanel history, (long First, EtsFit? Fit)[] fits, int fitted, int season)
    {
        for (int s = 0; s < fits.Length; s++)
        {
            if (fits[s].Fit is { } fit) _models.Add(history.Keys[s], (fits[s].First, fit));
        }

        _fallback = new SeasonalAverageModel(DefaultSeason.Of(history.Frequency), 1);
        NeededHistory = Math.Max(SmoothingTail.Needed(fitted, season), _fallback.NeededHistory);
    }

    public override int NeededHistory { get; }

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        int steps = request.Steps;
        double[] points = new double[history.SeriesCount * steps];
        double[] others = history.Keys.All(_models.ContainsKey) ? [] : _fallback.Forecast(request, cancellationToken);
        var work = new ParallelOptions { MaxDegreeOfParallelism = request.Options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, history.SeriesCount, work, s =>
        {
            Span<double> own = points.AsSpan(s * steps, steps);
            if (_models.TryGetValue(history.Keys[s], out (long First, EtsFit Fit) model)) Continue(history, s, model, own, cancellationToken);
            else others.AsSpan(s * steps, steps).CopyTo(own);
        });
        return points;
    }

    private void Continue(RegularPanel history, int series, (long First, EtsFit Fit) model, Span<double> points, CancellationToken cancellationToken)
    {
        long from = history.OriginIndex - NeededHistory;
        double[] tail = SmoothingTail.Of(history, series, from);
        if (!tail.AsSpan().ContainsAnyExcept(double.NaN)) points.Fill(double.NaN);
        else if (model.First >= from && model.First < history.OriginIndex) model.Fit.Continue(tail.AsSpan((int)(model.First - from)), points);
        else model.Fit.Restart(tail, points, cancellationToken);
    }
}
