using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Regression;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Linear;

/// <summary>What a regression on time and weather leaves.</summary>
public sealed class LoadRegressionTests
{
    private const int Block = 14 * 24;

    // A value may not help to explain itself: raising a whole block leaves what is explained of it as it was, and moves the rest.
    [Fact]
    public void Remainders_CrossFit_OwnBlockIsNotLearnedFrom()
    {
        double[] load = Panels.Load(8 * Block);
        double[] raised = [.. load];
        for (int i = 4 * Block; i < 5 * Block; i++) raised[i] += i % 3;
        double[] before = Explained(load), after = Explained(raised);
        Assert.Equal(before.AsSpan(4 * Block, Block), after.AsSpan(4 * Block, Block));
        Assert.NotEqual(before[Block], after[Block]);
    }

    [Fact]
    public void Remainders_CrossFit_AreLargerThanThoseOfOneFit()
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, Panels.Load(8 * Block)));
        Assert.True(MeanSquare(panel, new RegressionFolds(panel, 4)) > 1.02 * MeanSquare(panel, folds: null));
    }

    private static double MeanSquare(RegularPanel panel, RegressionFolds? folds) =>
        Fit(panel, folds).Remainders(panel, Forecasts.Points(24), TestContext.Current.CancellationToken)[0].Average(value => value * value);

    // What is explained on the scale of the first load, for both: the scale itself looks at all values.
    private static double[] Explained(double[] load)
    {
        RegularPanel panel = Forecasts.Hourly(("a", 0, load));
        TargetScale scale = TargetScale.Of(load, TargetScale.SuitsLogarithm(panel));
        double[] left = Fit(panel, new RegressionFolds(panel, 4)).Remainders(panel, Forecasts.Points(24), TestContext.Current.CancellationToken)[0];
        return [.. left.Select((value, i) => Math.Round(scale.Undo(scale.Apply(load[i]) - value), 6))];
    }

    private static LoadRegression Fit(RegularPanel panel, RegressionFolds? folds) =>
        LoadRegression.Fit(panel, folds, Forecasts.Points(24), TestContext.Current.CancellationToken);
}
