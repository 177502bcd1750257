using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Forecasting.Forecasters.Boosting;

/// <summary>Trees laid out for blocks of rows: every node is asked of many rows at once, and the leaf is found without a walk.</summary>
/// <remarks>
/// A leaf is a bit, the left-most the lowest. A node that sends a row right strikes out the leaves on its left; when all nodes were
/// asked, in any order, the lowest bit that is left is the leaf (Lucchese et al., QuickScorer, 2015). Nothing branches and nothing waits for a
/// load before it, so that a row costs a fifth of a walk although every node is asked.
/// </remarks>
internal sealed class MaskedTrees
{
    /// <summary>The number of rows of a block.</summary>
    internal const int BlockRows = 128;

    /// <summary>The greatest number of leaves: a word of 32 leaves more asks most nodes once more.</summary>
    internal const int MaxLeaves = 64;

    private const int WordLeaves = 32;

    // Vectors of rows that share the loads of a node.
    private const int Abreast = 4;

    private readonly Word[] _words;
    private readonly Node[] _nodes;
    private readonly double[] _leaves;
    private readonly CategorySets _categories;

    /// <summary>Lays out validated trees.</summary>
    /// <param name="trees">The trees, none of more than <see cref="MaxLeaves"/> leaves.</param>
    /// <param name="slots">The features they ask.</param>
    /// <param name="categories">Their category sets.</param>
    internal MaskedTrees(TreeArrays trees, FeatureSlots slots, CategorySets categories)
    {
        _categories = categories;
        var layout = new MaskedTreeLayout(trees, slots);
        for (var tree = 0; tree < trees.TreeCount; tree++) layout.Add(tree);
        (_words, _nodes, _leaves) = (layout.Words, layout.Nodes, layout.Leaves);
    }

    /// <summary>Whether trees can be laid out so.</summary>
    /// <param name="trees">The trees.</param>
    internal static bool CanHold(TreeArrays trees)
    {
        for (var tree = 0; tree < trees.TreeCount; tree++)
        {
            if (trees.NodeStarts[tree + 1] - trees.NodeStarts[tree] >= MaxLeaves) return false;
        }

        return Vector.IsHardwareAccelerated && BlockRows % (Abreast * Vector<float>.Count) == 0;
    }

    /// <summary>Adds up one leaf of each tree for each row of a block.</summary>
    /// <param name="block">The values that <see cref="FeatureSlots"/> prepares, with a stride of <see cref="BlockRows"/>.</param>
    /// <param name="sums">Receives a sum per row, in the order of the trees.</param>
    internal void Sum(ReadOnlySpan<float> block, Span<double> sums)
    {
        sums.Clear();
        Span<uint> masks = stackalloc uint[Abreast * Vector<uint>.Count];
        Span<double> outputs = stackalloc double[BlockRows];
        foreach (ref readonly Word word in _words.AsSpan())
        {
            ReadOnlySpan<double> leaves = _leaves.AsSpan(word.FirstLeaf, WordLeaves);
            for (var row = 0; row < sums.Length; row += masks.Length)
            {
                Strike(word, ref Unsafe.Add(ref MemoryMarshal.GetReference(block), row), masks);
                Span<double> target = sums.Slice(row, Math.Min(masks.Length, sums.Length - row));
                if (word.IsAlone)
                {
                    for (var i = 0; i < target.Length; i++) target[i] += leaves[BitOperations.TrailingZeroCount(masks[i])];
                    continue;
                }

                // The words of a tree come last first: where an earlier one has a leaf left, it is the row's.
                Span<double> output = outputs.Slice(row, target.Length);
                for (var i = 0; i < output.Length; i++)
                {
                    if (masks[i] != 0) output[i] = leaves[BitOperations.TrailingZeroCount(masks[i])];
                    if (word.IsFirst) target[i] += output[i];
                }
            }
        }
    }

