using System.Globalization;
using Forecasting.Interop;
using Forecasting.Interop.Ssa;
using Microsoft.ML;

namespace Forecasting.Tests.Interop.Ssa;

/// <summary>How near our forecasts of a case are to those of ML.NET; made through the public door.</summary>
internal sealed record SsaAgreement
{
    // Where a series has no noise, ML.NET's variances and near ties of ranks are the rounding of single precision: there the
    // bounds are only held to be as narrow as rounding, and the rank is free where every rank rebuilds the series.
    private static readonly (string Part, bool RankIsFree, string Reason)[] Exceptions =
    [
        ("constant", true, "one component is the whole series: the ranks differ by rounding alone"),
        ("exponential", false, "no noise: the variances are rounding"),
        ("noiseless", false, "no noise: the variances are rounding"),
        ("large_offset", false, "the noise is near the rounding of the offset"),
    ];

    public required string Name { get; init; }

    public required int TheirRank { get; init; }

    public required int OurRank { get; init; }

    /// <summary>Gets the largest difference, as a share of the largest forecast.</summary>
    public required double Forecast { get; init; }

    /// <summary>Gets the largest difference of a bound, as a share of the widest half-width.</summary>
    public required double Bounds { get; init; }

    public required double ForecastTolerance { get; init; }

    public double BoundsTolerance => 1e-2;

    /// <summary>Gets the wider of both widest half-widths, as a share of the largest forecast.</summary>
    public required double Width { get; init; }

    public string? Exception => Exceptions.FirstOrDefault(exception => Name.Contains(exception.Part, StringComparison.Ordinal)).Reason;

    public bool Holds => HasRank && Forecast <= ForecastTolerance && (Exception is null ? Bounds <= BoundsTolerance : Width <= 1e-4);

    private bool HasRank => TheirRank == OurRank || Exceptions.Any(exception => exception.RankIsFree && Name.Contains(exception.Part, StringComparison.Ordinal));

    public static SsaAgreement Of(SsaGolden golden)
    {
        SsaForecastingTransformer forecaster = Fit(golden);
        using TimeSeriesPredictionEngine<Row, Prediction> engine = forecaster.CreateTimeSeriesEngine<Row, Prediction>(new MLContext());
        List<Prediction> ours = [engine.Predict()];
        Prediction? last = null;
        foreach (float update in golden.Updates) last = engine.Predict(new Row { Value = update });
        if (last is not null) ours.Add(last);

        double forecast = 0, bounds = 0, width = 0;
        foreach ((SsaSeriesForecast their, Prediction our) in golden.Forecasts.Zip(ours))
        {
            double size = their.Values.Max(Math.Abs);
            forecast = Math.Max(forecast, Share(Difference(their.Values, our.Forecast), size));
            if (!golden.HasBounds) continue;
            double theirWidth = HalfWidth(their.Lower, their.Upper);
            double difference = Math.Max(Difference(their.Lower, our.Lower), Difference(their.Upper, our.Upper));
            bounds = Math.Max(bounds, Share(difference, theirWidth));
            width = Math.Max(width, Share(Math.Max(theirWidth, HalfWidth(our.Lower, our.Upper)), size));
        }

        return new SsaAgreement
        {
            Name = golden.Name,
            TheirRank = golden.Model.GetProperty("rank").GetInt32(),
            OurRank = ((CompatibleSsaModel)forecaster.NewModel()).Rank,
            Forecast = forecast,
            Bounds = bounds,
            Width = width,
            ForecastTolerance = golden.Parameters.ShouldStabilize ? 5e-3 : 5e-4,
        };
    }

    public static SsaForecastingTransformer Fit(SsaGolden golden)
    {
        var context = new MLContext();
        SsaParameters parameters = golden.Parameters;
        SsaForecastingEstimator estimator = context.Forecasting.ForecastBySsa(
            nameof(Prediction.Forecast),
            nameof(Row.Value),
            parameters.WindowSize,
            parameters.SeriesLength,
            parameters.TrainSize,
            parameters.Horizon,
            parameters.IsAdaptive,
            parameters.DiscountFactor,
            parameters.RankSelection,
            parameters.Rank,
            parameters.MaxRank,
            parameters.ShouldStabilize,
            parameters.ShouldMaintainInfo,
            parameters.MaxGrowth,
            golden.HasBounds ? nameof(Prediction.Lower) : null,
            golden.HasBounds ? nameof(Prediction.Upper) : null,
            parameters.ConfidenceLevel,
            behaviour: SsaBehaviour.Compatible);
        return estimator.Fit(context.Data.LoadFromEnumerable(golden.Series.Select(value => new Row { Value = value })));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Name} | {TheirRank} | {OurRank} | {Forecast:0.0e0} | {Bounds:0.0e0} | {ForecastTolerance:0.0e0}, {BoundsTolerance:0.0e0} | {(Holds ? "agrees" : "DIFFERS")}{(Exception is null ? "" : ": " + Exception)} |");

    private static double Difference(float[] left, float[] right)
    {
        Assert.Equal(left.Length, right.Length);
        return left.Zip(right, (a, b) => Math.Abs((double)a - b)).Max();
    }

    private static double HalfWidth(float[] lower, float[] upper) => lower.Zip(upper, (a, b) => ((double)b - a) / 2).Max();

    private static double Share(double part, double whole) => part == 0 ? 0 : whole == 0 ? double.PositiveInfinity : part / whole;

    internal sealed class Row
    {
        public float Value { get; set; }
    }

    internal sealed class Prediction
    {
        public float[] Forecast { get; set; } = [];

        public float[] Lower { get; set; } = [];

        public float[] Upper { get; set; } = [];
    }
}
