namespace Forecasting.Tests.Evaluation;

/// <summary>Forecasts what a test says.</summary>
/// <param name="name">The name.</param>
/// <param name="point">Returns the point of a series (its place) and a target (the grid's index).</param>
internal sealed class GivenForecaster(string name, Func<int, long, double> point) : Forecaster
{
    public override string Name => name;

    /// <summary>Gets the quantile of a point and a level; every quantile is the point where it is null.</summary>
    public Func<double, double, double>? Quantile { get; init; }

    /// <summary>Gets what is added to the point by the grid's index of the origin.</summary>
    public Func<long, double> ByOrigin { get; init; } = _ => 0;

    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken) => new Model(this, history, options);

    private sealed class Model(GivenForecaster given, RegularPanel training, FitOptions options)
        : ForecastModel(given.Name, training, options.Horizon.MaxSteps(training.Grid))
    {
        public override int NeededHistory => 1;

        protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken)
        {
            double[] points = new double[request.History.SeriesCount * request.Steps];
            for (int i = 0; i < points.Length; i++) points[i] = given.PointOf(i / request.Steps, request.History.OriginIndex, i % request.Steps);
            double[][] quantiles = [.. options.Quantiles.Select(level => points.Select(point => given.Quantile?.Invoke(point, level) ?? point).ToArray())];
            return new Forecast(Name, request, points, new ForecastQuantiles(options.Quantiles, quantiles));
        }
    }

    private double PointOf(int series, long origin, int step) => point(series, origin + step) + ByOrigin(origin);
}
