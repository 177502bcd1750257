using Forecasting.Search;
using Forecasting.Tests.Forecasters.Ssa;
using Forecasting.Tests.Preparation;
using Forecasting.Time;

namespace Forecasting.Tests.Forecasters;

/// <summary>Forecasters that fit numbers to each series survive any.</summary>
public sealed class HostileForecastTests
{
    private const int Steps = 30;

    // A series with fewer may have none of them where the last season is repeated from.
    private const int EnoughValues = 50;

    public static MatrixTheoryData<string, int> Cases => new(["mstl", "arima"], Enumerable.Range(0, HostileSeries.KindCount));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forecast_HostileSeries_IsFinite(string name, int kind)
    {
        var random = new Random(kind + 1);
        double[][] series = [.. Enumerable.Range(0, 4).Select(_ => HostileSeries.Draw(random, kind)), Panels.Load(200)];
        RegularPanel panel = Panels.Of(
            Panels.Schema(), [.. series.Select((values, i) => Rows.Every($"s{i}", Panels.Start, NodaTime.Duration.FromHours(1), values))]).Filled();
        ForecastModel model = ForecasterCatalog.Create(name).Fit(
            panel, new FitOptions { Horizon = Horizon.Steps(Steps) }, TestContext.Current.CancellationToken);
        Forecast forecast = model.Forecast(panel, Horizon.Steps(Steps), cancellationToken: TestContext.Current.CancellationToken);
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            int known = 0;
            foreach (double value in panel.Target(s)) known += double.IsNaN(value) ? 0 : 1;
            foreach (double point in forecast.Point(panel.Keys[s]))
            {
                Assert.False(double.IsInfinity(point));
                if (known >= EnoughValues) Assert.True(double.IsFinite(point), $"Series {s} has {known} values.");
            }
        }
    }
}
