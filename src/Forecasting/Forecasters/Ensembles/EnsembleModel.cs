namespace Forecasting.Forecasters.Ensembles;

/// <summary>The fitted members of an ensemble, and their weights.</summary>
internal sealed class EnsembleModel : ForecastModel
{
    private readonly ForecastModel[] _members;

    public EnsembleModel(string name, RegularPanel history, int steps, ForecastModel[] members)
        : base(name, history, steps)
    {
        _members = members;
        NeededHistory = members.Max(member => member.NeededHistory);
        NeedsInAdvance = ColumnNames.Create([.. members.SelectMany(member => member.NeedsInAdvance).Distinct(StringComparer.Ordinal)]);
    }

    public required Combination Combination { get; init; }

    /// <summary>Gets the weight of each member.</summary>
    public required double[] Weights { get; init; }

    /// <summary>Gets by how much the distances of quantiles from the median are stretched.</summary>
    public required double Spread { get; init; }

    public required QuantileLevels Levels { get; init; }

    public required IReadOnlyList<Finding> OwnFindings { get; init; }

    public override int NeededHistory { get; }

    public override ColumnNames NeedsInAdvance { get; }

    public override IReadOnlyList<Finding> Findings => [.. OwnFindings, .. _members.SelectMany(member => member.Findings).Distinct()];

    protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var made = new List<(Forecast Forecast, double Weight)>();
        var faults = new List<Finding>();
        for (int m = 0; m < _members.Length; m++)
        {
            try
            {
                Forecast forecast = Delegate(_members[m], request, cancellationToken);
                made.Add((forecast, Weights[m]));
                findings.AddRange(forecast.Findings);
            }
            catch (SeriesDataException e)
            {
                faults.AddRange(e.Findings);
                findings.Add(e.Findings[0] with
                {
                    Code = "ENS-003",
                    Severity = FindingSeverity.Warning,
                    Message = $"The member '{_members[m].Name}' cannot forecast, and is left out ({e.Code}): {e.Findings[0].Message}",
                });
            }
        }

        if (made.Count == 0) throw new SeriesDataException([.. faults.Distinct()]);
        return Combined(request, made, findings, cancellationToken);
    }

    private Forecast Combined(
        ForecastRequest request, List<(Forecast Forecast, double Weight)> made, List<Finding> findings, CancellationToken cancellationToken)
    {
        int series = request.History.SeriesCount, steps = request.Steps, median = Levels.IndexOf(0.5);
        double[] points = new double[series * steps];
        double[][] quantiles = [.. Levels.Select(_ => new double[points.Length])];
        double[] values = new double[made.Count];
        double[] weights = new double[made.Count];
        for (int s = 0; s < series; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int k = 0; k < steps; k++)
            {
                int at = (s * steps) + k;
                for (int q = 0; q < quantiles.Length; q++) quantiles[q][at] = Level(q, s, k);
                points[at] = median >= 0 && double.IsFinite(quantiles[median][at]) ? quantiles[median][at] : Level(-1, s, k);
                if (Spread == 1) continue;
                for (int q = 0; q < quantiles.Length; q++) quantiles[q][at] = points[at] + (Spread * (quantiles[q][at] - points[at]));
            }
        }

        return new Forecast(Name, request, points, quantiles.Length == 0 ? null : new ForecastQuantiles(Levels, quantiles))
        {
            Findings = [.. findings.Distinct()],
        };

        // The same members at every level of a step, so that levels which ascend in each ascend in the whole.
        double Level(int level, int s, int k)
        {
            int count = 0;
            foreach ((Forecast forecast, double weight) in made)
            {
                if (level >= 0 && !IsWhole(forecast, s, k)) continue;
                double value = level < 0 ? forecast.Point(s)[k] : forecast.Quantile(s, level)[k];
                if (double.IsNaN(value)) continue;
                (values[count], weights[count]) = (value, weight);
                count++;
            }

            return count == 0 ? double.NaN : Combination.Combine(values.AsSpan(0, count), weights.AsSpan(0, count));
        }
    }

    private static bool IsWhole(Forecast forecast, int series, int step)
    {
        for (int q = 0; q < forecast.Levels.Count; q++)
        {
            if (double.IsNaN(forecast.Quantile(series, q)[step])) return false;
        }

        return true;
    }
}
