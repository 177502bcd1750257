using Forecasting.Forecasters.Decomposition;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Naive;
using Forecasting.Tests.Preparation;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Decomposition;

public sealed class MstlForecasterTests
{
    private const int Steps = 48;

    [Fact]
    public void Forecast_TwoSeasonsOnALine_GoesOn()
    {
        double[] values = Forecasts.Numbers(
            1000 + Steps, i => 100 + (0.01 * i) + (10 * Math.Sin(2 * Math.PI * i / 24)) + (5 * Math.Cos(2 * Math.PI * i / 168)));
        double[] points = new MstlForecaster().FitAndForecast(Forecasts.Hourly(("a", 0, values[..1000])), Steps);
        // The slope fades: a third of a unit is lost in two days.
        for (int k = 0; k < Steps; k++) Assert.Equal(values[1000 + k], points[k], 0.7);
    }

    [Fact]
    public void Forecast_RemainderOfAForecaster_SeesNoSeason()
    {
        double[] values = Forecasts.Numbers(1000, i => 100 + (10 * Math.Sin(2 * Math.PI * i / 24)));
        var forecaster = new MstlForecaster { Seasons = [24], Remainder = new NaiveForecaster() };
        double[] points = forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, values)), Steps);
        for (int k = 0; k < Steps; k++) Assert.Equal(100 + (10 * Math.Sin(2 * Math.PI * (1000 + k) / 24)), points[k], 1e-6);
    }

    [Fact]
    public void Forecast_RemainderWithColumns_FollowsThem()
    {
        double[] column = Forecasts.Numbers(1048, i => i * 7919 % 101 / 10.0);
        double[] target = Forecasts.Numbers(1000, i => 100 + (3 * column[i]) + (10 * Math.Sin(2 * Math.PI * i / 24)));
        double[] longer = [.. target, .. Enumerable.Repeat(double.NaN, Steps)];
        Rows rows = Rows.Every("a", Panels.Start, Duration.FromHours(1), longer) with { Covariates = [column] };
        RegularPanel panel = Panels.Of(Panels.Schema(known: "price"), rows).Filled();
        var forecaster = new MstlForecaster { Seasons = [24], Remainder = new LinearForecaster { Features = [Forecasting.Features.Feature.Known("price")] } };
        double[] points = forecaster.FitAndForecast(panel, Steps);
        // The seasonal window takes a part of the column for season.
        double error = 0;
        for (int k = 0; k < Steps; k++)
            error += Math.Abs(points[k] - 100 - (3 * column[1000 + k]) - (10 * Math.Sin(2 * Math.PI * (1000 + k) / 24))) / Steps;
        Assert.True(error < 4, $"The mean error is {error}.");
    }

    [Fact]
    public void Forecast_CellsBeforeThoseDecomposed_ChangeNothing()
    {
        double[] load = Panels.Load(1000);
        var forecaster = new MstlForecaster { Seasons = [24], Cycles = 20 };
        double[] changed = [.. load];
        for (int i = 0; i < 1000 - (20 * 24); i++) changed[i] += 77;
        Assert.Equal(
            forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, load)), Steps), forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, changed)), Steps));
    }

    [Fact]
    public void Forecast_LessThanTwoCycles_RepeatsTheSeason()
    {
        double[] load = Panels.Load(40);
        Assert.Equal(
            new SeasonalNaiveForecaster { Season = 24 }.FitAndForecast(Forecasts.Hourly(("a", 0, load)), Steps),
            new MstlForecaster().FitAndForecast(Forecasts.Hourly(("a", 0, load)), Steps));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7.5)]
    [InlineData(-1e300)]
    [InlineData(1e-300)]
    public void Forecast_Constant_IsThatConstant(double constant)
    {
        foreach (int length in (int[])[30, 60, 400])
        {
            double[] points = new MstlForecaster().FitAndForecast(Forecasts.Hourly(("a", 0, [.. Enumerable.Repeat(constant, length)])), Steps);
            Assert.All(points, point => Assert.Equal(constant, point, Math.Abs(constant) * 1e-12));
        }
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MstlForecaster { Seasons = [] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MstlForecaster { Seasons = [1] });
        Assert.Throws<ArgumentException>(() => new MstlForecaster { Seasons = [24, 24] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MstlForecaster { Cycles = 1 });
        Assert.Throws<ArgumentNullException>(() => new MstlForecaster { Decomposition = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StlOptions { SeasonalWindow = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StlOptions { TrendWindow = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StlOptions { Rounds = 0 });
    }
}
