using Forecasting.Forecasters.Naive;

namespace Forecasting.Accuracy;

/// <summary>The seasonal naive as the authors of published tables computed it: the points of ours, with their quantiles.</summary>
internal sealed class ReferenceForecaster : Forecaster
{
    /// <inheritdoc/>
    public override string Name => "reference";

    /// <summary>Gets the length of the season in steps.</summary>
    public required int Season { get; init; }

    /// <summary>Gets how quantiles are made of the points.</summary>
    public ReferenceSpread Spread { get; init; }

    /// <inheritdoc/>
    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        var points = new SeasonalNaiveForecaster { Season = Season };
        return new Model(
            points.Fit(history, options with { Quantiles = QuantileLevels.None }, cancellationToken), history, (options.Quantiles, Season, Spread));
    }

    // The deviation of the changes from one season to the next, about zero; NaN where there are none.
    private static double Deviation(ReadOnlySpan<double> target, int season)
    {
        double sum = 0;
        long count = 0;
        for (int t = season; t < target.Length; t++)
        {
            double change = target[t] - target[t - season];
            if (double.IsNaN(change)) continue;
            sum += change * change;
            count++;
        }

        return Math.Sqrt(sum / count);
    }

    // Normal quantiles of the deciles, which are all that the tables were scored with (Abramowitz and Stegun 1964, table 26.5).
    private static double Standard(double level) => Math.Round(10 * Math.Abs(level - 0.5)) switch
    {
        0 => 0,
        1 => 0.2533471031357997,
        2 => 0.5244005127080407,
        3 => 0.8416212335729143,
        4 => 1.2815515655446004,
        _ => double.NaN,
    } * Math.Sign(level - 0.5);

    private sealed class Model(ForecastModel points, RegularPanel history, (QuantileLevels Levels, int Season, ReferenceSpread Spread) how)
        : ForecastModel("reference", history, points.MaximumSteps)
    {
        public override int NeededHistory => int.MaxValue;

        protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken)
        {
            RegularPanel past = request.History;
            int steps = request.Steps;
            Forecast forecast = Delegate(points, request, cancellationToken);
            double[] values = new double[past.SeriesCount * steps];
            double[][] quantiles = [.. how.Levels.Select(_ => new double[values.Length])];
            for (int s = 0; s < past.SeriesCount; s++)
            {
                forecast.Point(past.Keys[s]).CopyTo(values.AsSpan(s * steps));
                double deviation = how.Spread == ReferenceSpread.Normal ? Deviation(past.Target(s), how.Season) : 0;
                for (int k = 0; k < steps; k++)
                {
                    double width = deviation * Math.Sqrt((k / how.Season) + 1);
                    int at = (s * steps) + k;
                    for (int q = 0; q < quantiles.Length; q++)
                        quantiles[q][at] = how.Spread == ReferenceSpread.None ? values[at] : values[at] + (width * Standard(how.Levels[q]));
                }
            }

            return new Forecast(Name, request, values, new ForecastQuantiles(how.Levels, quantiles));
        }
    }
}
