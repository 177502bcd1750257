using Forecasting.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Tests.Interop;

public sealed class SsaForecastingTests
{
    private const int Length = 120;

    private static readonly MLContext Context = new(1);

    [Fact]
    public void ForecastBySsa_SignatureOfMlNet_ForecastsASeason()
    {
        // The call as a program for Microsoft.ML.TimeSeries has it, by position and by name.
        SsaForecastingEstimator estimator = Context.Forecasting.ForecastBySsa(
            "Forecast", "Value", 24, Length, Length, 12, rankSelectionMethod: RankSelectionMethod.Fixed, rank: 3, shouldStabilize: false);
        using TimeSeriesPredictionEngine<Row, Points> engine = estimator.Fit(View(Length, Sine)).CreateTimeSeriesEngine<Row, Points>(Context);
        float[] forecast = engine.Predict().Forecast;
        Assert.Equal(12, forecast.Length);
        // A level and one sine are of rank 3: single precision is what is left.
        for (int h = 0; h < forecast.Length; h++) Assert.Equal(Sine(Length + h), forecast[h], 1e-3f);
    }

    [Theory]
    [InlineData(SsaBehaviour.Corrected)]
    [InlineData(SsaBehaviour.Compatible)]
    public void Transform_NewRows_ForecastsLikeAnEngine(SsaBehaviour behaviour)
    {
        SsaForecastingTransformer forecaster = Estimator(behaviour).Fit(Rows(Length));
        Row[] next = [.. Enumerable.Range(Length, 20).Select(t => new Row { Value = Load(t) })];
        Prediction[] transformed = [.. Context.Data.CreateEnumerable<Prediction>(forecaster.Transform(Context.Data.LoadFromEnumerable(next)), false)];
        using TimeSeriesPredictionEngine<Row, Prediction> engine = forecaster.CreateTimeSeriesEngine<Row, Prediction>(Context);
        Assert.Equal(next.Length, transformed.Length);
        for (int i = 0; i < next.Length; i++)
        {
            Prediction predicted = engine.Predict(next[i]);
            Assert.Equal(predicted.Forecast, transformed[i].Forecast);
            Assert.Equal(predicted.Lower, transformed[i].Lower);
            Assert.Equal(predicted.Upper, transformed[i].Upper);
            Assert.Equal(next[i].Value, transformed[i].Value);
        }

        // The forecaster itself has not moved.
        using TimeSeriesPredictionEngine<Row, Prediction> fresh = forecaster.CreateTimeSeriesEngine<Row, Prediction>(Context);
        Assert.NotEqual(transformed[^1].Forecast, fresh.Predict().Forecast);
    }

    [Fact]
    public void Predict_EveryOverload_DoesWhatMlNetDoes()
    {
        using TimeSeriesPredictionEngine<Row, Prediction> engine = Estimator(SsaBehaviour.Corrected).Fit(Rows(Length)).CreateTimeSeriesEngine<Row, Prediction>(Context);
        Prediction first = engine.Predict();
        Assert.Equal(first.Forecast, engine.Predict().Forecast);
        Assert.Equal(5, engine.Predict(5).Forecast.Length);
        Prediction narrow = engine.Predict(confidenceLevel: 0.5f), none = engine.Predict(confidenceLevel: 0);
        Assert.True(narrow.Upper[3] - narrow.Lower[3] < first.Upper[3] - first.Lower[3]);
        Assert.Equal(none.Lower, none.Upper);

        Prediction? ignored = null;
        engine.Predict(new Row { Value = 70 }, ref ignored);
        Assert.Null(ignored);
        Prediction? taken = new();
        engine.Predict(null, ref taken);
        Assert.NotEqual(first.Forecast, taken!.Forecast);
        Assert.Equal(30, engine.Predict(new Row { Value = 40 }, 30, 0.8f).Upper.Length);
    }

