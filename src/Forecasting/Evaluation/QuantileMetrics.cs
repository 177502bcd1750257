namespace Forecasting.Evaluation;

internal sealed record PinballLoss(QuantileLevels? Levels) : Metric
{
    public override string Name => "pinball";

    public override MetricUnit Unit => MetricUnit.Target;

    public override QuantileLevels? RequiredLevels => Levels;

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms) =>
        Mean(point, Levels, out terms[0]);

    /// <summary>Computes the pinball loss of one quantile; NaN for a missing one.</summary>
    internal static double Of(double actual, double quantile, double level) =>
        actual >= quantile ? level * (actual - quantile) : (1 - level) * (quantile - actual);

    /// <summary>Computes the mean pinball loss over the wanted levels, or all; NaN where a quantile is missing.</summary>
    internal static PointOutcome Mean(in ScoredPoint point, QuantileLevels? wanted, out double mean)
    {
        mean = 0;
        var levels = point.Levels.Values;
        if (levels.IsEmpty)
        {
            return PointOutcome.MissingLevel;
        }

        // Both lists rise, so one walk over them finds every level.
        var needed = wanted is null ? levels : wanted.Values;
        var at = 0;
        foreach (var level in needed)
        {
            while (at < levels.Length && levels[at] < level - QuantileLevels.Tolerance)
            {
                at++;
            }

            if (at == levels.Length || levels[at] > level + QuantileLevels.Tolerance)
            {
                return PointOutcome.MissingLevel;
            }

            mean += Of(point.Actual, point.Quantiles[at], level);
        }

        mean /= needed.Length;
        return PointOutcome.Scored;
    }
}

internal sealed record WeightedQuantileLoss(QuantileLevels Levels) : Metric
{
    public override string Name => "wql";

    public override MetricUnit Unit => MetricUnit.Fraction;

    public override QuantileLevels? RequiredLevels => Levels;

    protected internal override int TermCount => 2;

    protected internal override string WhyUndefined => "the actuals are all zero";

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        var outcome = PinballLoss.Mean(point, Levels, out var mean);
        terms[0] = 2 * mean;
        terms[1] = Math.Abs(point.Actual);
        return outcome;
    }

    // The levels share the denominator, so the mean over levels may be taken point by point.
    protected internal override double Reduce(ReadOnlySpan<double> sums, long count) => sums[0] / sums[1];
}

internal sealed record ScaledQuantileLoss(int Season, QuantileLevels Levels) : Metric
{
    public override string Name => "sql";

    public override MetricUnit Unit => MetricUnit.Ratio;

    public override QuantileLevels? RequiredLevels => Levels;

    public override double ScaleFrom(ReadOnlySpan<double> history) => SeasonalScale.Mae(history, Season);

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        var outcome = PinballLoss.Mean(point, Levels, out var mean);
        terms[0] = 2 * mean / point.Scale;
        return outcome != PointOutcome.Scored ? outcome
            : double.IsNaN(mean) ? PointOutcome.MissingForecast
            : ScaledError.Outcome(point.Scale);
    }
}

internal sealed record QuantileCrps : Metric
{
    public override string Name => "crps";

    public override MetricUnit Unit => MetricUnit.Target;

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        var levels = point.Levels.Values;
        if (levels.IsEmpty)
        {
            return PointOutcome.MissingLevel;
        }

        double loss = 0, weights = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            var below = i == 0 ? 0 : levels[i - 1];
            var above = i == levels.Length - 1 ? 1 : levels[i + 1];
            var weight = (above - below) / 2;
            loss += weight * PinballLoss.Of(point.Actual, point.Quantiles[i], levels[i]);
            weights += weight;
        }

        terms[0] = 2 * loss / weights;
        return PointOutcome.Scored;
    }
}
