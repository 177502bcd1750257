using Forecasting.Tests.Forecasters;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests;

/// <summary>A panel with other targets.</summary>
public sealed class PanelTargetsTests
{
    [Fact]
    public void Replace_BoundedTargetWithWeatherBeyondTheOrigin_KeepsAllButTheTargetAndItsBounds()
    {
        double[] load = Panels.Load(48);
        SeriesSchema schema = Panels.Schema(known: "temp") with { Least = 0 };
        Rows rows = Rows.Every("a", Panels.Start, NodaTime.Duration.FromHours(1), load) with { Covariates = [[.. Forecasts.Numbers(48, i => i)]] };
        RegularPanel panel = Panels.Of(schema, rows).Filled().AsOf(Panels.Start + NodaTime.Duration.FromHours(40), TestContext.Current.CancellationToken);
        double[] other = Forecasts.Numbers(40, i => -i);
        RegularPanel replaced = PanelTargets.Replace(panel, [other]);
        Assert.Equal(other, replaced.Target(0));
        Assert.Null(replaced.Schema.Least);
        Assert.Equal(panel.Covariate(0, 0), replaced.Covariate(0, 0));
        Assert.Equal(panel.Origin, replaced.Origin);
        Assert.Equal(other.AsSpan(0, 30), replaced.AsOf(Panels.Start + NodaTime.Duration.FromHours(30), TestContext.Current.CancellationToken).Target(0));
    }
}
