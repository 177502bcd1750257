using Forecasting.Preparation;
using Forecasting.Tests.Long;
using Forecasting.Tests.Tables;

namespace Forecasting.Tests.Preparation;

/// <summary>The tail of a panel at an origin against the whole panel at that origin, cut down.</summary>
public sealed class PanelTailTests
{
    private static readonly PreparationOptions[] Ways =
    [
        new(),
        new() { Causal = true },
        new() { Mask = DataFaults.All },
        new() { Imputation = Imputation.None },
        new() { Imputation = Imputation.Linear().Then(Imputation.Median) },
    ];

    [Fact]
    public void TailAsOf_RandomPanels_HasTheBitsOfAsOf()
    {
        var random = new Random(11);
        int shorter = 0, imputed = 0;
        for (int round = 0; round < 60; round++)
        {
            RegularPanel panel = RandomPanels.Draw(random).Panel.Prepare(Ways[round % Ways.Length], TestContext.Current.CancellationToken);
            long first = Enumerable.Range(0, panel.SeriesCount).Min(panel.FirstIndex);
            for (int i = 0; i < 6; i++)
            {
                long origin = random.NextInt64(first, panel.OriginIndex + 1);
                int cells = random.Next(3) == 0 ? int.MaxValue : random.Next((int)(panel.OriginIndex - first) + 2);
                RegularPanel whole = panel.AsOf(origin, TestContext.Current.CancellationToken);
                RegularPanel expected = PanelTail.Of(whole, cells);
                AssertSame(expected, panel.TailAsOf(origin, cells, TestContext.Current.CancellationToken));
                if (expected.CellCount < whole.CellCount) shorter++;
                for (int s = 0; s < expected.SeriesCount; s++) imputed += expected.TargetStates(s).ToArray().Count(state => state.HasFlag(CellState.Imputed));
            }
        }

        Assert.True(shorter > 100 && imputed > 1000, $"{shorter} tails, {imputed} imputed cells");
    }

    [Fact]
    public void TailAsOf_AfterTheOrigin_Throws()
    {
        RegularPanel panel = RandomPanels.Draw(new Random(1)).Panel.Prepare(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Throws<ArgumentOutOfRangeException>(() => panel.TailAsOf(panel.OriginIndex + 1, 5, TestContext.Current.CancellationToken));
    }

    internal static void AssertSame(RegularPanel expected, RegularPanel actual)
    {
        Assert.Equal((expected.OriginIndex, expected.CellCount), (actual.OriginIndex, actual.CellCount));
        for (int s = 0; s < expected.SeriesCount; s++)
        {
            Assert.Equal((expected.FirstIndex(s), expected.Length(s)), (actual.FirstIndex(s), actual.Length(s)));
            Assert.Equal(TableCases.Bits(expected.Target(s)), TableCases.Bits(actual.Target(s)));
            Assert.True(expected.TargetStates(s).SequenceEqual(actual.TargetStates(s)));
            for (int c = 0; c < expected.Columns.Count; c++)
            {
                Assert.Equal(TableCases.Bits(expected.Covariate(s, c)), TableCases.Bits(actual.Covariate(s, c)));
                Assert.True(expected.CovariateStates(s, c).SequenceEqual(actual.CovariateStates(s, c)));
            }
        }
    }
}
