using Forecasting.Features;
using Forecasting.Tests.Preparation;
using NodaTime;

namespace Forecasting.Tests.Features.Weather;

public sealed class WeatherFeatureTests
{
    [Fact]
    public void TransformAhead_EveryFeature_GivesWhatTheHistoryLaterHas()
    {
        double[] temperature = WeatherCase.Temperature(40, seed: 1);
        RegularPanel panel = WeatherCase.Hourly(new double[temperature.Length], ("temp", temperature));
        RegularPanel past = panel.AsOf(panel.Grid.InstantAt(panel.OriginIndex - 50), TestContext.Current.CancellationToken);
        FittedFeatureSet fitted = FeatureSet.Create(WeatherCase.All).Fit(past);
        FeatureMatrix ahead = fitted.TransformAhead(past, 1, 50, TestContext.Current.CancellationToken);
        FeatureMatrix later = fitted.Transform(panel, 2, TestContext.Current.CancellationToken);
        for (int c = 0; c < later.Columns.Count; c++)
            Assert.Equal(later.Column(c).ToArray()[^50..], ahead.Column(c).ToArray());
    }

    [Fact]
    public void Fit_WeatherAfterTheOrigin_ChangesNothingThatWasLearned()
    {
        double[] temperature = WeatherCase.Temperature(400, seed: 2);
        double[] changed = [.. temperature.Select((value, i) => i < 9000 ? value : value + 30)];
        double[] target = [.. temperature.Take(9000).Select(value => Math.Max(0, 15 - value))];
        foreach (Feature feature in WeatherCase.All)
        {
            // The last day of the history runs on after the origin, and its later hours are known.
            float[] one = feature.Values(WeatherCase.Hourly(target, ("temp", temperature)))[..8900];
            float[] other = feature.Values(WeatherCase.Hourly(target, ("temp", changed)))[..8900];
            Assert.Equal(one, other);
        }
    }

