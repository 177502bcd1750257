using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Regression;
using Forecasting.Interop;
using Forecasting.Tests.Features.Weather;
using Forecasting.Tests.Preparation;
using Forecasting.Time;

namespace Forecasting.Tests.Forecasters.Regression;

public sealed class WeatherTermsTests
{
    private const int Days = 60;

    private static readonly RegularPanel Panel = Load();

    public static TheoryData<string> Names { get; } = ["linear", "boosting", "additive"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_None_LooksAtNoColumnKnownInAdvance(string name)
    {
        Assert.Empty(Fit(name, WeatherTerms.None).NeedsInAdvance);
        Assert.Equal(["temp"], Fit(name, WeatherTerms.Current).NeedsInAdvance);
    }

    [Theory]
    [InlineData("linear", 4)]
    [InlineData("boosting", 4)]
    [InlineData("additive", 3)]
    public void Forecast_EachUseOfTheWeather_IsAnother(string name, int different) => Assert.Equal(
        different,
        Enum.GetValues<WeatherTerms>().Select(terms => Fit(name, terms).Forecast(Panel, Horizon.Hours(24), null, TestContext.Current.CancellationToken).Point(0).ToArray().Sum()).Distinct().Count());

    [Fact]
    public void WeatherTerms_NoSuchUse_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearForecaster { WeatherTerms = (WeatherTerms)9 });

    private static ForecastModel Fit(string name, WeatherTerms terms)
    {
        Forecaster forecaster = name switch
        {
            "linear" => new LinearForecaster { WeatherTerms = terms },
            "boosting" => new BoostingForecaster { WeatherTerms = terms, Trees = new BoostingOptions { Iterations = 50, Leaves = 15 } },
            _ => new MlNetForecaster(MlNetRegressor.Sdca()) { WeatherTerms = terms },
        };
        return forecaster.Fit(Panel, new FitOptions { Horizon = Horizon.Hours(24), Quantiles = QuantileLevels.None }, TestContext.Current.CancellationToken);
    }

    private static RegularPanel Load()
    {
        double[] temperature = WeatherCase.Temperature(Days + 1, seed: 8);
        double[] load = Panels.Load(Days * 24, seed: 9);
        for (int i = 0; i < load.Length; i++)
        {
            // What is unusual for the hour, whose own wave is taken off, counts as well as what was six hours before.
            double unusual = temperature[i] + (4 * Math.Cos(2 * Math.PI * i / 24));
            load[i] += (20 * Math.Max(0, temperature[Math.Max(0, i - 6)] - 3)) + (40 * unusual);
        }

        return WeatherCase.Hourly(load, ("temp", temperature));
    }
}
