namespace Forecasting.Forecasters.Boosting;

/// <summary>Lays out trees for <see cref="MaskedTrees"/>: leaves from left to right, and for each node those on its left.</summary>
internal sealed class MaskedTreeLayout(TreeArrays trees, FeatureSlots slots)
{
    private const int WordLeaves = 32;

    private readonly List<MaskedTrees.Word> _words = [];
    private readonly List<MaskedTrees.Node> _nodes = [];
    private readonly List<double> _leaves = [];

    internal MaskedTrees.Word[] Words => [.. _words];

    internal MaskedTrees.Node[] Nodes => [.. _nodes];

    internal double[] Leaves => [.. _leaves];

    internal void Add(int tree)
    {
        var firstNode = trees.NodeStarts[tree];
        var inner = trees.NodeStarts[tree + 1] - firstNode;
        var firstLeaf = _leaves.Count;
        var words = (inner / WordLeaves) + 1;

        // The leaves on the left of a node are a run: from the first below it to the first below its right child.
        var (from, to) = (new int[inner], new int[inner]);
        var next = 0;
        Number(inner > 0 ? 0 : ~0);
        while (_leaves.Count < firstLeaf + (words * WordLeaves)) _leaves.Add(0);
        for (var word = words - 1; word >= 0; word--)
        {
            var (first, low) = (_nodes.Count, word * WordLeaves);
            AddNodes(node => !IsSet(node) && SendsMissingLeft(node));
            var endMissingLeft = _nodes.Count;
            AddNodes(node => !IsSet(node) && !SendsMissingLeft(node));
            var endMissingRight = _nodes.Count;
            AddNodes(IsSet);
            _words.Add(new MaskedTrees.Word(first, endMissingLeft, endMissingRight, _nodes.Count, firstLeaf + low, word == 0, words == 1));

            void AddNodes(Func<int, bool> wanted)
            {
                for (var node = 0; node < inner; node++)
                {
                    var left = Run(Math.Clamp(from[node] - low, 0, WordLeaves), Math.Clamp(to[node] - low, 0, WordLeaves));
                    if (left != 0 && wanted(firstNode + node)) _nodes.Add(NodeOf(firstNode + node, left));
                }
            }
        }

        // At most 64 leaves, so at most as deep.
        void Number(int child)
        {
            if (child < 0)
            {
                _leaves.Add(trees.LeafValues[firstNode + tree + ~child]);
                next++;
                return;
            }

            from[child] = next;
            Number(trees.Left[firstNode + child]);
            to[child] = next;
            Number(trees.Right[firstNode + child]);
        }
    }

    private static uint Run(int from, int to) => (uint)((1UL << to) - (1UL << from));

    private bool IsSet(int node) => (trees.Decisions[node] & TreeArrays.Categorical) != 0;

    private bool SendsMissingLeft(int node) => FeatureSlots.SendsMissingLeft(trees.Decisions[node], trees.Thresholds[node]);

    private MaskedTrees.Node NodeOf(int node, uint left)
    {
        var offset = slots.SlotOf(trees.Features[node]) * MaskedTrees.BlockRows;
        return IsSet(node)
            ? new MaskedTrees.Node(float.NaN, offset, left, (int)trees.Thresholds[node])
            : new MaskedTrees.Node(FeatureSlots.Round(trees.Thresholds[node]), offset, left, -1);
    }
}
