using Forecasting.Forecasters.Naive;

namespace Forecasting.Accuracy;

/// <summary>The seasonal naive as the authors of published tables computed it: the points of ours, with their quantiles.</summary>
internal sealed class ReferenceForecaster : Forecaster
{
    /// <inheritdoc/>
    public override string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"seasonal-naive-{Season}");

    /// <summary>Gets the length of the season in steps.</summary>
    public required int Season { get; init; }

    /// <summary>Gets how quantiles are made of the points.</summary>
    public ReferenceSpread Spread { get; init; }

    /// <summary>Gets how many of the newest values the deviation is taken from.</summary>
    public int Context { get; init; } = int.MaxValue;

    /// <inheritdoc/>
    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        var points = new SeasonalNaiveForecaster { Season = Season };
        return new Model(points.Fit(history, options with { Quantiles = QuantileLevels.None }, cancellationToken), history, this, options.Quantiles);
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

    private sealed class Model(ForecastModel points, RegularPanel history, ReferenceForecaster how, QuantileLevels levels)
        : ForecastModel(how.Name, history, points.MaximumSteps)
    {
        public override int NeededHistory => int.MaxValue;

        protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken)
        {
            RegularPanel past = request.History;
            int steps = request.Steps;
            Forecast forecast = Delegate(points, request, cancellationToken);
            double[] values = new double[past.SeriesCount * steps];
            double[][] quantiles = [.. levels.Select(_ => new double[values.Length])];
            for (int s = 0; s < past.SeriesCount; s++)
            {
                forecast.Point(past.Keys[s]).CopyTo(values.AsSpan(s * steps));
                ReadOnlySpan<double> target = past.Target(s);
                double deviation = how.Spread == ReferenceSpread.Normal ? Deviation(target[Math.Max(0, target.Length - how.Context)..], how.Season) : 0;
                for (int k = 0; k < steps; k++)
                {
                    double width = deviation * Math.Sqrt((k / how.Season) + 1);
                    int at = (s * steps) + k;
                    for (int q = 0; q < quantiles.Length; q++)
                        quantiles[q][at] = how.Spread == ReferenceSpread.None ? values[at] : values[at] + (width * Standard(levels[q]));
                }
            }

            return new Forecast(Name, request, values, new ForecastQuantiles(levels, quantiles));
        }
    }
}
