using Forecasting.Forecasters.Naive;

namespace Forecasting.Tests.Search;

/// <summary>The mean of four weeks, off by so much.</summary>
internal sealed class ShiftedForecaster(double shift) : Forecaster
{
    public override string Name => "shifted";

    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken) =>
        new Model(history, new SeasonalAverageForecaster().Fit(history, options, cancellationToken), shift);

    private sealed class Model(RegularPanel history, ForecastModel inner, double shift) : ForecastModel("shifted", history, inner.MaximumSteps)
    {
        public override int NeededHistory => inner.NeededHistory;

        protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken)
        {
            Forecast forecast = Delegate(inner, request, cancellationToken);
            double[] points = [.. forecast.Keys.SelectMany(key => forecast.Point(key).ToArray()).Select(point => point + shift)];
            double[][] quantiles = [.. forecast.Levels.Select(level => forecast.Keys
                .SelectMany(key => forecast.Quantile(key, new QuantileLevel(level)).ToArray()).Select(value => value + shift).ToArray())];
            return new Forecast(Name, request, points, quantiles.Length == 0 ? null : new ForecastQuantiles(forecast.Levels, quantiles));
        }
    }
}
