namespace Forecasting.Forecasters.Intervals;

/// <summary>A model of points with the quantiles of its past errors around them.</summary>
internal sealed class IntervalModel(
    string name, RegularPanel history, int steps, PointModel points, ResidualQuantiles? residuals)
    : ForecastModel(name, history, steps)
{
    public override int NeededHistory => points.NeededHistory;

    public override ColumnNames NeedsInAdvance => points.NeedsInAdvance;

    public override IReadOnlyList<Finding> Findings => points.Findings;

    protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken)
    {
        double[] values = points.Forecast(request, cancellationToken);
        return new Forecast(Name, request, values, residuals?.Around(values, request))
        {
            Findings = points.FindingsOf(request),
            Paths = request.Options.HasPaths ? residuals?.Paths(values, request) : null,
        };
    }
}
