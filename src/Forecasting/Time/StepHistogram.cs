namespace Forecasting.Time;

/// <summary>Counts the differences between neighbouring times, and judges whether one of them is the step of a series with gaps.</summary>
/// <remarks>One table of fixed size, so that counting is linear in rows whatever they hold.</remarks>
internal sealed class StepHistogram
{
    private const int Slots = 256;
    private const int MaxKeys = 160;

    private readonly long[] _keys = new long[Slots];
    private readonly long[] _counts = new long[Slots];
    private int _used;
    private long _last;
    private int _slot = -1;
    private long _changes = -1;

    /// <summary>Gets the number of differences counted.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the sum of all differences.</summary>
    public long Sum { get; private set; }

    /// <summary>Gets the greatest common divisor of all differences.</summary>
    public long Gcd { get; private set; }

    /// <summary>Gets the number of differences that found no place in the table.</summary>
    public long Overflow { get; private set; }

    /// <summary>Counts a run of equal differences.</summary>
    /// <param name="step">The difference, positive.</param>
    /// <param name="times">How often it follows itself.</param>
    public void Add(long step, long times = 1)
    {
        if (step != _last || _changes < 0)
        {
            _changes++;
            _last = step;
            _slot = Find(step);
        }

        Count += times;
        Sum += step * times;
        if (_slot >= 0)
            _counts[_slot] += times;
        else
            Overflow += times;
    }

    /// <summary>Returns how often a difference was counted.</summary>
    /// <param name="step">The difference.</param>
    /// <returns>The count.</returns>
    public long CountOf(long step)
    {
        for (var i = Start(step); _counts[i] > 0; i = (i + 1) % Slots)
        {
            if (_keys[i] == step)
                return _counts[i];
        }

        return 0;
    }

    /// <summary>Returns the share of differences that are exactly one step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>A ratio.</returns>
    public double ShareOf(long step) => Count == 0 ? 0 : (double)CountOf(step) / Count;

    /// <summary>Returns the most frequent differences, most frequent first, then shortest first.</summary>
    /// <param name="limit">The most to return.</param>
    /// <returns>The differences.</returns>
    public List<long> Top(int limit)
    {
        var order = new List<int>();
        for (var i = 0; i < Slots; i++)
        {
            if (_counts[i] > 0)
                order.Add(i);
        }

        order.Sort((a, b) => _counts[a] != _counts[b] ? _counts[b].CompareTo(_counts[a]) : _keys[a].CompareTo(_keys[b]));
        var top = new List<long>();
        for (var i = 0; i < Math.Min(limit, order.Count); i++)
            top.Add(_keys[order[i]]);
        return top;
    }

    /// <summary>Returns whether the differences look like steps with rows left out, rather than like a longer pattern.</summary>
    /// <remarks>
    /// If rows are left out at random with a share p kept, p of the differences are one step and at most a quarter are any other multiple;
    /// if they are left out in blocks, more are one step. Alternating 10 and 20 minutes break both rules.
    /// </remarks>
    /// <param name="step">The step, which divides every difference.</param>
    /// <returns><see langword="true"/> where the differences support the step.</returns>
    public bool Supports(long step)
    {
        var single = CountOf(step);
        if (Count < 2 || single < 2)
            return false;
        var share = (double)single / Count;
        double squares = 0;
        long other = 0;
        for (var i = 0; i < Slots; i++)
        {
            squares += (double)_counts[i] / Count * _counts[i] / Count;
            if (_keys[i] != step)
                other = Math.Max(other, _counts[i]);
        }

        if (1 - squares <= 0.55 && Count >= 3 && _changes >= 0.9 * (Count - 1))
            return false;
        // With few rows chance proves nothing, so most steps have to agree.
        if (Count < 8)
            return share >= 0.6;
        // Four and a half standard deviations: one series in 300,000 is refused by chance.
        var filled = Math.Min(1, Count * (double)step / Sum);
        return share >= 0.2
            && (double)other / Count <= 0.25 + (4.5 * Math.Sqrt(0.1875 / Count))
            && share >= filled - (4.5 * Math.Sqrt(filled * (1 - filled) / Count)) - 1e-9;
    }

    private static int Start(long step) => (int)(unchecked((ulong)step * 0x9E3779B97F4A7C15UL) >> 56);

    private static long Divisor(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }

    private int Find(long step)
    {
        var i = Start(step);
        for (; _counts[i] > 0; i = (i + 1) % Slots)
        {
            if (_keys[i] == step)
                return i;
        }

        if (Gcd != 1)
            Gcd = Divisor(Gcd, step);
        if (_used >= MaxKeys)
            return -1;
        _used++;
        _keys[i] = step;
        return i;
    }
}
