namespace Forecasting.Accuracy;

/// <summary>A forecaster whose point forecast is its own median: that is what the protocols score.</summary>
/// <param name="inner">The forecaster; without quantiles its points stay as they are.</param>
internal sealed class MedianForecaster(Forecaster inner) : Forecaster
{
    /// <inheritdoc/>
    public override string Name => inner.Name;

    /// <inheritdoc/>
    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken) =>
        new Model(inner.Fit(history, options, cancellationToken), history);

    private sealed class Model(ForecastModel inner, RegularPanel history) : ForecastModel(inner.Name, history, inner.MaximumSteps)
    {
        public override ColumnNames NeedsInAdvance => inner.NeedsInAdvance;

        public override int NeededHistory => inner.NeededHistory;

        protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken)
        {
            Forecast forecast = Delegate(inner, request, cancellationToken);
            if (forecast.Levels.IndexOf(0.5) < 0) return forecast;
            double[] medians = new double[forecast.Keys.Count * forecast.Steps];
            double[][] quantiles = [.. forecast.Levels.Select(_ => new double[medians.Length])];
            for (int s = 0; s < forecast.Keys.Count; s++)
            {
                int at = s * forecast.Steps;
                forecast.Quantile(forecast.Keys[s], new QuantileLevel(0.5)).CopyTo(medians.AsSpan(at));
                for (int q = 0; q < quantiles.Length; q++)
                    forecast.Quantile(forecast.Keys[s], new QuantileLevel(forecast.Levels[q])).CopyTo(quantiles[q].AsSpan(at));
            }

            return new Forecast(Name, request, medians, new ForecastQuantiles(forecast.Levels, quantiles));
        }
    }
}
