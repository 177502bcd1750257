using Forecasting.Preparation;
using NodaTime;

namespace Forecasting.Tests.Preparation;

public class SeriesPanelRangeTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public void Between_HalfOpenRange_KeepsItsRowsOfEverySeries()
    {
        SeriesPanel panel = Panels.Of(
            Panels.Schema(known: "w"),
            Rows.Every("a", Panels.Start, Hour, [0, 1, 2, 3, 4]) with { Covariates = [[10, 11, 12, 13, 14]] },
            Rows.Every("b", Panels.Start + Hour, Hour, [5, 6, 7]) with { Covariates = [[15, 16, 17]] });

        SeriesPanel cut = panel.Between(Panels.Start + Hour, Panels.Start + (Hour * 3));

        Assert.Equal(["a", "b"], cut.Keys.Select(key => key[0]));
        Assert.Equal([1, 2], cut.Target(0).ToArray());
        Assert.Equal([5, 6], cut.Target(1).ToArray());
        Assert.Equal([15, 16], cut.Covariate(1, 0).ToArray());
        Assert.Equal(Panels.Start + Hour, cut.TimeAt(0, 0));
    }

    [Fact]
    public void Between_OpenEnds_KeepsEveryRow()
    {
        SeriesPanel panel = Panels.Hourly(1, 2, 3);

        Assert.Equal([1, 2, 3], panel.Between(null, null).Target(0).ToArray());
        Assert.Equal([2, 3], panel.Between(Panels.Start + (Hour / 2), null).Target(0).ToArray());
        Assert.Equal([1], panel.Between(null, Panels.Start + (Hour / 2)).Target(0).ToArray());
    }

    [Fact]
    public void Between_SeriesWithoutARow_IsLeftOut()
    {
        SeriesPanel panel = Panels.Of(
            Panels.Schema(), Rows.Every("a", Panels.Start, Hour, [1, 2]), Rows.Every("b", Panels.Start + (Hour * 10), Hour, [3, 4]));

        Assert.Equal("b", Assert.Single(panel.Between(Panels.Start + (Hour * 5), null).Keys)[0]);
    }

    [Fact]
    public void Between_NoRowAtAll_SaysWhichRowsThereAre()
    {
        SeriesDataException fault = Assert.Throws<SeriesDataException>(() => Panels.Hourly(1, 2, 3).Between(Panels.Start + (Hour * 3), null));

        Assert.Equal("ING-003", fault.Code);
        Assert.Contains("2024-01-01T00:00:00Z to 2024-01-01T02:00:00Z", fault.Message, StringComparison.Ordinal);
    }
}