    // Leaves in each mask the leaves that no node has struck out. The constructor has proven the offsets to be in range.
    private void Strike(in Word word, ref float values, Span<uint> masks)
    {
        Vector<uint> a = Vector<uint>.AllBitsSet, b = a, c = a, d = a;
        ref Node nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        for (var n = word.FirstNode; n < word.EndMissingLeft; n++)
        {
            ref readonly Node node = ref Unsafe.Add(ref nodes, n);
            var threshold = new Vector<float>(node.Threshold);
            var struck = new Vector<uint>(node.Left);
            ref float at = ref Unsafe.Add(ref values, node.Offset);
            a = Vector.AndNot(a, Vector.GreaterThan(Rows(ref at, 0), threshold).As<int, uint>() & struck);
            b = Vector.AndNot(b, Vector.GreaterThan(Rows(ref at, 1), threshold).As<int, uint>() & struck);
            c = Vector.AndNot(c, Vector.GreaterThan(Rows(ref at, 2), threshold).As<int, uint>() & struck);
            d = Vector.AndNot(d, Vector.GreaterThan(Rows(ref at, 3), threshold).As<int, uint>() & struck);
        }

        // What is not a number is not at most the threshold, and goes right.
        for (var n = word.EndMissingLeft; n < word.EndMissingRight; n++)
        {
            ref readonly Node node = ref Unsafe.Add(ref nodes, n);
            var threshold = new Vector<float>(node.Threshold);
            var kept = new Vector<uint>(~node.Left);
            ref float at = ref Unsafe.Add(ref values, node.Offset);
            a &= Vector.LessThanOrEqual(Rows(ref at, 0), threshold).As<int, uint>() | kept;
            b &= Vector.LessThanOrEqual(Rows(ref at, 1), threshold).As<int, uint>() | kept;
            c &= Vector.LessThanOrEqual(Rows(ref at, 2), threshold).As<int, uint>() | kept;
            d &= Vector.LessThanOrEqual(Rows(ref at, 3), threshold).As<int, uint>() | kept;
        }

        a.CopyTo(masks);
        b.CopyTo(masks[Vector<uint>.Count..]);
        c.CopyTo(masks[(2 * Vector<uint>.Count)..]);
        d.CopyTo(masks[(3 * Vector<uint>.Count)..]);
        for (var n = word.EndMissingRight; n < word.EndNode; n++) StrikeBySet(_nodes[n], ref values, masks);
    }

    private void StrikeBySet(in Node node, ref float values, Span<uint> masks)
    {
        ReadOnlySpan<CategoryRun> runs = _categories.RunsOf(node.Set);
        var kept = new Vector<uint>(~node.Left);
        ref float at = ref Unsafe.Add(ref values, node.Offset);
        for (var v = 0; v < Abreast; v++)
        {
            Vector<float> codes = Rows(ref at, v);
            var isIn = Vector<int>.Zero;
            foreach (CategoryRun run in runs)
                isIn |= Vector.GreaterThanOrEqual(codes, new Vector<float>(run.First)) & Vector.LessThanOrEqual(codes, new Vector<float>(run.Last));
            Span<uint> own = masks.Slice(v * Vector<uint>.Count, Vector<uint>.Count);
            (new Vector<uint>(own) & (isIn.As<int, uint>() | kept)).CopyTo(own);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Rows(ref float at, int vector) =>
        Unsafe.ReadUnaligned<Vector<float>>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref at, vector * Vector<float>.Count)));

    /// <summary>A node as one word of its tree sees it.</summary>
    /// <param name="Threshold">The greatest value that goes left.</param>
    /// <param name="Offset">Where the values of its feature begin in a block.</param>
    /// <param name="Left">The leaves of the word that lie on its left.</param>
    /// <param name="Set">The category set, for a node that asks one.</param>
    internal readonly record struct Node(float Threshold, int Offset, uint Left, int Set);

    /// <summary>Up to 32 leaves of a tree, and the nodes that have some of them on their left: by threshold, missing left then missing right, and by set.</summary>
    internal readonly record struct Word(int FirstNode, int EndMissingLeft, int EndMissingRight, int EndNode, int FirstLeaf, bool IsFirst, bool IsAlone);
}
