namespace Forecasting.Evaluation;

internal abstract record IntervalMetric : Metric
{
    protected IntervalMetric(double share)
    {
        Share = share;

        // In decimal, so that 0.8 asks for 0.1 and not for 0.09999999999999998.
        var tail = (1 - (decimal)share) / 2;
        Bounds = QuantileLevels.Create([(double)tail, (double)(1 - tail)]);
    }

    public double Share { get; }

    public override MetricUnit Unit => MetricUnit.Target;

    public override QuantileLevels? RequiredLevels => Bounds;

    protected QuantileLevels Bounds { get; }

    protected string Percent => QuantileLevel.Percent(Share);

    protected internal sealed override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        if (point.Levels.Interval(Share) is not (var lower, var upper))
        {
            return PointOutcome.MissingLevel;
        }

        terms[0] = Of(point.Actual, point.Quantiles[lower], point.Quantiles[upper]);
        return PointOutcome.Scored;
    }

    /// <summary>Computes the term of one point; NaN where an end of the interval is missing.</summary>
    protected abstract double Of(double actual, double lower, double upper);
}

internal sealed record IntervalCoverage(double Wanted) : IntervalMetric(Wanted)
{
    public override string Name => "coverage" + Percent;

    public override MetricUnit Unit => MetricUnit.Fraction;

    public override MetricDirection Direction => MetricDirection.CloserToNominal;

    public override double Nominal => Share;

    // A comparison with NaN is false, which would pass for "outside".
    protected override double Of(double actual, double lower, double upper) =>
        double.IsNaN(lower) || double.IsNaN(upper) ? double.NaN : actual >= lower && actual <= upper ? 1 : 0;
}

internal sealed record MeanIntervalWidth(double Wanted) : IntervalMetric(Wanted)
{
    public override string Name => "width" + Percent;

    protected override double Of(double actual, double lower, double upper) => upper - lower;
}

internal sealed record WinklerScore(double Wanted) : IntervalMetric(Wanted)
{
    public override string Name => "winkler" + Percent;

    protected override double Of(double actual, double lower, double upper)
    {
        var penalty = actual < lower ? lower - actual : actual > upper ? actual - upper : 0;
        return upper - lower + (2 / (1 - Share) * penalty);
    }
}
