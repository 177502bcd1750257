namespace Forecasting.Forecasters.Boosting;

/// <summary>The trees of an ensemble as plain arrays, for keeping and for reading back.</summary>
/// <remarks>
/// All trees lie one behind the other. Tree <c>t</c> has the inner nodes <c>NodeStarts[t]</c> to <c>NodeStarts[t + 1] - 1</c>, the first its root,
/// and one leaf more than inner nodes, so its leaves begin at <c>NodeStarts[t] + t</c>. A child is the number of an inner node within the tree,
/// or the bitwise complement of the number of a leaf within the tree.
/// </remarks>
internal sealed class TreeArrays
{
    /// <summary>The bit of a decision by category.</summary>
    internal const byte Categorical = 1;

    /// <summary>The bit of a decision that sends missing values left.</summary>
    internal const byte DefaultLeft = 2;

    /// <summary>How far to shift a decision to get what counts as missing: <see cref="MissingNone"/>, <see cref="MissingZero"/> or <see cref="MissingNaN"/>.</summary>
    internal const int MissingShift = 2;

    /// <summary>Nothing is missing; not-a-number is read as 0.</summary>
    internal const int MissingNone = 0;

    /// <summary>Zero and not-a-number are missing.</summary>
    internal const int MissingZero = 1;

    /// <summary>Not-a-number is missing.</summary>
    internal const int MissingNaN = 2;

    // One bit per category: codes above it would not be exact in single precision.
    private const int MaxCategoryWords = (1 << 24) / 32;

    /// <summary>The number of feature columns.</summary>
    public required int FeatureCount { get; init; }

    /// <summary>The first inner node of each tree, and the number of inner nodes at the end.</summary>
    public required int[] NodeStarts { get; init; }

    /// <summary>The feature that each inner node asks.</summary>
    public required int[] Features { get; init; }

    /// <summary>The greatest value that goes left, positive infinity where only missing values go right, or for a decision by category the number of its set.</summary>
    public required double[] Thresholds { get; init; }

    /// <summary>What each inner node decides by: bits as in <see cref="Categorical"/>, <see cref="DefaultLeft"/> and <see cref="MissingShift"/>.</summary>
    public required byte[] Decisions { get; init; }

    /// <summary>The left child of each inner node.</summary>
    public required int[] Left { get; init; }

    /// <summary>The right child of each inner node.</summary>
    public required int[] Right { get; init; }

    /// <summary>By how much each split lowered the training loss, in LightGBM's measure.</summary>
    public required double[] Gains { get; init; }

    /// <summary>The number of training rows that reached each inner node.</summary>
    public required int[] NodeRows { get; init; }

    /// <summary>The output of each leaf, in the unit of the labels.</summary>
    public required double[] LeafValues { get; init; }

    /// <summary>The number of training rows that reached each leaf.</summary>
    public required int[] LeafRows { get; init; }

    /// <summary>The first word of each category set in <see cref="CategoryBits"/>, and the number of words at the end.</summary>
    public required int[] CategoryStarts { get; init; }

    /// <summary>The categories that go left: category <c>c</c> is bit <c>c % 32</c> of word <c>c / 32</c> of its set.</summary>
    public required uint[] CategoryBits { get; init; }

    /// <summary>The number of trees.</summary>
    public int TreeCount => NodeStarts.Length - 1;

    /// <summary>What counts as missing for a feature, as its nodes say.</summary>
    /// <param name="decision">The decision of a node.</param>
    /// <returns>One of <see cref="MissingNone"/>, <see cref="MissingZero"/> and <see cref="MissingNaN"/>.</returns>
    public static int Missing(byte decision) => decision >> MissingShift;

