using Forecasting.Features;
using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Regression;
using Forecasting.Tests.Preparation;
using Forecasting.Time;

namespace Forecasting.Tests.Forecasters.Regression;

public sealed class RegressionForecasterTests
{
    // Features are single precision, and a recursion adds up its roundings.
    private const double SinglePrecision = 2e-4;

    private static readonly ForecastStrategy[] Strategies =
        [ForecastStrategy.Direct, ForecastStrategy.Recursive, ForecastStrategy.DirectByBlock(1, 6), ForecastStrategy.DirectByBlock(6, 50)];

    public static TheoryData<int> EachStrategy => [.. Enumerable.Range(0, Strategies.Length)];

    // A sine obeys y(t) = a y(t - h) + b y(t - h - 1) for every h, so every strategy continues it.
    private static double Sine(int i) => 50 + (10 * Math.Sin(0.37 * i));

    private static double Slow(int i) => 500 + (100 * Math.Sin(0.11 * i));

    [Theory]
    [MemberData(nameof(EachStrategy))]
    public void Forecast_LinearRecurrence_IsContinuedExactly(int strategy)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(400, Sine)));
        double[] forecast = new GivenForecaster(new LinearRegressor()) { Strategy = Strategies[strategy] }.FitAndForecast(panel, 24);
        for (int k = 0; k < forecast.Length; k++) Assert.Equal(Sine(400 + k), forecast[k], 10 * SinglePrecision);
    }

    [Theory]
    [MemberData(nameof(EachStrategy))]
    public void Forecast_ShorterHorizon_IsThePrefix(int strategy)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(600)));
        var forecaster = new GivenForecaster(new LinearRegressor()) { Strategy = Strategies[strategy] };
        ForecastModel model = forecaster.Fit(panel, Forecasts.Points(24), TestContext.Current.CancellationToken);
        Assert.Equal(Panels.Bits(model.Points(panel, 24))[..7], Panels.Bits(model.Points(panel, 7)));
    }

    [Fact]
    public void Forecast_PureSeason_IsLearnedByTrees()
    {
        double[] day = Forecasts.Numbers(24, i => 100 + (i * 7 % 24));
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(24 * 40, i => day[i % 24])));
        foreach (ForecastStrategy strategy in Strategies)
        {
            var forecaster = new BoostingForecaster { Strategy = strategy, Features = [Feature.Hour, Feature.TargetLag(24)], Trees = new BoostingOptions { Iterations = 200, LearningRate = 0.2 } };
            double[] forecast = forecaster.FitAndForecast(panel, 24);
            for (int k = 0; k < 24; k++) Assert.Equal(day[k], forecast[k], 0.01);
        }
    }

    [Fact]
    public void Forecast_LocalScope_EachSeriesHasItsOwnLaw()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(400, Sine)), ("b", 0, Forecasts.Numbers(400, Slow)));
        var local = new GivenForecaster(new LinearRegressor()) { Scope = RegressionScope.Local };
        var global = new GivenForecaster(new LinearRegressor());
        double[] a = local.FitAndForecast(panel, 6), b = local.FitAndForecast(panel, 6, 1);
        double[] shared = global.FitAndForecast(panel, 6);
        for (int k = 0; k < 6; k++)
        {
            Assert.Equal(Sine(400 + k), a[k], 10 * SinglePrecision);
            Assert.Equal(Slow(400 + k), b[k], 100 * SinglePrecision);
        }

        Assert.True(Enumerable.Range(0, 6).Max(k => Math.Abs(Sine(400 + k) - shared[k])) > 1);
    }

    [Fact]
    public void Forecast_LocalScope_AnotherSeriesChangesNoBit()
    {
        double[] load = Panels.Load(500);
        RegularPanel alone = Forecasts.Hourly(("b", 0, load));
        RegularPanel among = Forecasts.Hourly(("a", 0, Forecasts.Numbers(500, Sine)), ("b", 0, load), ("c", 30, Panels.Load(470, seed: 5)));
        var forecaster = new BoostingForecaster { Scope = RegressionScope.Local, Trees = new BoostingOptions { Iterations = 30 } };
        Assert.Equal(Panels.Bits(forecaster.FitAndForecast(alone, 24)), Panels.Bits(forecaster.FitAndForecast(among, 24, 1)));
    }

    [Fact]
    public void Forecast_Threads_ChangeNoBit()
    {
        RegularPanel panel = Forecasts.Hourly([.. Enumerable.Range(0, 6).Select(s => ($"s{s}", 5 * s, Panels.Load(400 - (5 * s), seed: s)))]);
        foreach (ForecastStrategy strategy in Strategies)
        {
            var forecaster = new BoostingForecaster { Strategy = strategy, Trees = new BoostingOptions { Iterations = 10 } };
            long[][] bits = new long[2][];
            for (int t = 0; t < 2; t++)
            {
                ForecastModel model = forecaster.Fit(panel, Forecasts.Points(12) with { Threads = 1 + (3 * t) }, TestContext.Current.CancellationToken);
                Forecast forecast = model.Forecast(panel, Horizon.Steps(12), new ForecastOptions { Threads = 1 + (3 * t) }, TestContext.Current.CancellationToken);
                bits[t] = [.. panel.Keys.SelectMany(key => Panels.Bits(forecast.Point(key)))];
            }

            Assert.Equal(bits[0], bits[1]);
        }
    }

    [Theory]
    [MemberData(nameof(EachStrategy))]
    public void NeededHistory_HistoryBeforeIt_ChangesNoBit(int strategy)
    {
        double[] load = Panels.Load(3000);
        RegularPanel all = Forecasts.Hourly(("a", 0, load));
        ForecastModel model = new BoostingForecaster { Strategy = Strategies[strategy], Trees = new BoostingOptions { Iterations = 10 } }
            .Fit(all, Forecasts.Points(24), TestContext.Current.CancellationToken);
        int first = 3000 - model.NeededHistory;
        Assert.InRange(first, 1, 2900);
        Assert.Equal(Panels.Bits(model.Points(all, 24)), Panels.Bits(model.Points(Forecasts.Hourly(("a", first, load[first..])), 24)));

        // Nor does a new series that the model takes its scale from.
        Assert.Equal(
            Panels.Bits(model.Points(Forecasts.Hourly(("new", 0, load)), 24)),
            Panels.Bits(model.Points(Forecasts.Hourly(("new", first, load[first..])), 24)));
    }

    [Fact]
    public void Forecast_Logarithm_LearnsGrowthByShares()
    {
        double[] values = Forecasts.Numbers(600, i => Math.Exp(3 + (0.004 * i) + Math.Sin(0.37 * i)));
        RegularPanel panel = Forecasts.Hourly(("a", 0, values[..576]));
        FeatureSet features = [Feature.TargetLag(24), Feature.TargetLag(25), Feature.TargetLag(26)];
        double[] logarithm = new GivenForecaster(new LinearRegressor()) { Logarithm = true, Features = features }.FitAndForecast(panel, 24);
        double[] plain = new GivenForecaster(new LinearRegressor()) { Features = features }.FitAndForecast(panel, 24);
        for (int k = 0; k < 24; k++) Assert.Equal(1, logarithm[k] / values[576 + k], 0.002);
        Assert.True(Enumerable.Range(0, 24).Max(k => Math.Abs((plain[k] / values[576 + k]) - 1)) > 0.05);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-5.0)]
    public void Fit_LogarithmOfWhatIsNotAboveZero_IsRefusedWithItsPlace(double value)
    {
        double[] values = Panels.Load(200);
        values[150] = value;
        SeriesDataException error = Assert.Throws<SeriesDataException>(
            () => new GivenForecaster(new LinearRegressor()) { Logarithm = true }.FitAndForecast(Forecasts.Hourly(("a", 0, values)), 24));
        Assert.Equal("REG-005", error.Findings[0].Code);
        Assert.Equal(Panels.Start + NodaTime.Duration.FromHours(150), error.Findings[0].Time);
    }

    [Fact]
    public void Fit_HalfLife_HalvesTheWeightOfEachRow()
    {
        var regressor = new WatchedRegressor();
        new GivenForecaster(regressor) { HalfLifeDays = 2 }.FitAndForecast(Forecasts.Hourly(("a", 0, Panels.Load(400))), 1);
        ReadOnlySpan<double> weights = regressor.Learned[0].Weights.Span;
        for (int i = 48; i < weights.Length; i++) Assert.Equal(0.5, weights[i - 48] / weights[i], 1e-12);
    }

    [Fact]
    public void Forecast_HalfLife_FollowsTheNewLaw()
    {
        // The level doubles after half of the history: with short memory the step ahead follows the new one alone.
        double[] values = Forecasts.Numbers(800, i => (i < 400 ? 1 : 2) * (i % 2 == 0 ? 100 : 130));
        RegularPanel panel = Forecasts.Hourly(("a", 0, values));
        FeatureSet features = [Feature.Hour];
        var trees = new BoostingOptions { Iterations = 100, LearningRate = 0.2 };
        double old = new BoostingForecaster { Features = features, Trees = trees, Logarithm = false }.FitAndForecast(panel, 1)[0];
        double young = new BoostingForecaster { Features = features, Trees = trees, Logarithm = false, HalfLifeDays = 1 }.FitAndForecast(panel, 1)[0];
        // Of the 33 days with the hour of the forecast 17 have the old level.
        Assert.Equal(((17 * 100) + (16 * 200)) / 33.0, old, 0.01);
        Assert.Equal(200, young, 0.01);
    }

    [Fact]
    public void Forecast_BeyondTheFittedHorizon_IsRefusedWithNumbers()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(300)));
        ForecastModel model = new GivenForecaster(new LinearRegressor()).Fit(panel, Forecasts.Points(24), TestContext.Current.CancellationToken);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => model.Points(panel, 25));
        Assert.Contains("PRE-001", error.Message, StringComparison.Ordinal);
        Assert.Contains("at most 24 steps, 25", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_LagShorterThanTheHorizon_IsRefusedUnlessRecursive()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(300)));
        FeatureSet features = [Feature.TargetLag(23)];
        ArgumentException error = Assert.Throws<ArgumentException>(() => new GivenForecaster(new LinearRegressor()) { Features = features }.FitAndForecast(panel, 24));
        Assert.Contains("FEA-001", error.Message, StringComparison.Ordinal);
        Assert.Equal(24, new GivenForecaster(new LinearRegressor()) { Features = features, Strategy = ForecastStrategy.Recursive }.FitAndForecast(panel, 24).Length);
    }

    [Fact]
    public void Forecast_OtherFrequency_IsRefused()
    {
        ForecastModel model = new GivenForecaster(new LinearRegressor())
            .Fit(Forecasts.Hourly(("a", 0, Panels.Load(300))), Forecasts.Points(24), TestContext.Current.CancellationToken);
        RegularPanel half = Forecasts.Panel(NodaTime.Duration.FromMinutes(30), ("a", 0, Panels.Load(600, 48)));
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => model.Points(half, 24));
        Assert.Equal("PRE-013", error.Findings[0].Code);
    }

    [Fact]
    public void Fit_OneRow_IsRefusedWithNumbers()
    {
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => new BoostingForecaster().FitAndForecast(LastOf(1), 4));
        Assert.Equal("REG-002", error.Findings[0].Code);
        Assert.Contains("1 rows", error.Message, StringComparison.Ordinal);
        Assert.Contains("at least 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_TwoRows_ForecastsAFiniteValue() =>
        Assert.Equal(9.5, new BoostingForecaster { Logarithm = false }.FitAndForecast(LastOf(2), 4)[0], 1e-6);

    // Forty hours, of which only the last have a value.
    private static RegularPanel LastOf(int count)
    {
        double[] values = Forecasts.Numbers(40, i => i < 40 - count ? double.NaN : i - 29);
        return Panels.Hourly(values).Filled(new Forecasting.Preparation.PreparationOptions { Frequency = Frequency.Hours(1) });
    }

    [Theory]
    [InlineData(1e9, 1.0)]
    [InlineData(1e38, 1e37)]
    [InlineData(1e300, 1e299)]
    [InlineData(0.0, 1e-200)]
    public void Forecast_LargeOrTinyTargets_KeepTheirDigits(double level, double swing)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(400, i => level + (swing * Math.Sin(0.37 * i)))));
        double[] forecast = new GivenForecaster(new LinearRegressor()).FitAndForecast(panel, 6);
        for (int k = 0; k < 6; k++) Assert.Equal(Math.Sin(0.37 * (400 + k)), (forecast[k] - level) / swing, 10 * SinglePrecision);
    }

    [Fact]
    public void Forecast_ConstantTarget_IsTheConstant()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(300, _ => 0.1)));
        Assert.All(new BoostingForecaster().FitAndForecast(panel, 24), value => Assert.Equal(0.1, value, 1e-15));
    }

    [Fact]
    public void Fit_InfiniteTarget_IsRefusedWithItsPlace()
    {
        double[] values = Panels.Load(200);
        values[77] = double.PositiveInfinity;
        SeriesDataException error = Assert.Throws<SeriesDataException>(() => new BoostingForecaster().FitAndForecast(Panels.Hourly(values).Filled(), 4));
        Assert.Equal("REG-001", error.Findings[0].Code);
        Assert.Equal(Panels.Start + NodaTime.Duration.FromHours(77), error.Findings[0].Time);
    }

    // Beyond single precision a covariate is infinite for the learner.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Feature_InfiniteInSinglePrecision_IsRefusedWithItsPlace(bool inFuture)
    {
        RegularPanel clean = WithTemperature(-1), broken = WithTemperature(inFuture ? 305 : 250);
        var forecaster = new BoostingForecaster { Features = [Feature.Hour, Feature.Known("t")], Trees = new BoostingOptions { Iterations = 5 } };
        SeriesDataException error = Assert.Throws<SeriesDataException>(() =>
            forecaster.Fit(inFuture ? clean : broken, Forecasts.Points(12), TestContext.Current.CancellationToken).Points(broken, 12));
        Assert.Equal("REG-004", error.Findings[0].Code);
        Assert.Equal("t", error.Findings[0].Column);
        Assert.Equal(Panels.Start + NodaTime.Duration.FromHours(inFuture ? 305 : 250), error.Findings[0].Time);
    }

    // 300 hours of history, 12 more of weather.
    private static RegularPanel WithTemperature(int huge)
    {
        double[] load = [.. Panels.Load(300), .. Enumerable.Repeat(double.NaN, 12)];
        double[] temperature = Forecasts.Numbers(312, i => i == huge ? 1e300 : i % 30);
        Rows rows = Rows.Every("a", Panels.Start, NodaTime.Duration.FromHours(1), load) with { Covariates = [temperature] };
        return Panels.Of(Panels.Schema(known: "t"), rows).Filled();
    }
}
