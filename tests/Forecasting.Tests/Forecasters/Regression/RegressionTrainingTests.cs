using Forecasting.Features;
using Forecasting.Forecasters.Regression;
using Forecasting.Preparation;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Regression;

/// <summary>What a regression sees of a cell while it learns is what a forecast of that cell would see.</summary>
public sealed class RegressionTrainingTests
{
    private const int Cells = 400;
    private const int Steps = 24;

    private static readonly double[] Load = Panels.Load(Cells);

    private static readonly FeatureSet Everything =
    [
        Feature.TargetLag(Steps), Feature.TargetLag(40), Feature.OriginLag(1), Feature.OriginLag(7), Feature.StepAhead, Feature.Rolling(12, Steps),
        Feature.SeasonalRolling(3, 24, Steps), Feature.RollingQuantile(10, 30, new QuantileLevel(0.8)), Feature.Hour, Feature.Weekday, Feature.Trend,
    ];

    [Fact]
    public void Fit_DirectStrategy_EachRowIsWhatAForecastFromItsOriginSees() => AssertTrainingIsServing(ForecastStrategy.Direct, Everything, [(1, Steps)]);

    [Fact]
    public void Fit_DirectByBlock_EachRowIsWhatAForecastFromItsOriginSees() =>
        AssertTrainingIsServing(ForecastStrategy.DirectByBlock(2, 9), Everything, [(1, 2), (3, 9), (10, Steps)]);

