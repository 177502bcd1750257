using Forecasting.Features;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Ssa;
using Forecasting.Tests.Features;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Ssa;

public sealed class SsaFeatureTests
{
    // The windows are single precision at the end; the filters are learned to twelve digits.
    private const double Tolerance = 1e-6 * 1300;

    // A level, a day and a slower, weaker wave: five components.
    private static double Signal(int t) => 1000 + (200 * Math.Sin(Math.PI * t / 12)) + (50 * Math.Cos((2 * Math.PI * t / 48) + 1));

    private static double[] Signals(int count) => [.. Enumerable.Range(0, count).Select(Signal)];

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(168)]
    public void Forecast_OfANoiselessSignal_IsThatOfTheDecomposition(int lag)
    {
        double[] values = Signals(1000);
        float[] column = Feature.Ssa(lag, 96, 5).Ahead(FeatureCase.Hourly(values), lag);
        double[] expected = SsaDecomposition.Of(values, 96, 5, TestContext.Current.CancellationToken).Forecast(lag, 5, SsaForecastMethod.Vector);
        for (int k = 0; k < lag; k++)
        {
            Assert.Equal(expected[k], column[k], Tolerance);
            Assert.Equal(Signal(1000 + k), column[k], Tolerance);
        }
    }

    [Fact]
    public void Components_OfANoiselessSignal_AreThoseOfTheDecomposition()
    {
        const int Lag = 24;
        // As many windows as 19 of the longest period: the parts do not mix.
        double[] values = Signals(96 + (19 * 48) - 1);
        Feature feature = Feature.Ssa(Lag, 96, 5);
        RegularPanel panel = FeatureCase.Hourly(values);
        var decomposition = SsaDecomposition.Of(values, 96, 5, TestContext.Current.CancellationToken);
        // A window of whole periods parts level and waves; the two components of one wave count together.
        double[][] waves = [decomposition.Component(0), decomposition.Reconstruct(1, 2), decomposition.Reconstruct(3, 4)];
        float[][] columns = [.. Enumerable.Range(0, 6).Select(c => feature.Values(panel, c))];
        for (int cell = Lag + 95; cell < values.Length; cell++)
        {
            Assert.Equal(waves[0][cell - Lag], columns[1][cell], Tolerance);
            Assert.Equal(waves[1][cell - Lag], columns[2][cell] + columns[3][cell], Tolerance);
            Assert.Equal(waves[2][cell - Lag], columns[4][cell] + columns[5][cell], Tolerance);
            Assert.Equal(Signal(cell), columns[0][cell], Tolerance);
        }
    }

    [Fact]
    public void Fill_WindowNotWholeOrBeforeTheStart_IsMissing()
    {
        const int Lag = 3;
        double[] values = Panels.Load(400);
        values[200] = double.NaN;
        float[] column = Feature.Ssa(Lag, 24, 4).Values(FeatureCase.Hourly(values));
        for (int cell = 0; cell < values.Length; cell++)
            Assert.Equal(cell < Lag + 23 || (cell >= 200 + Lag && cell < 200 + Lag + 24), float.IsNaN(column[cell]));
    }

    [Fact]
    public void Fill_TargetOnAnotherScale_ForecastsOnIt()
    {
        // The forecaster's own scale is not the one that the filters were learned on: a level and a factor must not matter.
        double[] values = Panels.Load(600);
        double[] scaled = [.. values.Select(value => (value - 1000) / 250)];
        RegularPanel panel = FeatureCase.Hourly(values);
        FeatureSet set = [Feature.Ssa(24, 168, 6)];
        FittedFeatureSet fitted = set.Fit(panel);
        FeatureMatrix own = fitted.Transform(panel, 1, TestContext.Current.CancellationToken);
        FeatureMatrix other = fitted.Transform(FeatureCase.Hourly(scaled), 1, TestContext.Current.CancellationToken);
        for (int c = 0; c < 7; c++)
        {
            for (int row = 200; row < 600; row++)
            {
                double expected = c < 2 ? (own.Column(c).Span[row] - 1000) / 250 : own.Column(c).Span[row] / 250;
                Assert.Equal(expected, other.Column(c).Span[row], 1e-5);
            }
        }
    }

    [Fact]
    public void Fill_SeriesThatWasNotLearnedOrIsTooShort_IsMissing()
    {
        RegularPanel trained = FeatureCase.Series(("a", Panels.Load(300)), ("b", [1, 2, 3]));
        FittedFeatureSet fitted = FeatureSet.Create(Feature.Ssa(1, 24, 3)).Fit(trained);
        FeatureMatrix matrix = fitted.Transform(
            FeatureCase.Series(("a", Panels.Load(60)), ("b", Panels.Load(60)), ("c", Panels.Load(60))), 1, TestContext.Current.CancellationToken);
        for (int row = 30; row < 180; row++) Assert.Equal(row >= 60, float.IsNaN(matrix.Column(0).Span[row]));
    }

    [Fact]
    public void Components_ThatTheSeriesDoesNotHave_AreZero()
    {
        Feature feature = Feature.Ssa(1, 24, 4);
        RegularPanel panel = FeatureCase.Hourly([.. Enumerable.Repeat(5.0, 100)]);
        Assert.All(feature.Values(panel, 0)[24..], value => Assert.Equal(5, value, 1e-6f));
        Assert.All(feature.Values(panel, 1)[24..], value => Assert.Equal(5, value, 1e-6f));
        for (int c = 2; c < 5; c++) Assert.All(feature.Values(panel, c)[24..], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Regression_WithTheFeature_ForecastsASignalThatItsLagsDoNotTell()
    {
        // Waves that no whole number of steps repeats, so that no single lag is the value itself. They are waves of the logarithm, which the
        // forecaster learns by default where all values are well above zero.
        double[] values = [.. Enumerable.Range(0, 1524).Select(t => Math.Exp(7 + (0.2 * Math.Sin(t / 7.3)) + (0.1 * Math.Sin(t / 3.1))))];
        RegularPanel panel = FeatureCase.Hourly(values[..1500]);
        double lagged = Error(Feature.TargetLag(24));
        Assert.True(lagged > 20, "The lag tells it all.");
        // Not nothing: the penalty of the regression draws the forecast to the mean.
        Assert.InRange(Error(Feature.Ssa(24, 168, 5)), 0, lagged / 20);

        double Error(Feature feature)
        {
            var forecaster = new LinearForecaster { Features = [feature] };
            CancellationToken stop = TestContext.Current.CancellationToken;
            Forecast forecast = forecaster.Fit(panel, new() { Horizon = Forecasting.Time.Horizon.Steps(24) }, stop)
                .Forecast(panel, Forecasting.Time.Horizon.Steps(24), cancellationToken: stop);
            ReadOnlySpan<double> points = forecast.Point(panel.Keys[0]);
            double sum = 0;
            for (int k = 0; k < 24; k++) sum += Math.Abs(values[1500 + k] - points[k]) / 24;
            return sum;
        }
    }

    [Fact]
    public void Ssa_ArgumentOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Ssa(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Ssa(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Ssa(1, 2049));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Ssa(1, 24, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Ssa(1, 24, 65));
        Assert.Equal(24, Feature.Ssa(24).KnownWhen.Steps);
        FittedFeatureSet fitted = FeatureSet.Create(Feature.Ssa(24, 96)).Fit(FeatureCase.Hourly(Panels.Load(500)));
        Assert.Equal(24 + 96 - 1, fitted.NeededHistory);
    }
}
