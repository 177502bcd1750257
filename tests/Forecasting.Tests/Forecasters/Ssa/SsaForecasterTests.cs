using Forecasting.Forecasters.Ssa;
using Forecasting.Preparation;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Ssa;

public sealed class SsaForecasterTests
{
    private const int Steps = 48;

    public static TheoryData<string, int> Recurrences => Signals.Names;

    public static TheoryData<SsaForecastMethod> Methods => [SsaForecastMethod.Recurrent, SsaForecastMethod.Vector];

    [Theory]
    [MemberData(nameof(Recurrences))]
    public void Forecast_ExactRecurrence_GoesOnByEitherMethod(string name, int rank)
    {
        // The mean is taken off first, which costs a component where the signal has no level of its own.
        bool hasLevel = name is "constant" or "line" or "parabola" or "sine on a level" or "line and sine";
        foreach (SsaForecastMethod method in Methods)
        {
            SsaForecaster forecaster = Plain(method, hasLevel ? rank : rank + 1);
            double[] points = forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, Signals.Values(name, 150))), Steps);
            Signals.Near(Signals.Values(name, Steps, first: 150), points, 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Forecast_NewerHistory_NeedsNoRefit(SsaForecastMethod method)
    {
        double[] values = Signals.Values("line and sine", 400);
        ForecastModel model = Plain(method, 4).Fit(
            Forecasts.Hourly(("a", 0, values[..150])), Forecasts.Points(Steps), TestContext.Current.CancellationToken);
        foreach (int newer in (int[])[1, 7, 200])
            Signals.Near(Signals.Values("line and sine", Steps, first: 150 + newer), model.Points(Forecasts.Hourly(("a", 0, values[..(150 + newer)])), Steps), 1e-8);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Forecast_ScaledByAPowerOfTwo_GivesTheSameBits(SsaForecastMethod method)
    {
        double[] values = Panels.Load(240);
        foreach (int power in (int[])[-900, -40, 1, 3, 900])
        {
            var (one, other) = (Everything(values, method), Everything([.. values.Select(value => Math.ScaleB(value, power))], method));
            for (int i = 0; i < one.Length; i++) Assert.Equal(one[i].Select(value => Math.ScaleB(value, power)), other[i]);
        }
    }

    [Theory]
    [InlineData(3.7, 0)]
    [InlineData(1, 123.4)]
    [InlineData(-1, 0)]
    [InlineData(0.01, -5000)]
    public void Forecast_ScaledAndShifted_FollowsWithinRounding(double factor, double shift)
    {
        double[] values = Panels.Load(240);
        double largest = values.Max() * Math.Abs(factor);
        foreach (SsaForecastMethod method in Methods)
        {
            SsaForecaster forecaster = new() { HasRegression = false, Method = method };
            double[] one = forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, values)), Steps);
            double[] other = forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, [.. values.Select(value => (factor * value) + shift)])), Steps);
            for (int k = 0; k < Steps; k++) Assert.Equal((factor * one[k]) + shift, other[k], 1e-9 * largest);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(-1e300)]
    [InlineData(5e-324)]
    public void Forecast_Constant_IsThatConstantWithoutWidth(double constant)
    {
        foreach (int length in (int[])[3, 4, 30, 240])
        {
            RegularPanel panel = Forecasts.Hourly(("a", 0, Forecasts.Numbers(length, _ => constant)));
            foreach (bool shared in (bool[])[false, true])
            {
                ForecastModel model = new SsaForecaster { HasRegression = false, IsMultivariate = shared }.Fit(
                    panel, new FitOptions { Horizon = Horizon.Steps(30) }, TestContext.Current.CancellationToken);
                Forecast forecast = model.Forecast(panel, Horizon.Steps(30), null, TestContext.Current.CancellationToken);
                Assert.All(forecast.Point(panel.Keys[0]).ToArray(), value => Assert.Equal(constant, value));
                if (length < 30) continue;
                foreach (double level in forecast.Levels)
                    Assert.All(forecast.Quantile(panel.Keys[0], new QuantileLevel(level)).ToArray(), value => Assert.Equal(constant, value));
            }
        }
    }

    [Fact]
    public void Forecast_LastValueFollowsFromNothing_IsFinite()
    {
        double[] spike = Forecasts.Numbers(5, t => t == 4 ? 10 : 0);
        double[] points = new SsaForecaster { HasRegression = false, Window = 2, Rank = 1 }.FitAndForecast(Forecasts.Hourly(("a", 0, spike)), 30);
        Assert.All(points, value => Assert.True(double.IsFinite(value)));
        double[] tiny = [5e-324, 1.5e-323, 0, 0, 0];
        points = new SsaForecaster { HasRegression = false, Rank = 1000, Method = SsaForecastMethod.Vector }.FitAndForecast(Forecasts.Hourly(("a", 0, tiny)), 30);
        Assert.All(points, value => Assert.InRange(value, -1.5e-323, 3e-323));
    }

    [Fact]
    public void Forecast_ConstantThatEndsEarly_IsStillThatConstant()
    {
        RegularPanel panel = Holed(("a", [.. Forecasts.Numbers(60, _ => 5.0), double.NaN]), ("b", Panels.Load(61)));
        double[] points = new SsaForecaster { HasRegression = false }.FitAndForecast(panel, 9);
        Assert.All(points, value => Assert.Equal(5, value));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Forecast_MultivariateNoiselessSignal_GoesOnInEverySeries(SsaForecastMethod method)
    {
        double[][] series = [Signals.Values("line and sine", 150), Signals.Values("line and sine", 150, first: 31), Forecasts.Numbers(150, t => 4 - (2 * Math.Cos(2 * Math.PI * t / 24)))];
        RegularPanel panel = Forecasts.Hourly(("a", 0, series[0]), ("b", 0, series[1]), ("c", 0, series[2]));
        SsaForecaster forecaster = Plain(method, 4, shared: true);
        ForecastModel model = forecaster.Fit(panel, Forecasts.Points(Steps), TestContext.Current.CancellationToken);
        Signals.Near(Signals.Values("line and sine", Steps, first: 150), model.Points(panel, Steps, 0), 1e-8);
        Signals.Near(Signals.Values("line and sine", Steps, first: 181), model.Points(panel, Steps, 1), 1e-8);
        Signals.Near(Forecasts.Numbers(Steps, t => 4 - (2 * Math.Cos(2 * Math.PI * (t + 150) / 24))), model.Points(panel, Steps, 2), 1e-8);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Forecast_SeriesInAnotherOrder_IsTheSame(bool shared)
    {
        double[][] series = [Panels.Load(200, seed: 1), Panels.Load(230, seed: 2), Panels.Load(210, seed: 3)];
        SsaForecaster forecaster = new() { HasRegression = false, IsMultivariate = shared };
        // Panels sort their keys, so that the order is changed by the names.
        RegularPanel one = Forecasts.Hourly(("a", 30, series[0]), ("b", 0, series[1]), ("c", 20, series[2]));
        RegularPanel other = Forecasts.Hourly(("z", 30, series[0]), ("y", 0, series[1]), ("x", 20, series[2]));
        for (int s = 0; s < 3; s++)
        {
            double[] points = forecaster.FitAndForecast(one, Steps, s);
            double[] turned = forecaster.FitAndForecast(other, Steps, 2 - s);
            if (shared) Signals.Near(points, turned, 1e-9);
            else Assert.Equal(points, turned);
        }
    }

    [Fact]
    public void Forecast_VectorAndGrowthIsHeld_KeepsTheHeightOfAGrowingWave()
    {
        double[] values = Forecasts.Numbers(240, t => 100 + (Math.Pow(1.01, t) * Math.Cos(2 * Math.PI * t / 12)));
        SsaForecaster forecaster = new() { HasRegression = false, Window = 60, Rank = 3, Method = SsaForecastMethod.Vector };
        double[] points = forecaster.FitAndForecast(Forecasts.Hourly(("a", 0, values)), 240);
        double height = values[^24..].Max() - 100;
        Assert.InRange(points[^24..].Max() - 100, 0.7 * height, 1.3 * height);
        double[] free = Plain(SsaForecastMethod.Vector, 3).FitAndForecast(Forecasts.Hourly(("a", 0, values)), 240);
        Assert.InRange(free[^24..].Max() - 100, 5 * height, 20 * height);
    }

    [Fact]
    public void Fit_WindowThatIsTooLong_NamesTheSeriesAndWhatWorks()
    {
        foreach (bool shared in (bool[])[false, true])
        {
            SeriesDataException fault = Assert.Throws<SeriesDataException>(() =>
                new SsaForecaster { HasRegression = false, Window = 168, IsMultivariate = shared }.FitAndForecast(Forecasts.Hourly(("a", 0, Panels.Load(200))), 24));
            Assert.Equal("SSA-001", Assert.Single(fault.Findings).Code);
            Assert.All((string[])["168", "336", "200", "100"], word => Assert.Contains(word, fault.Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(SsaIntervals.Conformal)]
    [InlineData(SsaIntervals.Bootstrap)]
    public void Fit_LengthOfTwoWindows_HasQuantilesToo(SsaIntervals intervals)
    {
        // Past errors are those of a part of the history, for which the window is too long.
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(336)));
        ForecastModel model = new SsaForecaster { HasRegression = false, Window = 168, Intervals = intervals }.Fit(
            panel, new FitOptions { Horizon = Horizon.Steps(24), Seed = -1 }, TestContext.Current.CancellationToken);
        Forecast forecast = model.Forecast(panel, Horizon.Steps(24), null, TestContext.Current.CancellationToken);
        foreach (double level in forecast.Levels)
            Assert.All(forecast.Quantile(panel.Keys[0], new QuantileLevel(level)).ToArray(), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Forecast_SharedSignalAndAShortSeries_HasBootstrappedQuantilesToo()
    {
        RegularPanel panel = Holed(("a", Panels.Load(200)), ("b", Panels.Load(30)), ("c", [.. Panels.Load(60), .. Forecasts.Numbers(140, _ => double.NaN)]));
        SsaForecaster forecaster = new() { HasRegression = false, IsMultivariate = true, Window = 48, Intervals = SsaIntervals.Bootstrap };
        ForecastModel model = forecaster.Fit(panel, new FitOptions { Horizon = Horizon.Steps(24) }, TestContext.Current.CancellationToken);
        Forecast forecast = model.Forecast(panel, Horizon.Steps(24), null, TestContext.Current.CancellationToken);
        for (int s = 0; s < 2; s++)
        {
            foreach (double level in forecast.Levels)
                Assert.All(forecast.Quantile(panel.Keys[s], new QuantileLevel(level)).ToArray(), value => Assert.True(double.IsFinite(value)));
        }
    }

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        foreach (int window in (int[])[1, 0, -5])
            Assert.Contains("SSA-002", Assert.Throws<ArgumentOutOfRangeException>(() => new SsaForecaster { Window = window }).Message, StringComparison.Ordinal);
        foreach (int rank in (int[])[0, -1])
            Assert.Contains("SSA-002", Assert.Throws<ArgumentOutOfRangeException>(() => new SsaForecaster { Rank = rank }).Message, StringComparison.Ordinal);
        foreach (double growth in (double[])[0.99, -1, double.NaN, double.PositiveInfinity])
            Assert.Throws<ArgumentOutOfRangeException>(() => new SsaForecaster { LargestGrowth = growth });
        Assert.Contains("SSA-002", Assert.Throws<ArgumentOutOfRangeException>("Rank", () =>
            new SsaForecaster { Window = 10, Rank = 10 }.FitAndForecast(Forecasts.Hourly(("a", 0, Panels.Load(200))), 24)).Message, StringComparison.Ordinal);
    }

    /// <summary>Makes an hourly panel of series that end together; what is missing stays missing.</summary>
    internal static RegularPanel Holed(params (string Key, double[] Values)[] series)
    {
        Duration hour = Duration.FromHours(1);
        Instant end = Panels.Start + (hour * series.Max(one => one.Values.Length));
        return Panels.Of(Panels.Schema(), [.. series.Select(one => Rows.Every(one.Key, end - (hour * one.Values.Length), hour, one.Values))])
            .Filled(new PreparationOptions { Imputation = Imputation.None });
    }

    private static SsaForecaster Plain(SsaForecastMethod method, int rank, bool shared = false) =>
        new() { HasRegression = false, LargestGrowth = null, Method = method, Window = 60, Rank = rank, IsMultivariate = shared };

    // Points and quantiles.
    private static double[][] Everything(double[] values, SsaForecastMethod method)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, values));
        ForecastModel model = new SsaForecaster { HasRegression = false, Method = method }.Fit(
            panel, new FitOptions { Horizon = Horizon.Steps(30) }, TestContext.Current.CancellationToken);
        Forecast forecast = model.Forecast(panel, Horizon.Steps(30), null, TestContext.Current.CancellationToken);
        return [forecast.Point(panel.Keys[0]).ToArray(), .. forecast.Levels.Select(level => forecast.Quantile(panel.Keys[0], new QuantileLevel(level)).ToArray())];
    }
}
