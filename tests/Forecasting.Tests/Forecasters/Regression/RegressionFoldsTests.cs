using Forecasting.Forecasters.Regression;
using Forecasting.Tests.Preparation;
using NodaTime;

namespace Forecasting.Tests.Forecasters.Regression;

/// <summary>The blocks of a cross-fit.</summary>
public sealed class RegressionFoldsTests
{
    private const int Block = 14 * 24;

    [Fact]
    public void RunsOf_AllFolds_HoldEachCellBeforeTheOriginOnce()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load((5 * Block) + 100)));
        var folds = new RegressionFolds(panel, 3);
        int cells = panel.HistoryLength(0);
        int[] met = new int[cells + 48];
        for (int fold = 0; fold < folds.Count; fold++)
        {
            foreach ((int first, int count) in folds.RunsOf(fold, panel.FirstIndex(0), met.Length))
            {
                for (int i = first; i < first + count; i++) met[i]++;
            }
        }

        Assert.All(met[..cells], times => Assert.Equal(1, times));
        Assert.All(met[cells..], times => Assert.Equal(0, times));
    }

    [Fact]
    public void RunsOf_AFold_AreBlocksOfTwoWeeksThatEndAtTheOrigin()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(7 * Block)));
        (int First, int Count)[] runs = [.. new RegressionFolds(panel, 3).RunsOf(0, panel.FirstIndex(0), panel.HistoryLength(0))];
        Assert.Equal([(0, Block), (3 * Block, Block), (6 * Block, Block)], runs);
    }

    [Fact]
    public void RunsOf_DailySeries_AreFourteenDaysLong()
    {
        RegularPanel panel = Forecasts.Panel(Duration.FromDays(1), ("a", 0, Panels.Load(42, 1)));
        Assert.Equal([(14, 14)], new RegressionFolds(panel, 3).RunsOf(1, panel.FirstIndex(0), panel.HistoryLength(0)));
    }
}
