namespace Forecasting.Tests.Contracts;

/// <summary>An honest forecaster, the mean of the last day of each series, with a fault planted where a test asks for it.</summary>
internal sealed class PlantedForecaster : Forecaster
{
    public override string Name => "planted";

    /// <summary>Gets what is done at each fit.</summary>
    public Action<RegularPanel, FitOptions, CancellationToken> OnFit { get; init; } = (_, _, _) => { };

    /// <summary>Gets what is added to the honest point of a series and a step.</summary>
    public Func<PlantedPoint, double> Added { get; init; } = _ => 0;

    /// <summary>Gets what is added to each quantile.</summary>
    public Func<PlantedPoint, double> AddedToQuantiles { get; init; } = _ => 0;

    /// <summary>Gets how many cells the model says it looks at.</summary>
    public int NeededHistory { get; init; } = 24;

    /// <summary>Gets whether quantiles are forecast at all.</summary>
    public bool HasQuantiles { get; init; } = true;

    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        OnFit(history, options, cancellationToken);
        return new Model(this, history, options);
    }

    private sealed class Model : ForecastModel
    {
        private readonly PlantedForecaster _settings;
        private readonly RegularPanel _training;
        private readonly FitOptions _options;

        public Model(PlantedForecaster settings, RegularPanel training, FitOptions options)
            : base(settings.Name, training, options.Horizon.MaxSteps(training.Grid)) =>
            (_settings, _training, _options) = (settings, training, options);

        public override int NeededHistory => _settings.NeededHistory;

        protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken)
        {
            RegularPanel history = request.History;
            double[] points = new double[history.SeriesCount * request.Steps];
            double[][] quantiles = [.. _options.Quantiles.Select(_ => new double[points.Length])];
            for (int s = 0; s < history.SeriesCount; s++)
            {
                double honest = LastDay(history, s);
                for (int k = 0; k < request.Steps; k++)
                {
                    var point = new PlantedPoint(_training, _options, request, s, k);
                    int at = (s * request.Steps) + k;
                    points[at] = honest + _settings.Added(point);
                    for (int q = 0; q < quantiles.Length; q++) quantiles[q][at] = honest + q + _settings.AddedToQuantiles(point);
                }
            }

            return new Forecast(Name, request, points, _settings.HasQuantiles ? new ForecastQuantiles(_options.Quantiles, quantiles) : null);
        }

        private static double LastDay(RegularPanel history, int series)
        {
            double sum = 0;
            int count = 0;
            ReadOnlySpan<double> target = history.Target(series);
            long end = history.OriginIndex - history.FirstIndex(series);
            for (long i = Math.Max(0, end - 24); i < Math.Min(end, target.Length); i++)
            {
                if (double.IsNaN(target[(int)i])) continue;
                sum += target[(int)i];
                count++;
            }

            return count == 0 ? double.NaN : sum / count;
        }
    }
}