    [Fact]
    public void Predict_WrongArgument_LeavesTheEngineAlive()
    {
        using TimeSeriesPredictionEngine<Row, Prediction> engine = Estimator(SsaBehaviour.Compatible).Fit(Rows(Length)).CreateTimeSeriesEngine<Row, Prediction>(Context);
        float[] before = engine.Predict().Forecast;
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => engine.Predict(0));
        Assert.Throws<ArgumentOutOfRangeException>("confidenceLevel", () => engine.Predict(confidenceLevel: 1));
        Assert.Equal(before, engine.Predict().Forecast);
    }

    [Fact]
    public void Predict_MissingValue_ChangesNothing()
    {
        using TimeSeriesPredictionEngine<Row, Prediction> engine = Estimator(SsaBehaviour.Compatible).Fit(Rows(Length)).CreateTimeSeriesEngine<Row, Prediction>(Context);
        float[] before = engine.Predict().Forecast;
        Assert.Equal(before, engine.Predict(new Row { Value = float.NaN }).Forecast);
    }

    [Fact]
    public void Engine_OfAPipeline_RunsItsOtherParts()
    {
        IEstimator<ITransformer> pipeline = Context.Transforms.Conversion.ConvertType("Value", "Whole", DataKind.Single)
            .Append(Estimator(SsaBehaviour.Corrected))
            .Append(Context.Transforms.CopyColumns("Copied", "Forecast"));
        ITransformer fitted = pipeline.Fit(Context.Data.LoadFromEnumerable(Enumerable.Range(0, Length).Select(t => new Whole { Whole_ = (int)Load(t) }), Names()));
        using TimeSeriesPredictionEngine<Whole, Copied> engine = fitted.CreateTimeSeriesEngine<Whole, Copied>(Context, inputSchemaDefinition: Names());
        float[] before = engine.Predict().Values;
        float[] after = engine.Predict(new Whole { Whole_ = 90 }).Values;
        Assert.Equal(12, before.Length);
        Assert.NotEqual(before, after);
        using var stream = new MemoryStream();
        Assert.Throws<InvalidOperationException>(() => engine.CheckPoint(Context, stream));

        static SchemaDefinition Names()
        {
            SchemaDefinition definition = SchemaDefinition.Create(typeof(Whole));
            definition[nameof(Whole.Whole_)].ColumnName = "Whole";
            return definition;
        }
    }

    [Fact]
    public void Engine_WithoutAForecaster_IsRefused()
    {
        ITransformer copy = Context.Transforms.CopyColumns("Copied", "Value").Fit(Rows(3));
        Assert.Throws<ArgumentException>("transformer", () => copy.CreateTimeSeriesEngine<Row, Copied>(Context));
    }

    [Fact]
    public void Transformer_ToMlNet_SaysWhatItIsNot()
    {
        ITransformer forecaster = Estimator(SsaBehaviour.Corrected).Fit(Rows(Length));
        Assert.False(forecaster.IsRowToRowMapper);
        Assert.Throws<InvalidOperationException>(() => forecaster.GetRowToRowMapper(Rows(1).Schema));
        using var stream = new MemoryStream();
        Assert.ThrowsAny<Exception>(() => Context.Model.Save(forecaster, Rows(1).Schema, stream));
    }

    [Theory]
    [InlineData(false, 12)]
    [InlineData(true, 0)]
    public void Schema_OfBothKinds_HasVectorsOfTheHorizon(bool variable, int size)
    {
        SsaForecastingEstimator estimator = Context.Forecasting.ForecastBySsa(
            "Forecast", "Value", 24, Length, Length, 12, confidenceLowerBoundColumn: "Lower", confidenceUpperBoundColumn: "Upper", variableHorizon: variable);
        DataViewSchema schema = estimator.Fit(Rows(Length)).GetOutputSchema(Rows(1).Schema);
        Assert.Equal(["Value", "Forecast", "Lower", "Upper"], schema.Select(column => column.Name));
        Assert.Equal(size, ((VectorDataViewType)schema["Upper"].Type).Size);
        // The shape is what a longer pipeline asks for.
        ITransformer longer = estimator.Append(Context.Transforms.CopyColumns("Copied", "Lower")).Fit(Rows(Length));
        Assert.Equal("Copied", longer.GetOutputSchema(Rows(1).Schema)[^1].Name);
    }

    [Fact]
    public void Fit_ColumnOfAnotherTypeOrNone_IsRefused()
    {
        Assert.Throws<ArgumentException>("schema", () => Estimator(SsaBehaviour.Corrected).Fit(Context.Data.LoadFromEnumerable([new Whole { Whole_ = 3 }])));
        SsaForecastingEstimator whole = Context.Forecasting.ForecastBySsa("Forecast", nameof(Whole.Whole_), 24, 100, 100, 12);
        ArgumentException exception = Assert.Throws<ArgumentException>("schema", () => whole.Fit(Context.Data.LoadFromEnumerable([new Whole { Whole_ = 3 }])));
        Assert.Contains("ConvertType", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ForecastBySsa_ParameterOutOfRange_IsRefused()
    {
        ForecastingCatalog catalog = Context.Forecasting;
        Assert.Throws<ArgumentOutOfRangeException>("trainSize", () => catalog.ForecastBySsa("F", "V", 24, 100, 48, 12));
        Assert.Throws<ArgumentOutOfRangeException>("discountFactor", () => catalog.ForecastBySsa("F", "V", 24, 100, 100, 12, discountFactor: 1.5f));
        Assert.Throws<ArgumentOutOfRangeException>("rank", () => catalog.ForecastBySsa("F", "V", 24, 100, 100, 12, rankSelectionMethod: RankSelectionMethod.Fixed, rank: 24));
        Assert.Throws<ArgumentOutOfRangeException>("maxRank", () => catalog.ForecastBySsa("F", "V", 24, 100, 100, 12, maxRank: 24));
        Assert.Throws<ArgumentOutOfRangeException>("confidenceLevel", () => catalog.ForecastBySsa("F", "V", 24, 100, 100, 12, confidenceLevel: 1));
        Assert.Throws<ArgumentException>("confidenceUpperBoundColumn", () => catalog.ForecastBySsa("F", "V", 24, 100, 100, 12, confidenceLowerBoundColumn: "L"));
        Assert.Throws<ArgumentException>("confidenceLowerBoundColumn", () => catalog.ForecastBySsa("F", "V", 24, 100, 100, 12, confidenceUpperBoundColumn: "U"));
        Assert.Throws<ArgumentOutOfRangeException>("TimeSpan", () => new GrowthRatio(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Growth", () => new GrowthRatio { Growth = -1 });
        Assert.Equal(2, new GrowthRatio(3, 8).Ratio, 1e-12);
    }

    [Fact]
    public void Fit_TooFewValues_IsAnErrorUnlessCompatible()
    {
        SeriesDataException exception = Assert.Throws<SeriesDataException>(() => Estimator(SsaBehaviour.Corrected).Fit(Rows(48)));
        Assert.Equal("SSA-001", exception.Code);
        using TimeSeriesPredictionEngine<Row, Prediction> engine = Estimator(SsaBehaviour.Compatible).Fit(Rows(48)).CreateTimeSeriesEngine<Row, Prediction>(Context);
        Assert.All(engine.Predict().Forecast, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Fit_MoreRowsThanTrainSize_TakesTheLastUnlessCompatible()
    {
        IDataView all = Rows(200);
        float[] corrected = First(Estimator(SsaBehaviour.Corrected).Fit(all)), compatible = First(Estimator(SsaBehaviour.Compatible).Fit(all));
        float[] last = First(Estimator(SsaBehaviour.Corrected).Fit(Context.Data.LoadFromEnumerable(Enumerable.Range(200 - Length, Length).Select(t => new Row { Value = Load(t) }))));
        Assert.Equal(last, corrected);
        Assert.Equal(First(Estimator(SsaBehaviour.Compatible).Fit(Rows(Length))), compatible);
        Assert.NotEqual(corrected, compatible);
    }

    [Fact]
    public void Fit_MissingValues_KeepTheirPlaceInTimeUnlessCompatible()
    {
        // Five values are missing: without them every later phase is wrong by 150 degrees.
        float Holed(int t) => t is >= 90 and < 95 ? float.NaN : Sine(t);
        Assert.InRange(Error(SsaBehaviour.Corrected), 0, 0.1);
        Assert.InRange(Error(SsaBehaviour.Compatible), 1, 60);

        double Error(SsaBehaviour behaviour)
        {
            float[] forecast = First(Estimator(behaviour).Fit(View(Length, Holed)));
            return Enumerable.Range(0, forecast.Length).Max(h => Math.Abs(forecast[h] - Sine(Length + h)));
        }
    }

    [Fact]
    public void Predict_MissingExample_MovesTheOriginOn()
    {
        using TimeSeriesPredictionEngine<Row, Prediction> engine = Estimator(SsaBehaviour.Corrected).Fit(View(Length, Sine)).CreateTimeSeriesEngine<Row, Prediction>(Context);
        float[] forecast = engine.Predict(new Row { Value = float.NaN }).Forecast;
        for (int h = 0; h < forecast.Length; h++) Assert.Equal(Sine(Length + 1 + h), forecast[h], 0.1f);
    }

    [Fact]
    public void Predict_FarAhead_KeepsTheLevelUnlessCompatible()
    {
        // Under the default stabilisation of ML.NET a level decays by a hundredth a step once a trend is seen in it.
        float[] corrected = Far(SsaBehaviour.Corrected), compatible = Far(SsaBehaviour.Compatible);
        Assert.InRange(corrected[^12..].Average(), 20, 60);
        Assert.InRange(compatible[^12..].Average(), -3, 3);

        static float Rising(int t) => 10 + (0.05f * t) + (3 * MathF.Sin(t * MathF.PI / 6)) + (0.7f * MathF.Sin(t * t));

        float[] Far(SsaBehaviour behaviour)
        {
            SsaForecastingTransformer forecaster = Context.Forecasting.ForecastBySsa(
                "Forecast", "Value", 24, 240, 240, 600, rankSelectionMethod: RankSelectionMethod.Fixed, rank: 4, behaviour: behaviour).Fit(View(240, Rising));
            using TimeSeriesPredictionEngine<Row, Points> engine = forecaster.CreateTimeSeriesEngine<Row, Points>(Context);
            return engine.Predict().Forecast;
        }
    }

    [Fact]
    public void Bounds_ByDefault_HoldTheShareTheyPromise()
    {
        SsaForecastingTransformer forecaster = Context.Forecasting.ForecastBySsa(
            "Forecast", "Value", 24, 600, 600, 12, confidenceLowerBoundColumn: "Lower", confidenceUpperBoundColumn: "Upper", confidenceLevel: 0.8f).Fit(View(600, Noisy));
        using TimeSeriesPredictionEngine<Row, Prediction> engine = forecaster.CreateTimeSeriesEngine<Row, Prediction>(Context);
        int held = 0;
        for (int t = 600; t < 1000; t++)
        {
            Prediction prediction = engine.Predict(new Row { Value = Noisy(t) });
            if (prediction.Lower[0] <= Noisy(t + 1) && Noisy(t + 1) <= prediction.Upper[0]) held++;
        }

        // 80 % of 400 is 320 with a standard deviation of 8; half the range is taken up by errors that are measured in sample.
        Assert.InRange(held, 280, 360);

        static float Noisy(int t)
        {
            var random = new Random(t);
            return Sine(t) + (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2) * 4;
        }
    }

    [Fact]
    public void Fit_InfiniteValue_IsAnErrorByDefault() =>
        Assert.Equal("SSA-003", Assert.Throws<SeriesDataException>(
            () => Estimator(SsaBehaviour.Corrected).Fit(View(Length, t => t == 7 ? float.PositiveInfinity : Load(t)))).Code);

    private static float[] First(SsaForecastingTransformer forecaster)
    {
        using TimeSeriesPredictionEngine<Row, Prediction> engine = forecaster.CreateTimeSeriesEngine<Row, Prediction>(Context);
        return engine.Predict().Forecast;
    }

    internal static SsaForecastingEstimator Estimator(SsaBehaviour behaviour) => Context.Forecasting.ForecastBySsa(
        "Forecast",
        "Value",
        24,
        Length,
        Length,
        12,
        isAdaptive: true,
        maxGrowth: new GrowthRatio(24, 1.5),
        confidenceLowerBoundColumn: "Lower",
        confidenceUpperBoundColumn: "Upper",
        behaviour: behaviour);

    internal static IDataView Rows(int count) => View(count, Load);

    internal static float Load(int t) => Sine(t) + (3 * MathF.Sin(t * t));

    private static IDataView View(int count, Func<int, float> value) =>
        Context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(t => new Row { Value = value(t) }));

    private static float Sine(int t) => (float)(50 + (20 * Math.Sin(t * Math.PI / 6)));

    internal sealed class Row
    {
        public float Value { get; set; }
    }

    internal sealed class Points
    {
        public float[] Forecast { get; set; } = [];
    }

    internal sealed class Prediction
    {
        public float Value { get; set; }

        public float[] Forecast { get; set; } = [];

        public float[] Lower { get; set; } = [];

        public float[] Upper { get; set; } = [];
    }

    private sealed class Whole
    {
        public int Whole_ { get; set; }
    }

    private sealed class Copied
    {
        [ColumnName("Copied")]
        public float[] Values { get; set; } = [];
    }
}
