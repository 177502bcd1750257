namespace Forecasting.Forecasters;

/// <summary>The weighted mean of the points of several models.</summary>
/// <param name="parts">The models, each with its weight; the weights add up to 1.</param>
internal sealed class MeanModel(params (double Weight, PointModel Model)[] parts) : PointModel
{
    public override int NeededHistory { get; } = parts.Max(part => part.Model.NeededHistory);

    public override ColumnNames NeedsInAdvance { get; } = ColumnNames.Create([.. parts.SelectMany(part => part.Model.NeedsInAdvance).Distinct()]);

    public override IReadOnlyList<Finding> Findings { get; } = [.. parts.SelectMany(part => part.Model.Findings).Distinct()];

    public override IReadOnlyList<Finding> FindingsOf(ForecastRequest request) =>
        [.. parts.SelectMany(part => part.Model.FindingsOf(request)).Distinct()];

    public override double[] Forecast(ForecastRequest request, CancellationToken cancellationToken)
    {
        double[] points = new double[request.History.SeriesCount * request.Steps];
        foreach ((double weight, PointModel model) in parts)
        {
            double[] own = model.Forecast(request, cancellationToken);
            for (int i = 0; i < points.Length; i++) points[i] += weight * own[i];
        }

        return points;
    }

    internal override PointModel ForCalibration() => new MeanModel([.. parts.Select(part => (part.Weight, part.Model.ForCalibration()))]);
}
