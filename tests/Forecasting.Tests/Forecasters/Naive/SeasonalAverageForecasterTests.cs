using Forecasting.Forecasters.Naive;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Naive;

public sealed class SeasonalAverageForecasterTests
{
    [Fact]
    public void Forecast_Default_MeanOfFourWeeks()
    {
        const int Week = 168;
        RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(6 * Week, i => (i / Week * 100) + (i % Week))));

        // The last four weeks stand at 200, 300, 400 and 500.
        Assert.Equal(Forecasts.Numbers(200, k => 350 + (k % Week)), new SeasonalAverageForecaster().FitAndForecast(panel, 200));
    }

    [Fact]
    public void Forecast_Gaps_MeanOfSoManySeasonsThatHaveTheHour()
    {
        double[] values = Forecasts.Numbers(96, i => i);
        values[73] = double.NaN;
        var forecaster = new SeasonalAverageForecaster { Season = 24, Seasons = 2 };
        double[] forecast = forecaster.FitAndForecast(Panels.Hourly(values).Filled(), 2);
        Assert.Equal([(72 + 48) / 2.0, (49 + 25) / 2.0], forecast);
    }

    [Fact]
    public void Forecast_OneSeasonOfHistory_IsThatSeason()
    {
        var forecaster = new SeasonalAverageForecaster { Season = 24, Seasons = 4 };
        Assert.Equal(Forecasts.Numbers(24, i => i), forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, Forecasts.Numbers(24, i => i))), 24));
    }

    [Fact]
    public void Settings_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeasonalAverageForecaster { Season = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeasonalAverageForecaster { Seasons = 0 });
    }
}
