namespace Forecasting.Forecasters.Linear;

/// <summary>A regression on the calendar, the holidays and the weather, and a model that continues what it leaves.</summary>
internal sealed class RemainderModel(LoadRegression regression, PointModel remainder) : PointModel
{
    public override int NeededHistory => remainder.NeededHistory + regression.NeededHistory;

    public override ColumnNames NeedsInAdvance => ColumnNames.Create([.. regression.NeedsInAdvance.Union(remainder.NeedsInAdvance)]);

    public override IReadOnlyList<Finding> Findings => remainder.Findings;

    public override IReadOnlyList<Finding> FindingsOf(ForecastRequest request) => remainder.FindingsOf(request);

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        int window = remainder.NeededHistory;
        LoadEffects effects = regression.Explain(request, window, cancellationToken);
        RegularPanel tail = PanelTail.Of(request.History, window);
        double[][] left = new double[tail.SeriesCount][];
        for (int s = 0; s < left.Length; s++)
        {
            left[s] = tail.Target(s).ToArray();
            effects.TakeOff(s, left[s]);
        }

        var inner = new ForecastRequest(PanelTargets.Replace(tail, left), request.Steps, request.Options);
        double[] points = remainder.Forecast(inner, cancellationToken);
        for (int s = 0; s < left.Length; s++) effects.PutBack(s, points.AsSpan(s * request.Steps, request.Steps));
        return points;
    }

    internal override PointModel ForCalibration() => new RemainderModel(regression, remainder.ForCalibration());
}
