namespace Forecasting.Forecasters.Boosting;

/// <summary>The sets of categories that go left, each also as runs of neighbouring codes.</summary>
internal sealed class CategorySets
{
    private readonly int[] _starts;
    private readonly uint[] _bits;
    private readonly int[] _runStarts;
    private readonly CategoryRun[] _runs;

    /// <summary>Takes the sets of validated trees.</summary>
    /// <param name="trees">The trees.</param>
    internal CategorySets(TreeArrays trees)
    {
        (_starts, _bits) = (trees.CategoryStarts, trees.CategoryBits);
        var runStarts = new int[_starts.Length];
        var runs = new List<CategoryRun>();
        for (var set = 0; set < Count; set++)
        {
            AddRuns(set, runs);
            runStarts[set + 1] = runs.Count;
        }

        (_runStarts, _runs) = (runStarts, [.. runs]);
    }

    /// <summary>The number of sets.</summary>
    internal int Count => _starts.Length - 1;

    /// <summary>The runs of neighbouring codes of a set.</summary>
    /// <param name="set">The set.</param>
    internal ReadOnlySpan<CategoryRun> RunsOf(int set) => _runs.AsSpan(_runStarts[set], _runStarts[set + 1] - _runStarts[set]);

    /// <summary>Whether a set holds a code.</summary>
    /// <param name="set">The set.</param>
    /// <param name="code">A whole number, or less than 0 for none; any size.</param>
    /// <returns>Whether it does.</returns>
    internal bool Contains(int set, float code)
    {
        var words = _starts[set + 1] - _starts[set];
        if (!(code >= 0 && code < 32f * words))
        {
            return false;
        }

        var index = (int)code;
        return ((_bits[_starts[set] + (index >> 5)] >> (index & 31)) & 1) != 0;
    }

    private void AddRuns(int set, List<CategoryRun> runs)
    {
        var codes = 32 * (_starts[set + 1] - _starts[set]);
        for (var code = 0; code < codes; code++)
        {
            if (!Contains(set, code))
            {
                continue;
            }

            var first = code;
            while (code + 1 < codes && Contains(set, code + 1))
            {
                code++;
            }

            runs.Add(new CategoryRun(first, code));
        }
    }
}
