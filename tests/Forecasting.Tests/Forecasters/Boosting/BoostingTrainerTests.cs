using System.Diagnostics;
using Forecasting.Forecasters.Boosting;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Boosting;

public sealed class BoostingTrainerTests
{
    private static readonly BoostingOptions Quick = new() { Iterations = 25, LearningRate = 0.2 };

    [Fact]
    public void Train_TwiceAndAcrossThreads_SameBits()
    {
        float[][] columns = BoostingCases.Mixed(4_000, 1);
        BoostingData data = BoostingCases.Data(columns, BoostingCases.MixedLabels(columns, 2), BoostingCases.MixedCategories);
        BoostingOptions options = Quick with { RowFraction = 0.7, FeatureFraction = 0.7 };
        long[] once = Panels.Bits(BoostingCases.Train(data, options, 5).Predict(columns));

        Assert.Equal(once, Panels.Bits(BoostingCases.Train(data, options, 5).Predict(columns)));
        Assert.Equal(once, Panels.Bits(BoostingCases.Train(data, options with { Threads = 2 }, 5).Predict(columns)));
        Assert.NotEqual(once, Panels.Bits(BoostingCases.Train(data, options, 6).Predict(columns)));
    }

    [Fact]
    public async Task Train_ManyFitsSideBySideWithUnlikeThreads_SameBits()
    {
        float[][] columns = BoostingCases.Mixed(2_000, 1);
        BoostingData data = BoostingCases.Data(columns, BoostingCases.MixedLabels(columns, 2), BoostingCases.MixedCategories);
        long[] once = Panels.Bits(BoostingCases.Train(data, Quick).Predict(columns));

        long[][] all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => Panels.Bits(BoostingCases.Train(data, Quick with { Threads = 1 + (i % 2) }).Predict(columns)), TestContext.Current.CancellationToken)));
        Assert.All(all, bits => Assert.Equal(once, bits));
    }

    // Whole numbers are summed without rounding in any order.
    [Fact]
    public void Train_RowsPermuted_SameBits()
    {
        float[][] columns = BoostingCases.Mixed(4_000, 1);
        double[] labels = [.. BoostingCases.MixedLabels(columns, 2).Select(label => Math.Round(16 * label))];
        int[] order = BoostingCases.Shuffled(labels.Length, 3);
        BoostingData data = BoostingCases.Data(columns, labels, BoostingCases.MixedCategories);
        BoostingData permuted = BoostingCases.Data(BoostingCases.Rows(columns, order), [.. order.Select(i => labels[i])], BoostingCases.MixedCategories);

        Assert.Equal(
            Panels.Bits(BoostingCases.Train(data, Quick).Predict(columns)), Panels.Bits(BoostingCases.Train(permuted, Quick).Predict(columns)));
    }

    [Fact]
    public void Train_LabelsTimesFour_FourTimesTheBits()
    {
        float[][] columns = BoostingCases.Mixed(4_000, 1);
        double[] labels = BoostingCases.MixedLabels(columns, 2);
        double[] plain = BoostingCases.Train(BoostingCases.Data(columns, labels, BoostingCases.MixedCategories), Quick).Predict(columns);
        double[] scaled = BoostingCases.Train(BoostingCases.Data(columns, [.. labels.Select(label => 4 * label)], BoostingCases.MixedCategories), Quick).Predict(columns);

        Assert.Equal(Panels.Bits([.. plain.Select(value => 4 * value)]), Panels.Bits(scaled));
    }

    [Fact]
    public void Train_LabelsTimesThreeAndShifted_CloseToTheSameMap()
    {
        (float[][] columns, double[] labels) = BoostingCases.Plain(4_000);
        double[] plain = BoostingCases.Train(BoostingCases.Data(columns, labels), Quick).Predict(columns);
        double[] mapped = BoostingCases.Train(BoostingCases.Data(columns, [.. labels.Select(label => (3 * label) + 1000)]), Quick).Predict(columns);

        // A split near a tie may fall elsewhere, since the labels are rounded to single precision: most rows must agree to that rounding.
        int apart = Enumerable.Range(0, plain.Length).Count(i => Math.Abs((3 * plain[i]) + 1000 - mapped[i]) > 1e-3);
        Assert.InRange(apart, 0, plain.Length / 100);
    }

    [Fact]
    public void Train_FeaturesOfUnlikeScale_PredictsAsIfStandardised()
    {
        (float[][] columns, double[] labels) = BoostingCases.Plain(4_000);
        float[][] scaled = [[.. columns[0].Select(value => value * 1e-12f)], [.. columns[1].Select(value => value * 1e12f)]];
        double[] plain = BoostingCases.Train(BoostingCases.Data(columns, labels), Quick).Predict(columns);
        double[] wide = BoostingCases.Train(BoostingCases.Data(scaled, labels), Quick).Predict(scaled);

        // Bins lie between values that are next to each other, and scaling may merge two that differ in the last bit.
        double worst = plain.Zip(wide, (a, b) => Math.Abs(a - b)).Max();
        Assert.InRange(worst, 0, 1e-6);
    }

    [Fact]
    public void Train_ColumnTwiceOrConstantOrMissing_ChangesNothing()
    {
        (float[][] columns, double[] labels) = BoostingCases.Plain(2_000);
        float[] nothing = new float[labels.Length];
        Array.Fill(nothing, float.NaN);
        float[] same = new float[labels.Length];
        Array.Fill(same, 7);
        float[][] more = [.. columns, columns[0], nothing, same];
        double[] plain = BoostingCases.Train(BoostingCases.Data(columns, labels), Quick).Predict(columns);

        Assert.Equal(Panels.Bits(plain), Panels.Bits(BoostingCases.Train(BoostingCases.Data(more, labels), Quick).Predict(more)));
    }

    [Fact]
    public void Train_ConstantLabels_PredictsThemInDouble()
    {
        (float[][] columns, double[] labels) = BoostingCases.Plain(50);
        Array.Fill(labels, 0.1);
        TreeEnsemble trees = BoostingCases.Train(BoostingCases.Data(columns, labels), Quick);
        Assert.All(trees.Predict(columns), value => Assert.Equal(0.1, value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Train_FewerRowsThanALeafNeeds_PredictsTheMean(int rows)
    {
        float[][] columns = [[.. Enumerable.Range(0, rows).Select(i => (float)i)]];
        double[] labels = [.. Enumerable.Range(0, rows).Select(i => 2.0 * i)];
        double[] predicted = BoostingCases.Train(BoostingCases.Data(columns, labels), Quick).Predict(columns);
        Assert.All(predicted, value => Assert.Equal(labels.Average(), value, 1e-6));
    }

    [Fact]
    public void Train_NothingButMissingFeatures_PredictsTheMean()
    {
        float[][] columns = [new float[100]];
        Array.Fill(columns[0], float.NaN);
        double[] labels = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        double[] predicted = BoostingCases.Train(BoostingCases.Data(columns, labels), Quick).Predict(columns);
        Assert.All(predicted, value => Assert.Equal(49.5, value, 1e-5));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Train_AnySeed_IsDefined(int seed)
    {
        (float[][] columns, double[] labels) = BoostingCases.Plain(1_000);
        BoostingOptions options = Quick with { RowFraction = 0.5 };
        BoostingData data = BoostingCases.Data(columns, labels);
        double[] predicted = BoostingCases.Train(data, options, seed).Predict(columns);
        Assert.All(predicted, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(Panels.Bits(predicted), Panels.Bits(BoostingCases.Train(data, options, seed).Predict(columns)));
    }

    [Fact]
    public void Train_EarlyStopping_KeepsTheBestIteration()
    {
        (float[][] columns, double[] labels) = BoostingCases.Plain(1_500);
        var random = new Random(9);
        for (int i = 0; i < labels.Length; i++) labels[i] += 2 * (random.NextDouble() - 0.5);
        BoostingData data = new(BoostingCases.Memory(columns), labels) { ValidationRows = 500 };
        var options = new BoostingOptions { Iterations = 400, LearningRate = 0.3, MinLeafRows = 5, EarlyStoppingRounds = 20 };
        var progress = new Counted();
        TreeEnsemble stopped = BoostingTrainer.Train(data, options, 0, progress, TestContext.Current.CancellationToken);

        Assert.InRange(stopped.TreeCount, 1, 399);
        Assert.Equal(stopped.TreeCount + 20, progress.Last);

        // The kept trees are better on the validation rows than those of any other number of iterations that was tried.
        double best = Loss(stopped);
        foreach (int iterations in new[] { 1, stopped.TreeCount - 1, stopped.TreeCount + 1, progress.Last })
            Assert.True(Loss(BoostingCases.Train(data, options with { Iterations = Math.Max(1, iterations), EarlyStoppingRounds = 0 })) >= best);

        double Loss(TreeEnsemble trees)
        {
            double[] predicted = trees.Predict(columns);
            return Enumerable.Range(1_000, 500).Average(i => (labels[i] - predicted[i]) * (labels[i] - predicted[i]));
        }
    }

    [Theory]
    [InlineData(BoostingObjective.SquaredError, 0.5, 2.0)]
    [InlineData(BoostingObjective.AbsoluteError, 0.5, 1.0)]
    [InlineData(BoostingObjective.Quantile, 0.9, 5.0)]
    public void Train_Objective_PredictsItsOwnSummary(BoostingObjective objective, double level, double expected)
    {
        // One half of the rows is split off by the feature; there the labels are 0, 1, 1, 1, 5, 1, 1, 1, 5, 4: mean 2, median 1, nine tenths at most 5.
        double[] cycle = [0, 1, 1, 1, 5, 1, 1, 1, 5, 4];
        float[][] columns = [[.. Enumerable.Range(0, 400).Select(i => i < 200 ? 0f : 1f)]];
        double[] labels = [.. Enumerable.Range(0, 400).Select(i => (i < 200 ? 0 : 100) + cycle[i % 10])];
        var options = new BoostingOptions { Iterations = 300, LearningRate = 0.3, Objective = objective, QuantileLevel = level };
        double[] predicted = BoostingCases.Train(BoostingCases.Data(columns, labels), options).Predict(columns);

        // Leaf values converge geometrically; single-precision labels leave some 1e-6 of 100.
        Assert.Equal(expected, predicted[0], 1e-3);
        Assert.Equal(100 + expected, predicted[399], 1e-3);
    }

    // Below its delta Huber's loss is the squared one; far above it an outlier pulls no more than the delta.
    [Fact]
    public void Train_Huber_OutlierPullsLess()
    {
        float[][] columns = [[.. Enumerable.Range(0, 400).Select(i => (float)(i % 2))]];
        double[] labels = [.. Enumerable.Range(0, 400).Select(i => i == 0 ? 1000.0 : (i % 2) + (0.001 * (i % 7)))];
        BoostingData data = BoostingCases.Data(columns, labels);
        var options = new BoostingOptions { Iterations = 300, LearningRate = 0.3 };
        double squared = BoostingCases.Train(data, options).Predict(columns)[0];
        double huber = BoostingCases.Train(data, options with { Objective = BoostingObjective.Huber, HuberDelta = 0.1 }).Predict(columns)[0];

        Assert.InRange(squared, 4.9, 5.1);
        Assert.InRange(huber, 0, 0.1);
    }

    [Fact]
    public void Train_Weights_OnlyRatiosCount()
    {
        (float[][] columns, double[] labels) = BoostingCases.Plain(2_000);
        double[] weights = [.. Enumerable.Range(0, labels.Length).Select(i => i < 1_000 ? 1.0 : 3.0)];
        double[] plain = Weighted(weights).Predict(columns);
        Assert.Equal(Panels.Bits(plain), Panels.Bits(Weighted([.. weights.Select(weight => weight / 1024)]).Predict(columns)));

        TreeEnsemble Weighted(double[] given) =>
            BoostingCases.Train(new BoostingData(BoostingCases.Memory(columns), labels) { Weights = given }, Quick);
    }

    [Fact]
    public void Train_WeightZero_RowTeachesNothing()
    {
        float[][] columns = [[.. Enumerable.Range(0, 400).Select(i => (float)(i % 2))]];
        double[] labels = [.. Enumerable.Range(0, 400).Select(i => i < 100 ? 50 : 1.0 + (i % 2))];
        double[] weights = [.. Enumerable.Range(0, 400).Select(i => i < 100 ? 0.0 : 1.0)];
        BoostingData data = new(BoostingCases.Memory(columns), labels) { Weights = weights };
        double[] predicted = BoostingCases.Train(data, new BoostingOptions { Iterations = 300, LearningRate = 0.3 }).Predict(columns);
        Assert.Equal(1, predicted[0], 1e-4);
        Assert.Equal(2, predicted[1], 1e-4);
    }

    [Fact]
    public void Train_CancelledWhileGrowing_StopsBeforeTheNextTree()
    {
        float[][] columns = BoostingCases.Mixed(60_000, 1);
        BoostingData data = BoostingCases.Data(columns, BoostingCases.MixedLabels(columns, 2), BoostingCases.MixedCategories);
        using var source = new CancellationTokenSource();
        var watch = new Stopwatch();
        var progress = new Told(iteration =>
        {
            if (iteration != 3) return;
            watch.Start();
            source.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(
            () => BoostingTrainer.Train(data, new BoostingOptions { Iterations = 20_000, Leaves = 255 }, 0, progress, source.Token));
        // A tree takes some 50 ms here; a busy machine may take far longer, all twenty thousand trees a quarter of an hour.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void Train_CancelledBefore_Throws()
    {
        (float[][] columns, double[] labels) = BoostingCases.Plain(100);
        Assert.ThrowsAny<OperationCanceledException>(
            () => BoostingTrainer.Train(BoostingCases.Data(columns, labels), Quick, 0, new CancellationToken(canceled: true)));
    }

    private sealed class Counted : IProgress<int>
    {
        public int Last { get; private set; }

        public void Report(int value) => Last = value;
    }

    private sealed class Told(Action<int> told) : IProgress<int>
    {
        public void Report(int value) => told(value);
    }
}
