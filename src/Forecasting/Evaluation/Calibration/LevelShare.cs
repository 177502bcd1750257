namespace Forecasting.Evaluation.Calibration;

/// <summary>The share of targets at or below a quantile.</summary>
internal sealed record LevelShare(double Level) : Metric
{
    private readonly QuantileLevels _levels = QuantileLevels.Create([Level]);

    public override string Name => "below " + new QuantileLevel(Level);

    public override MetricUnit Unit => MetricUnit.Fraction;

    public override MetricDirection Direction => MetricDirection.CloserToNominal;

    public override double Nominal => Level;

    public override QuantileLevels? RequiredLevels => _levels;

    protected internal override PointOutcome Score(in ScoredPoint point, Span<double> terms)
    {
        int place = point.Levels.IndexOf(Level);
        if (place < 0) return PointOutcome.MissingLevel;
        terms[0] = double.IsNaN(point.Quantiles[place]) ? double.NaN : point.Actual <= point.Quantiles[place] ? 1 : 0;
        return PointOutcome.Scored;
    }
}