    // Forecasts are zeros on the scale of the learner, so the steps of a recursion are seen for what they are.
    [Fact]
    public void Forecast_Recursive_EachStepIsTheNextOne()
    {
        var regressor = new WatchedRegressor();
        FeatureSet features = [Feature.TargetLag(1), Feature.TargetLag(5), Feature.OriginLag(1), Feature.OriginLag(3), Feature.StepAhead, Feature.Rolling(4, 1)];
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load));
        new GivenForecaster(regressor) { Features = features, Strategy = ForecastStrategy.Recursive }.FitAndForecast(panel, 8);
        float[] history = [.. regressor.Learned[0].Targets.ToArray().Select(value => (float)value)];
        Assert.Equal(8, regressor.Asked.Count);
        for (int k = 0; k < 8; k++)
        {
            float[] carriedOn = [.. history, .. new float[k]];
            float[] row = [.. Enumerable.Range(0, features.Count).Select(c => regressor.Asked[k].Column(c).Span[0])];
            Assert.Equal(carriedOn[^1], row[0]);
            Assert.Equal(carriedOn[^5], row[1]);
            Assert.Equal(carriedOn[^1], row[2]);
            Assert.Equal(carriedOn[^3], row[3]);
            Assert.Equal(1, row[4]);
            Assert.Equal(carriedOn[^4..].Average(), row[5], 1e-6);
        }
    }

    [Fact]
    public void Fit_MoreRowsThanTheMaximum_LearnsFromThatManyOfAllSeriesAndTimes()
    {
        (string, int, double[])[] series = [.. Enumerable.Range(0, 12).Select(s => ($"{s:00}", 0, Panels.Load(Cells, seed: s)))];
        RegressionData drawn = Drawn(series, 1000), again = Drawn(series, 1000), all = Drawn(series, 1_000_000);
        Assert.Equal(12 * Cells, all.Targets.Length);
        Assert.InRange(drawn.Targets.Length, 900, 1100);
        Assert.Equal(drawn.Targets.ToArray(), again.Targets.ToArray());
        int trend = drawn.Features.IndexOf("trend");
        float[] times = drawn.Features.Column(trend).ToArray(), known = all.Features.Column(trend).ToArray();
        Assert.Equal(known.Average(), times.Average(), 0.1 * (known.Max() - known.Min()));
        Assert.Equal(12, drawn.Features.Column(drawn.Features.IndexOf("series")).ToArray().Distinct().Count());

        // Each row keeps its own features: its time and series lead back to its target.
        var rows = Enumerable.Range(0, all.Targets.Length).ToDictionary(i => (Of(all, "series", i), Of(all, "trend", i)), i => all.Targets.Span[i]);
        for (int i = 0; i < drawn.Targets.Length; i++) Assert.Equal(rows[(Of(drawn, "series", i), Of(drawn, "trend", i))], drawn.Targets.Span[i]);
    }

    private static float Of(RegressionData data, string column, int row) => data.Features.Column(data.Features.IndexOf(column)).Span[row];

    private static RegressionData Drawn((string Key, int Start, double[] Values)[] series, int maximum)
    {
        var regressor = new WatchedRegressor();
        new GivenForecaster(regressor) { Features = [Feature.Series, Feature.Trend], MaximumRows = maximum }.FitAndForecast(Forecasts.Hourly(series), 1);
        return regressor.Learned[0];
    }

    [Fact]
    public void Fit_TargetLags_AreOnTheScaleOfTheTargets()
    {
        var regressor = new WatchedRegressor();
        new GivenForecaster(regressor) { Features = [Feature.TargetLag(3)], Strategy = ForecastStrategy.Recursive }.FitAndForecast(Forecasts.Hourly(("a", 0, Load)), 1);
        RegressionData data = regressor.Learned[0];
        double[] targets = data.Targets.ToArray();
        Assert.Equal(0, targets.Average(), 0.05);
        for (int i = 3; i < targets.Length; i++) Assert.Equal((float)targets[i - 3], data.Features.Column(0).Span[i]);
    }

    [Fact]
    public void Fit_CellsThatWereNotObserved_AreNotLearned()
    {
        double[] values = [.. Load];
        for (int i = 200; i < 203; i++) values[i] = double.NaN;
        RegularPanel filled = Panels.Hourly(values).Prepare(null, TestContext.Current.CancellationToken);
        Assert.False(double.IsNaN(filled.Target(0)[201]));

        var regressor = new WatchedRegressor();
        new GivenForecaster(regressor) { Features = [Feature.TargetLag(1)], Strategy = ForecastStrategy.Recursive }.FitAndForecast(filled, 1);
        RegressionData data = regressor.Learned[0];

        // All cells but the three; the first has no lag, but the history is long enough to do without it.
        Assert.Equal(Cells - 1 - 3, data.Targets.Length);

        // The filled values still serve as lags of the cell after them.
        Assert.DoesNotContain(float.NaN, data.Features.Column(0).ToArray());
    }

    [Fact]
    public void Fit_ShortSeries_KeepsItsFirstRows()
    {
        var regressor = new WatchedRegressor();
        new GivenForecaster(regressor) { Features = [Feature.TargetLag(24)] }.FitAndForecast(Forecasts.Hourly(("a", 0, Load[..90])), Steps);
        Assert.Equal(90, regressor.Learned[0].Targets.Length);
        Assert.Equal(24, regressor.Learned[0].Features.Column(0).ToArray().Count(float.IsNaN));
    }

    private static void AssertTrainingIsServing(ForecastStrategy strategy, FeatureSet features, (int First, int Last)[] blocks)
    {
        var regressor = new WatchedRegressor();
        RegularPanel panel = Forecasts.Hourly(("a", 0, Load));
        ForecastModel model = new GivenForecaster(regressor) { Features = features, Strategy = strategy }
            .Fit(panel, Forecasts.Points(Steps), TestContext.Current.CancellationToken);
        Assert.Equal(blocks.Length, regressor.Learned.Count);
        int firstKept = Cells - regressor.Learned[0].Targets.Length;
        int stepColumn = ColumnOf(regressor.Learned[0].Features, "step ahead");

        for (int b = 0; b < blocks.Length; b++)
        {
            FeatureMatrix learned = regressor.Learned[b].Features;
            var seen = new HashSet<int>();
            for (int i = 250; i < Cells; i += 3)
            {
                int step = (int)learned.Column(stepColumn).Span[i - firstKept];
                Assert.InRange(step, blocks[b].First, blocks[b].Last);
                seen.Add(step);

                // A forecast from the origin that lies so many steps before the cell.
                regressor.Asked.Clear();
                RegularPanel past = panel.AsOf(Panels.Start + NodaTime.Duration.FromHours(i - step + 1), TestContext.Current.CancellationToken);
                model.Points(past, Steps);
                FeatureMatrix served = regressor.Asked[b];
                int row = step - blocks[b].First;
                for (int c = 0; c < learned.Columns.Count; c++)
                {
                    Assert.True(
                        learned.Column(c).Span[i - firstKept].Equals(served.Column(c).Span[row]),
                        $"{learned.Columns[c].Name} of cell {i} at step {step}: learned {learned.Column(c).Span[i - firstKept]}, served {served.Column(c).Span[row]}");
                }
            }

            Assert.True(seen.Count >= Math.Min(blocks[b].Last - blocks[b].First + 1, 10));
        }
    }

    private static int ColumnOf(FeatureMatrix matrix, string name)
    {
        int column = matrix.IndexOf(name);
        Assert.True(column >= 0);
        return column;
    }
}
