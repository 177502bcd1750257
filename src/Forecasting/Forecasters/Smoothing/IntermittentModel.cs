using System.Globalization;

namespace Forecasting.Forecasters.Smoothing;

/// <summary>Rates and sizes of intermittent demands, computed from the last part of whatever history is given.</summary>
internal sealed class IntermittentModel(IntermittentForecaster settings, RegularPanel training, int steps, QuantileLevels levels)
    : ForecastModel(settings.Name, training, steps)
{
    // Half a year of hours.
    private const int Cells = 4380;

    private readonly Finding[] _findings = FindingsOf(settings, training);

    public override int NeededHistory => Cells;

    public override IReadOnlyList<Finding> Findings => _findings;

    protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken)
    {
        RegularPanel history = request.History;
        double[] points = new double[history.SeriesCount * request.Steps];
        double[][] quantiles = new double[levels.Count][];
        for (int q = 0; q < quantiles.Length; q++) quantiles[q] = new double[points.Length];
        for (int s = 0; s < history.SeriesCount; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (int at, int count) = (s * request.Steps, request.Steps);
            IntermittentDemand? demand = DemandOf(settings, history, s);
            Array.Fill(points, demand?.Rate ?? double.NaN, at, count);
            for (int q = 0; q < quantiles.Length; q++) Array.Fill(quantiles[q], demand?.Quantile(levels[q]) ?? double.NaN, at, count);
        }

        return new Forecast(Name, request, points, levels.Count == 0 ? null : new ForecastQuantiles(levels, quantiles));
    }

    private static IntermittentDemand? DemandOf(IntermittentForecaster settings, RegularPanel history, int series)
    {
        ReadOnlySpan<double> tail = SmoothingTail.Of(history, series, history.OriginIndex - Cells);
        return tail.ContainsAnyExcept(double.NaN)
            ? new IntermittentDemand(tail, settings.Method, settings.SizeWeight, settings.TimeWeight)
            : null;
    }

    private static Finding[] FindingsOf(IntermittentForecaster settings, RegularPanel training)
    {
        var findings = new List<Finding>();
        for (int s = 0; s < training.SeriesCount; s++)
        {
            if (DemandOf(settings, training, s) is not { IsSmooth: true } demand) continue;
            findings.Add(new Finding
            {
                Code = "SMO-001",
                Severity = FindingSeverity.Information,
                Series = training.Keys[s],
                Column = training.Schema.Target,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The series is not intermittent: a demand every {demand.Interval:F2} steps, with a squared variation of {demand.Variation:F2}; a forecaster with a level and a season suits it better, such as 'ets'."),
            });
        }

        return [.. findings];
    }
}
