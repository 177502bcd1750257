using Forecasting.Weather;

namespace Forecasting.Tests.Weather;

public sealed class WeatherExaminationTests
{
    [Fact]
    public void Examine_StuckSensorGapAndSpike_NamesPlaceAndTime()
    {
        var random = new Random(2);
        var readings = new List<WeatherReading>();
        for (int h = 0; h < 60 * 24; h++)
        {
            double value = 10 + (5 * Math.Sin(h * Math.PI / 12)) + random.NextDouble();
            readings.Add(WeatherCase.Reading(h, h is >= 400 and < 440 ? 7.3 : value));
            if (h is >= 700 and < 710) continue;
            readings.Add(WeatherCase.Reading(h, h == 900 ? 60 : value, place: WeatherCase.Other));
        }

        IReadOnlyList<Finding> findings = WeatherCase.Observed(readings).Examine(cancellationToken: TestContext.Current.CancellationToken);
        Assert.All(findings, finding => Assert.Equal("temperature_2m", finding.Column));
        Assert.Equal(
            [("GAP-002", "there", WeatherCase.Hour(700), 10), ("REPORT-02", "there", WeatherCase.Hour(900), 1), ("REPORT-05", "here", WeatherCase.Hour(400), 1)],
            findings.Select(finding => (finding.Code, finding.Series!.ToString(), finding.Time!.Value, (int)finding.Count)).Order());
    }

    [Fact]
    public void Examine_SaturatedAirAndRain_FindsNothing()
    {
        IEnumerable<WeatherReading> readings = Enumerable.Range(0, 200).SelectMany(h => (WeatherReading[])
        [
            WeatherCase.Reading(h, 100, variable: WeatherVariable.RelativeHumidity), WeatherCase.Reading(h, h % 40 == 0 ? 20 : 0, variable: WeatherVariable.Precipitation),
        ]);
        Assert.Empty(WeatherCase.Observed(readings).Examine(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ToPanel_SeveralIssues_HasTheLatest()
    {
        WeatherTable table = WeatherTable.Create([WeatherCase.Reading(1, 1, issued: 0), WeatherCase.Reading(1, 2, issued: 1), WeatherCase.Reading(2, 3, issued: 0)], WeatherNature.Forecast);
        SeriesPanel panel = table.ToPanel(WeatherVariable.Temperature);
        Assert.Equal([2, 3], panel.Target(0).ToArray());
        Assert.Equal("here", panel.Keys[0].ToString());
        Assert.Throws<ArgumentException>(() => table.ToPanel(WeatherVariable.Pressure));
    }
}
