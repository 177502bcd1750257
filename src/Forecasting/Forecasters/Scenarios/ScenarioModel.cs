using Forecasting.Time;

namespace Forecasting.Forecasters.Scenarios;

/// <summary>A model that is given each path of the weather, and the mixture of its forecasts.</summary>
internal sealed class ScenarioModel(string name, RegularPanel history, int steps, ForecastModel inner)
    : ForecastModel(name, history, steps)
{
    public required ColumnNames Columns { get; init; }

    public required WeatherScenarios Scenarios { get; init; }

    public required QuantileLevels Levels { get; init; }

    public required int Seed { get; init; }

    /// <summary>Gets whether the inner model does not use the columns.</summary>
    public required bool IsIndifferent { get; init; }

    public override ColumnNames NeedsInAdvance => ColumnNames.Create([.. inner.NeedsInAdvance.Where(column => !Columns.Contains(column))]);

    // Paths are taken from all years.
    public override int NeededHistory => IsIndifferent ? inner.NeededHistory : int.MaxValue;

    public override IReadOnlyList<Finding> Findings => inner.Findings;

    protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken)
    {
        RegularPanel view = ScenarioView.Of(request.History, Columns);
        Horizon horizon = Horizon.Steps(request.Steps);
        if (IsIndifferent) return inner.Forecast(view, horizon, Options(request.Options.Threads), cancellationToken);
        ScenarioPaths paths = Scenarios.Draw(request.History, Columns, horizon, Seed);
        RegularPanel tail = PanelTail.Of(view, inner.NeededHistory);
        var forecasts = new Forecast[paths.Count];
        var work = new ParallelOptions { MaxDegreeOfParallelism = request.Options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, forecasts.Length, work, path =>
            forecasts[path] = inner.Forecast(ScenarioView.With(tail, Columns, paths, path), horizon, Options(1), cancellationToken));
        return Pooled(request, forecasts);

        ForecastOptions Options(int threads) => request.Options with { KnownInAdvance = null, Threads = threads };
    }

    // The equally likely values of all paths, sorted: a quantile lies between the two whose ranks are next to it.
    private Forecast Pooled(ForecastRequest request, Forecast[] forecasts)
    {
        int levels = forecasts[0].Levels.Count, series = request.History.SeriesCount;
        double[] values = new double[forecasts.Length * Math.Max(1, levels)];
        double[] points = new double[series * request.Steps];
        double[][] quantiles = [.. Levels.Select(_ => new double[points.Length])];
        for (int s = 0; s < series; s++)
        {
            for (int step = 0; step < request.Steps; step++)
            {
                int count = 0;
                foreach (Forecast forecast in forecasts)
                {
                    if (levels == 0) values[count++] = forecast.Point(s)[step];
                    for (int q = 0; q < levels; q++) values[count++] = forecast.Quantile(s, q)[step];
                }

                Array.Sort(values);
                int at = (s * request.Steps) + step;
                points[at] = At(values, 0.5);
                for (int q = 0; q < quantiles.Length; q++) quantiles[q][at] = At(values, Levels[q]);
            }
        }

        return new Forecast(Name, request, points, quantiles.Length == 0 ? null : new ForecastQuantiles(Levels, quantiles))
        {
            Findings = [.. forecasts.SelectMany(forecast => forecast.Findings).Distinct()],
        };
    }

    // Missing values sort first: where one path has none, none has.
    private static double At(double[] sorted, double level)
    {
        if (double.IsNaN(sorted[0])) return double.NaN;
        double place = Math.Clamp((level * sorted.Length) - 0.5, 0, sorted.Length - 1);
        int low = (int)place;
        double share = place - low;
        return share == 0 ? sorted[low] : sorted[low] + (share * (sorted[low + 1] - sorted[low]));
    }
}
