using Forecasting.Forecasters.Boosting;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Forecasters.Boosting;

/// <summary>The managed trees give the bits of LightGBM's own predictions.</summary>
public sealed class NativeParityTests
{
    private const int TrainingRows = 6_000;

    [Theory]
    [InlineData("", true)]
    [InlineData("", false)]
    [InlineData(" zero_as_missing=true", true)]
    [InlineData(" use_missing=false", true)]
    [InlineData(" max_bin=7", true)]
    [InlineData(" max_cat_to_onehot=1 cat_smooth=1", true)]
    public void Predict_EveryMeaningOfMissing_SameBitsAsNative(string parameters, bool missing)
    {
        float[][] columns = BoostingCases.Mixed(TrainingRows, 3, missing);
        BoostingData data = BoostingCases.Data(columns, BoostingCases.MixedLabels(columns, 4), BoostingCases.MixedCategories);
        TreeEnsemble trees = AssertParity(data, new BoostingOptions { Iterations = 40, LearningRate = 0.2 }, 20_000, parameters);
        Assert.Equal(40, trees.TreeCount);
    }

    [Theory]
    [InlineData(BoostingObjective.SquaredError)]
    [InlineData(BoostingObjective.AbsoluteError)]
    [InlineData(BoostingObjective.Quantile)]
    [InlineData(BoostingObjective.Huber)]
    public void Predict_EveryObjective_SameBitsAsNative(BoostingObjective objective)
    {
        float[][] columns = BoostingCases.Mixed(TrainingRows, 5);
        BoostingData data = BoostingCases.Data(columns, BoostingCases.MixedLabels(columns, 6), BoostingCases.MixedCategories);
        AssertParity(
            data,
            new BoostingOptions { Iterations = 30, Objective = objective, QuantileLevel = 0.9, FeatureFraction = 0.7, RowFraction = 0.6 },
            5_000);
    }

    [Fact]
    public void Predict_LargeTrees_SameBitsAsNative()
    {
        float[][] columns = BoostingCases.Mixed(TrainingRows, 8);
        BoostingData data = BoostingCases.Data(columns, BoostingCases.MixedLabels(columns, 9), BoostingCases.MixedCategories);
        TreeEnsemble trees = AssertParity(data, new BoostingOptions { Iterations = 7, Leaves = 700, MinLeafRows = 1 }, 5_000);
        Assert.True(trees.Arrays.Features.Length > 7 * 300);
    }

    // One word of 32 leaves, two words, and trees that are walked.
    [Theory]
    [InlineData(2)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    public void Predict_EverySizeOfTreesAndBatches_SameBitsAsNative(int leaves)
    {
        float[][] columns = BoostingCases.Mixed(TrainingRows, 12);
        BoostingData data = BoostingCases.Data(columns, BoostingCases.MixedLabels(columns, 13), BoostingCases.MixedCategories);
        TreeEnsemble trees = AssertParity(data, new BoostingOptions { Iterations = 11, Leaves = leaves, MinLeafRows = 2 }, 1_000);
        float[][] asked = Asked(trees.Arrays, 300);
        double[] all = trees.Predict(asked);
        foreach (int rows in new[] { 0, 1, 5, 6, 7, 31, 32, 33, 127, 128, 129, 257 })
        {
            float[][] part = [.. asked.Select(column => column[..rows])];
            Assert.Equal(all[..rows], trees.Predict(part));
        }
    }

    // What is not missing then goes left whatever its value, and LightGBM writes an infinite threshold.
    [Fact]
    public void Predict_OnlyWhetherMissingCounts_SameBitsAsNative()
    {
        float[][] columns = BoostingCases.Mixed(TrainingRows, 10);
        columns[3] = [.. columns[3].Select(value => value - 5e-4f)];
        double[] labels = [.. columns[3].Select(value => float.IsNaN(value) ? 5.0 : 1.0)];
        TreeEnsemble trees = AssertParity(BoostingCases.Data(columns, labels, BoostingCases.MixedCategories), new BoostingOptions { Iterations = 20 }, 2_000);
        Assert.Contains(double.PositiveInfinity, trees.Arrays.Thresholds);
    }

    private static TreeEnsemble AssertParity(BoostingData data, BoostingOptions options, int rows, string parameters = "")
    {
        LightGbmLibrary.EnsureLoaded();
        using IDisposable stay = NativeThreadGate.Shared.Enter(1, TestContext.Current.CancellationToken);
        using var session = new BoostingSession(data, BoostingParameters.Format(data, options, 7) + parameters, withValidation: false);
        for (int i = 0; i < options.Iterations; i++) session.Grow();

        var trees = new TreeEnsemble(session.TakeTrees(0));
        float[][] asked = Asked(trees.Arrays, rows);
        long[] expected = Panels.Bits(NativePrediction.Predict(session, asked));
        Assert.Equal(expected, Panels.Bits(trees.Predict(asked)));
        Assert.Equal(expected, Panels.Bits(OneByOne(trees, asked)));
        return trees;
    }

    // Rows like those of training, with thresholds and their neighbours, zeros, missing values and unheard-of categories strewn in.
    private static float[][] Asked(TreeArrays trees, int rows)
    {
        float[][] columns = BoostingCases.Mixed(rows, 77);
        var random = new Random(78);
        int[] numeric = [.. Enumerable.Range(0, trees.Features.Length).Where(node => (trees.Decisions[node] & TreeArrays.Categorical) == 0)];
        ReadOnlySpan<float> odd = [float.NaN, 0, -0f, 1e-35f, -1e-35f, 2e-35f, -2e-35f, float.Epsilon, float.MaxValue, float.MinValue];
        ReadOnlySpan<float> codes = [float.NaN, -1, -0.5f, 2.7f, 69, 70, 71, 1000, 16_777_216];
        for (int i = 0; i < rows; i++)
        {
            int node = numeric[random.Next(numeric.Length)];
            // Infinite features are refused before they come here, so the greatest finite number is asked.
            float tie = (float)Math.Min(trees.Thresholds[node], float.MaxValue);
            columns[trees.Features[node]][i] = random.Next(3) switch { 0 => tie, 1 when tie < float.MaxValue => MathF.BitIncrement(tie), _ => MathF.BitDecrement(tie) };
            if (i % 3 == 0) columns[random.Next(4)][i] = odd[random.Next(odd.Length)];
            if (i % 5 == 0) columns[4 + random.Next(2)][i] = codes[random.Next(codes.Length)];
        }

        return columns;
    }

    private static double[] OneByOne(TreeEnsemble trees, float[][] columns)
    {
        double[] output = new double[columns[0].Length];
        float[] row = new float[columns.Length];
        for (int i = 0; i < output.Length; i++)
        {
            for (int c = 0; c < row.Length; c++) row[c] = columns[c][i];
            output[i] = trees.Predict(row);
        }

        return output;
    }
}