    /// <summary>Proves that every index is in range, every number finite, and every tree a tree.</summary>
    /// <exception cref="InvalidDataException">Something is not so; the message names the tree and the node.</exception>
    public void Validate()
    {
        Require(FeatureCount > 0, "there is no feature");
        Require(NodeStarts.Length > 1 && NodeStarts[0] == 0, "there is no tree");
        var nodes = Features.Length;
        Require(
            Thresholds.Length == nodes && Decisions.Length == nodes && Left.Length == nodes && Right.Length == nodes
                && Gains.Length == nodes && NodeRows.Length == nodes && NodeStarts[^1] == nodes,
            "the arrays of nodes differ in length");
        Require(LeafValues.Length == nodes + (long)TreeCount && LeafRows.Length == LeafValues.Length, "the arrays of leaves differ in length");
        Require(Gains.All(double.IsFinite), "a gain is not finite");
        Require(NodeRows.All(rows => rows >= 0) && LeafRows.All(rows => rows >= 0), "a number of rows is negative");
        ValidateSets();

        var kinds = new int[FeatureCount];
        for (var tree = 0; tree < TreeCount; tree++)
        {
            Require(NodeStarts[tree] <= NodeStarts[tree + 1], "the number of nodes is negative", tree);
        }

        for (var tree = 0; tree < TreeCount; tree++)
        {
            ValidateTree(tree, kinds);
        }

        Require(LeafValues.All(double.IsFinite), "a leaf is not finite");
    }

    private void ValidateSets()
    {
        Require(CategoryStarts.Length > 0 && CategoryStarts[0] == 0 && CategoryStarts[^1] == CategoryBits.Length, "the category sets differ in length");
        for (var set = 0; set + 1 < CategoryStarts.Length; set++)
        {
            var words = (long)CategoryStarts[set + 1] - CategoryStarts[set];
            Require(words is > 0 and <= MaxCategoryWords, "a category set has a length out of range");
        }
    }

    private void ValidateTree(int tree, int[] kinds)
    {
        var (start, count) = (NodeStarts[tree], NodeStarts[tree + 1] - NodeStarts[tree]);
        var visited = new bool[(2 * count) + 1];
        for (var node = 0; node < count; node++)
        {
            ValidateNode(tree, node, kinds);

            // A child comes after its parent and has one parent only: what holds this, and reaches all, is a tree.
            ReadOnlySpan<int> children = [Left[start + node], Right[start + node]];
            foreach (var child in children)
            {
                Require(child > node ? child < count : child < 0 && ~child <= count, "it has a child out of order", tree, node);
                ref var seen = ref visited[child >= 0 ? child : count + ~child];
                Require(!seen, "it shares a child", tree, node);
                seen = true;
            }
        }

        // Each of the nodes has two children, all different: together with the root these are all nodes and leaves.
    }

    private void ValidateNode(int tree, int node, int[] kinds)
    {
        var at = NodeStarts[tree] + node;
        var (feature, threshold, decision) = (Features[at], Thresholds[at], Decisions[at]);
        Require(feature >= 0 && feature < FeatureCount, "it asks a feature out of range", tree, node);
        Require(Missing(decision) <= MissingNaN, "it has an unknown decision", tree, node);
        var isSet = (decision & Categorical) != 0;
        Require(
            isSet ? threshold >= 0 && threshold < CategoryStarts.Length - 1 && threshold == Math.Truncate(threshold) : threshold > double.NegativeInfinity,
            "it has a threshold out of range", tree, node);

        // The predictor treats a feature's values once for all nodes that ask it.
        var kind = isSet ? Categorical : (Missing(decision) << MissingShift) | 2;
        Require(kinds[feature] == 0 || kinds[feature] == kind, "the feature is treated unlike at the nodes before", tree, node);
        kinds[feature] = kind;
    }

    private static void Require(bool condition, string what, int tree = -1, int node = -1)
    {
        if (!condition)
        {
            var place = tree < 0 ? "" : node < 0 ? FormattableString.Invariant($"tree {tree}: ") : FormattableString.Invariant($"tree {tree}, node {node}: ");
            throw new InvalidDataException($"These are not boosted trees: {place}{what}.");
        }
    }
}
