using Forecasting.Forecasters.Boosting;

namespace Forecasting.Tests.Forecasters.Boosting;

public sealed class TreeArraysTests
{
    // x0 <= 1 ? (x1 in {0, 33} ? 10 : 20) : 30, and a tree that is one leaf.
    private static TreeArrays Valid() => new()
    {
        FeatureCount = 2,
        NodeStarts = [0, 2, 2],
        Features = [0, 1],
        Thresholds = [1, 0],
        Decisions = [TreeArrays.MissingNaN << TreeArrays.MissingShift, TreeArrays.Categorical],
        Left = [1, ~0],
        Right = [~2, ~1],
        Gains = [1, 1],
        NodeRows = [9, 6],
        LeafValues = [10, 20, 30, 0.5],
        LeafRows = [3, 3, 3, 9],
        CategoryStarts = [0, 2],
        CategoryBits = [1, 2],
    };

    [Theory]
    [InlineData(0f, 0f, 10.5)]
    [InlineData(1f, 33f, 10.5)]
    [InlineData(1f, 33.9f, 10.5)]
    [InlineData(1f, 32f, 20.5)]
    [InlineData(1f, -1f, 20.5)]
    [InlineData(1f, float.NaN, 20.5)]
    [InlineData(1f, 1e9f, 20.5)]
    [InlineData(1.0000001f, 0f, 30.5)]
    [InlineData(float.NaN, 0f, 30.5)]
    public void Predict_HandMadeTrees_FollowsEachDecision(float x0, float x1, double expected)
    {
        var trees = new TreeEnsemble(Valid());
        Assert.Equal(expected, trees.Predict([x0, x1]));
        Assert.Equal([expected], trees.Predict([[x0], [x1]]));
    }

    private static readonly Dictionary<string, Func<TreeArrays, TreeArrays>> Broken = new()
    {
        { "a child of itself", trees => With(trees, left: [0, ~0]) },
        { "a child before its parent", trees => With(trees, left: [1, 0]) },
        { "a node beyond the last", trees => With(trees, left: [2, ~0]) },
        { "a leaf beyond the last", trees => With(trees, right: [~3, ~1]) },
        { "a shared leaf", trees => With(trees, right: [~0, ~1]) },
        { "a feature out of range", trees => With(trees, features: [2, 1]) },
        { "a negative feature", trees => With(trees, features: [-1, 1]) },
        { "a threshold that is no number", trees => With(trees, thresholds: [double.NaN, 0]) },
        { "a set that is not there", trees => With(trees, thresholds: [1, 1]) },
        { "half a set", trees => With(trees, thresholds: [1, 0.5]) },
        { "an unknown meaning of missing", trees => With(trees, decisions: [12, TreeArrays.Categorical]) },
        { "an infinite leaf", trees => With(trees, leaves: [10, double.PositiveInfinity, 30, 0.5]) },
        { "a leaf too few", trees => With(trees, leaves: [10, 20, 30]) },
        { "no tree", trees => With(trees, starts: [0]) },
        { "starts that go back", trees => With(trees, starts: [0, 3, 2]) },
        { "sets that overlap the end", trees => With(trees, sets: [0, 3]) },
        { "an empty set", trees => With(trees, sets: [0, 0, 2]) },
        { "a feature both number and category", trees => With(trees, features: [1, 1]) },
    };

    public static TheoryData<string> WaysToBreak => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(WaysToBreak))]
    public void Constructor_Broken_Throws(string how) =>
        Assert.Throws<InvalidDataException>(() => new TreeEnsemble(Broken[how](Valid())));

    [Fact]
    public void Predict_WrongShape_Throws()
    {
        var trees = new TreeEnsemble(Valid());
        Assert.Throws<ArgumentException>(() => trees.Predict([1f]));
        Assert.Throws<ArgumentException>(() => trees.Predict([[1f]]));
        Assert.Throws<ArgumentException>(() => trees.Predict(BoostingCases.Memory([[1f, 2f], [1f]]), new double[2]));
    }

    [Fact]
    public void Predict_ManyThreads_SameBits()
    {
        float[][] columns = BoostingCases.Mixed(3_000, 1);
        BoostingData data = BoostingCases.Data(columns, BoostingCases.MixedLabels(columns, 2), BoostingCases.MixedCategories);
        TreeEnsemble trees = BoostingCases.Train(data, new BoostingOptions { Iterations = 20 });
        double[] once = trees.Predict(columns);
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, _ =>
            Assert.Equal(once, trees.Predict(columns)));
    }

    private static TreeArrays With(
        TreeArrays trees, int[]? left = null, int[]? right = null, int[]? features = null, double[]? thresholds = null,
        byte[]? decisions = null, double[]? leaves = null, int[]? starts = null, int[]? sets = null) => new()
        {
            FeatureCount = trees.FeatureCount,
            NodeStarts = starts ?? trees.NodeStarts,
            Features = features ?? trees.Features,
            Thresholds = thresholds ?? trees.Thresholds,
            Decisions = decisions ?? trees.Decisions,
            Left = left ?? trees.Left,
            Right = right ?? trees.Right,
            Gains = trees.Gains,
            NodeRows = trees.NodeRows,
            LeafValues = leaves ?? trees.LeafValues,
            LeafRows = trees.LeafRows,
            CategoryStarts = sets ?? trees.CategoryStarts,
            CategoryBits = trees.CategoryBits,
        };
}
