using Forecasting.Interop;
using Microsoft.ML;
using static Forecasting.Tests.Interop.SsaForecastingTests;

namespace Forecasting.Tests.Interop;

public sealed class SsaAdaptiveTests
{
    private const int Length = 240;

    private static readonly MLContext Context = new(1);

    [Fact]
    public void Predict_PeriodThatChangesAfterTraining_IsFollowedByAnAdaptiveModel()
    {
        double adaptive = Error(isAdaptive: true), still = Error(isAdaptive: false);
        // The noise alone is 0.5 of the wave's 20; a model of the old period is wrong by a good part of the wave.
        Assert.InRange(adaptive, 0, 2);
        Assert.True(still > 5 * adaptive, $"An adaptive model errs by {adaptive}, one that stays as it was by {still}.");

        static double Error(bool isAdaptive)
        {
            using TimeSeriesPredictionEngine<Row, Points> engine = Estimator(isAdaptive).Fit(Rows(Changing)).CreateTimeSeriesEngine<Row, Points>(Context);
            double sum = 0;
            int count = 0;
            for (int t = Length; t < Length + 240; t++)
            {
                Update(engine, Changing(t));
                if (t < Length + 180) continue;
                float[] forecast = engine.Predict().Forecast;
                for (int h = 0; h < forecast.Length; h++, count++) sum += Math.Abs(forecast[h] - Changing(t + 1 + h));
            }

            return sum / count;
        }
    }

    [Fact]
    public void Fit_WaveThatDoublesLate_IsNearerWithADiscount()
    {
        double discounted = Error(0.95f), alike = Error(1);
        // A signal of two components holds one wave: over the whole history that of 12 steps, of late that of 7.
        Assert.True(discounted < 0.8 * alike, $"With a discount the forecast errs by {discounted}, without by {alike}.");

        static double Error(float discount)
        {
            SsaForecastingTransformer forecaster = Context.Forecasting.ForecastBySsa(
                "Forecast", "Value", 24, Length, Length, 24, discountFactor: discount, rankSelectionMethod: RankSelectionMethod.Fixed, rank: 2).Fit(Rows(Doubling));
            using TimeSeriesPredictionEngine<Row, Points> engine = forecaster.CreateTimeSeriesEngine<Row, Points>(Context);
            float[] forecast = engine.Predict().Forecast;
            double sum = 0;
            for (int h = 0; h < forecast.Length; h++) sum += Math.Pow(forecast[h] - Doubling(Length + h), 2);
            return Math.Sqrt(sum / forecast.Length);
        }

        static float Doubling(int t) =>
            (float)(50 + (24 * Math.Sin(t * Math.PI / 6)) + ((t < Length - 40 ? 18 : 36) * Math.Sin(t * 2 * Math.PI / 7)));
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(0.98f)]
    public void CheckPoint_BeforeAnAdaptiveModelHasLearned_LearnsWhereItIsRead(float discount)
    {
        using TimeSeriesPredictionEngine<Row, Points> engine = Estimator(true, discount).Fit(Rows(Changing)).CreateTimeSeriesEngine<Row, Points>(Context);
        for (int t = Length; t < Length + 60; t++) Update(engine, Changing(t));
        // It has learned once, and values have come since.
        engine.Predict();
        for (int t = Length + 60; t < Length + 90; t++) Update(engine, Changing(t));

        byte[] written = Written(engine);
        using TimeSeriesPredictionEngine<Row, Points> loaded = Read(written).CreateTimeSeriesEngine<Row, Points>(Context);
        Assert.Equal(written, Written(loaded));
        float[] expected = engine.Predict().Forecast;
        Assert.Equal(expected, loaded.Predict().Forecast);
        // Learning changed what is written.
        Assert.NotEqual(written, Written(engine));
        Assert.Equal(Written(engine), Written(loaded));
        for (int t = Length + 90; t < Length + 110; t++)
            Assert.Equal(engine.Predict(new Row { Value = Changing(t) }).Forecast, loaded.Predict(new Row { Value = Changing(t) }).Forecast);
    }

    [Fact]
    public void Predict_AdaptiveModelAfterAnOutage_ForecastsAsSoonAsItKnowsAWindow()
    {
        using TimeSeriesPredictionEngine<Row, Points> engine = Estimator(true).Fit(Rows(Changing)).CreateTimeSeriesEngine<Row, Points>(Context);
        // As many are missing as the model keeps: nothing is known, and nothing is made up.
        for (int t = Length; t < Length + 120; t++) Update(engine, float.NaN);
        Assert.All(engine.Predict().Forecast, value => Assert.True(float.IsNaN(value)));
        for (int t = Length + 120; t < Length + 144; t++) Update(engine, Steady(t));
        float[] forecast = engine.Predict().Forecast;
        for (int h = 0; h < forecast.Length; h++) Assert.Equal(Steady(Length + 144 + h), forecast[h], 2f);

        static float Steady(int t) => (float)(50 + (20 * Math.Sin(t * Math.PI / 6)));
    }

    [Fact]
    public void Predict_InfiniteUpdate_IsRefusedAndLeavesTheModel()
    {
        using TimeSeriesPredictionEngine<Row, Points> engine = Estimator(true).Fit(Rows(Changing)).CreateTimeSeriesEngine<Row, Points>(Context);
        float[] before = engine.Predict().Forecast;
        foreach (float value in (float[])[float.PositiveInfinity, float.NegativeInfinity])
            Assert.Equal("SSA-003", Assert.Throws<SeriesDataException>(() => engine.Predict(new Row { Value = value })).Code);
        Assert.Equal(before, engine.Predict().Forecast);
        Assert.NotEqual(before, engine.Predict(new Row { Value = 60 }).Forecast);
    }

    private static SsaForecastingEstimator Estimator(bool isAdaptive, float discount = 1) => Context.Forecasting.ForecastBySsa(
        "Forecast", "Value", 24, 120, Length, 6, isAdaptive, discount, RankSelectionMethod.Fixed, rank: 2);

    // A wave of 12 steps, after the training data one of 17, whose phase goes on.
    private static float Changing(int t)
    {
        double phase = t < Length ? t / 12.0 : (Length / 12.0) + ((t - Length) / 17.0);
        return (float)(50 + (20 * Math.Sin(2 * Math.PI * phase)) + (0.5 * Math.Sin(t * t)));
    }

    private static IDataView Rows(Func<int, float> value) =>
        Context.Data.LoadFromEnumerable(Enumerable.Range(0, Length).Select(t => new Row { Value = value(t) }));

    private static void Update(TimeSeriesPredictionEngine<Row, Points> engine, float value)
    {
        Points? none = null;
        engine.Predict(new Row { Value = value }, ref none);
    }

    private static byte[] Written(TimeSeriesPredictionEngine<Row, Points> engine)
    {
        using var stream = new MemoryStream();
        engine.CheckPoint(Context, stream);
        return stream.ToArray();
    }

    private static SsaForecastingTransformer Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SsaForecastingTransformer.Load(stream);
    }
}
