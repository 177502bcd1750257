using System.Globalization;

namespace Forecasting.Forecasters.Regression;

/// <summary>How a regression reaches beyond the next step.</summary>
/// <remarks>Direct and recursive strategies: Ben Taieb, Bontempi, Atiya and Sorjamaa (2012).</remarks>
public sealed class ForecastStrategy
{
    private readonly int[] _ends;

    private ForecastStrategy(int[] ends, bool isRecursive, string name)
    {
        _ends = ends;
        IsRecursive = isRecursive;
        Name = name;
    }

    /// <summary>Gets the strategy of one model for all steps, with lags that are known at the last of them.</summary>
    public static ForecastStrategy Direct { get; } = new([], false, "direct");

    /// <summary>Gets the strategy of one model for the next step, whose forecasts stand in for the lags that are not known yet.</summary>
    public static ForecastStrategy Recursive { get; } = new([], true, "recursive");

    /// <summary>Gets whether forecasts stand in for lags.</summary>
    public bool IsRecursive { get; }

    /// <summary>Gets the name: <c>direct</c>, <c>recursive</c>, or <c>direct 6,24</c> with the ends of the blocks.</summary>
    public string Name { get; }

    /// <summary>Returns the strategy of one model for each block of steps, each with the lags that are known at its last step.</summary>
    /// <param name="ends">The last step of each block, ascending, counted from 1; what lies beyond the last forms one more block.</param>
    /// <exception cref="ArgumentException">The ends do not ascend from 1.</exception>
    public static ForecastStrategy DirectByBlock(params ReadOnlySpan<int> ends)
    {
        for (int i = 0; i < ends.Length; i++)
        {
            if (ends[i] <= (i == 0 ? 0 : ends[i - 1]))
                throw new ArgumentException("The ends of the blocks must ascend from 1.", nameof(ends));
        }

        string text = string.Join(',', ends.ToArray().Select(end => end.ToString(CultureInfo.InvariantCulture)));
        return new ForecastStrategy(ends.ToArray(), false, "direct " + text);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Returns the first and the last step of each block.</summary>
    internal IReadOnlyList<StepBlock> Blocks(int steps)
    {
        var blocks = new List<StepBlock>();
        int first = 1;
        foreach (int end in _ends)
        {
            if (end >= steps) break;
            blocks.Add(new StepBlock(first, end));
            first = end + 1;
        }

        blocks.Add(new StepBlock(first, steps));
        return blocks;
    }
}