    [Fact]
    public void KnownExponentialMean_HalfLifeOfOne_HalvesWeights()
    {
        RegularPanel panel = WeatherCase.Hourly([1, 1, 1], ("temp", [0, 8, 8, 0]));
        Assert.Equal([0, 4, 6], Feature.KnownExponentialMean("temp", 1).Values(panel));
        Assert.Equal([3], Feature.KnownExponentialMean("temp", 1).Ahead(panel, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Feature.KnownExponentialMean("temp", 0));
    }

    [Fact]
    public void KnownExponentialMean_LongMemory_SoonIsWarm()
    {
        // The bits hang on 8,192 values; after twelve days the first of them weighs a sixteenth, and rows from then on teach.
        FittedFeatureSet fitted = FeatureSet.Create(Feature.KnownExponentialMean("temp", 72)).Fit(WeatherCase.Hourly([1, 1], ("temp", [0, 8])));
        Assert.Equal((8191, 288), (fitted.NeededHistory, fitted.WarmUp));
        Assert.Equal(24, FeatureSet.Create(Feature.TargetLag(24)).Fit(WeatherCase.Hourly([1, 1], ("temp", [0, 8]))).WarmUp);
    }

    [Fact]
    public void KnownDay_LocalDays_HaveTheirLaterHoursToo()
    {
        // From 22:00 in New York: two hours of one day, then the next, of which two hours are given.
        var start = Instant.FromUtc(2024, 1, 2, 3, 0);
        RegularPanel panel = WeatherCase.Hourly([1, 1, 1], start, [("temp", [1, 3, 10, 30])]);
        Feature day = Feature.KnownDay("temp");
        Assert.Equal([2, 2, 20], day.Values(panel));
        Assert.Equal([1, 1, 10], day.Values(panel, 1));
        Assert.Equal([3, 3, 30], day.Values(panel, 2));
        Assert.Equal([2, 2, 20], day.Values(panel, 3));
        Assert.Equal([20, 20], day.Ahead(panel, 2));
    }

    [Fact]
    public void KnownDay_DayOfTwentyFiveHours_IsWhole()
    {
        // 2024-11-03 in New York runs from 04:00 to 05:00 of the next day by UTC.
        var start = Instant.FromUtc(2024, 11, 3, 4, 0);
        double[] temperature = [.. Enumerable.Range(0, 26).Select(i => (double)i)];
        RegularPanel panel = WeatherCase.Hourly(new double[26], start, [("temp", temperature)]);
        float[] greatest = Feature.KnownDay("temp").Values(panel, 2);
        Assert.Equal(24, greatest[0]);
        Assert.Equal(24, greatest[24]);
        Assert.Equal(25, greatest[25]);
    }

    [Fact]
    public void Spline_BeyondTheOuterKnots_IsALine()
    {
        double[] temperature = [.. Enumerable.Range(0, 201).Select(i => i / 2.0)];
        double[] beyond = [.. temperature, 110, 120, 130, double.NaN];
        Feature spline = Feature.Spline("temp", 4);
        RegularPanel panel = WeatherCase.Hourly(new double[201], ("temp", beyond));
        for (int column = 0; column < 3; column++)
        {
            float[] ahead = spline.Ahead(panel, 4, column);
            Assert.Equal(ahead[1] - ahead[0], ahead[2] - ahead[1], 1e-3f);
            Assert.True(float.IsNaN(ahead[3]));
        }

        // Below the first knot, which is at the twentieth part, a curve is zero; knots are at 5, 35, 65 and 95.
        Assert.Equal(0, spline.Values(panel, 1)[10]);
        Assert.Equal(15f * 15 * 15 / (90 * 90), spline.Values(panel, 1)[40], 1e-4f);
        Assert.Equal(temperature[40], spline.Values(panel)[40]);
    }

    [Fact]
    public void Spline_ColumnThatIsConstant_IsTheColumnAlone()
    {
        RegularPanel panel = WeatherCase.Hourly([1, 1, 1], ("temp", [5, 5, 5]));
        FeatureSet set = [Feature.Spline("temp")];
        FeatureMatrix matrix = set.Fit(panel).Transform(panel, 1, TestContext.Current.CancellationToken);
        Assert.Single(matrix.Columns);
        Assert.Equal([5, 5, 5], matrix.Column(0).ToArray());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Spline_KnotsOutOfRange_AreRefused(int knots) => Assert.Throws<ArgumentOutOfRangeException>(() => Feature.Spline("temp", knots));

    [Fact]
    public void Anomaly_UsualWeather_IsNearZero()
    {
        double[] usual = [.. Enumerable.Range(0, 24 * 800).Select(i => 10 - (9 * Math.Cos(2 * Math.PI * (i / 24) / 365.2425)))];
        double[] hot = [.. usual];
        hot[24 * 700] += 12;
        RegularPanel panel = WeatherCase.Hourly(new double[24 * 600], Panels.Start, [("temp", hot)]);
        float[] ahead = Feature.Anomaly("temp").Ahead(panel, 24 * 150);
        Assert.Equal(12, ahead[24 * 100], 0.3f);
        Assert.All(ahead.Where((_, i) => i != 24 * 100), value => Assert.InRange(value, -0.5f, 0.5f));
    }

    [Fact]
    public void Anomaly_LessThanAYear_IsTheDistanceFromTheMeanOfTheHour()
    {
        double[] temperature = [.. Enumerable.Range(0, 96).Select(i => (double)((i % 24) + (i / 24)))];
        RegularPanel panel = WeatherCase.Hourly(new double[48], ("temp", temperature));
        Assert.Equal([-0.5f, 0.5f, 1.5f, 2.5f], Every(24, [.. Feature.Anomaly("temp").Values(panel), .. Feature.Anomaly("temp").Ahead(panel, 48)]));
    }

    [Fact]
    public void Spells_HotDaysInARow_AreCounted()
    {
        // 40 days of one degree more each, the last four of the history and three after it among the hottest tenth.
        double[] temperature = [.. Enumerable.Range(0, 24 * 43).Select(i => (double)(i / 24))];
        RegularPanel panel = WeatherCase.Hourly(new double[24 * 40], ("temp", temperature));
        Feature spells = Feature.Spells("temp");
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], Every(24, [.. spells.Values(panel, 1), .. spells.Ahead(panel, 72, 1)], first: 23)[35..]);
        Assert.Equal([1, 2, 3, 4], Every(24, spells.Values(panel), first: 23)[..4]);
        Assert.Equal(0, spells.Values(panel)[^1]);
    }

    [Fact]
    public void Spells_DayThatIsNotKnown_IsMissing()
    {
        double[] temperature = [.. Enumerable.Range(0, 24 * 30).Select(i => i / 24 is 20 or 21 ? double.NaN : i / 24)];
        float[] hot = Feature.Spells("temp").Values(WeatherCase.Hourly(new double[24 * 30], ("temp", temperature)), 1);
        Assert.True(float.IsNaN(hot[(24 * 21) + 23]));
        Assert.Equal(0, hot[(24 * 19) + 23]);
    }

    private static float[] Every(int step, float[] values, int first = 0) => [.. values.Where((_, i) => i % step == first)];
}
