namespace Forecasting.Weather;

/// <summary>The values of one place and variable by valid time and issue time, so that an origin reads no more than the times it asks for.</summary>
internal sealed class WeatherIndex
{
    private readonly long[] _valid;

    // The issues of valid time i stand from _offsets[i] on, the earliest first.
    private readonly int[] _offsets;
    private readonly long[] _issued;
    private readonly double[] _values;
    private readonly long _longestLead = long.MinValue;

    private WeatherIndex(long[] valid, int[] offsets, long[] issued, double[] values)
    {
        (_valid, _offsets, _issued, _values) = (valid, offsets, issued, values);
        for (int i = 0; i < valid.Length; i++) _longestLead = Math.Max(_longestLead, valid[i] - issued[offsets[i]]);
    }

    /// <summary>Makes the index of a column and place; missing values are left out, so that a later issue takes away nothing.</summary>
    public static WeatherIndex Of(WeatherRows rows, double[] column, int place)
    {
        var valid = new List<long>();
        var offsets = new List<int>();
        var issued = new List<long>();
        var values = new List<double>();
        for (int i = 0; i < column.Length; i++)
        {
            if (rows.Place[i] != place || double.IsNaN(column[i])) continue;
            if (valid.Count == 0 || valid[^1] != rows.Valid[i])
            {
                valid.Add(rows.Valid[i]);
                offsets.Add(issued.Count);
            }

            issued.Add(rows.Issued[i]);
            values.Add(column[i]);
        }

        offsets.Add(issued.Count);
        return new WeatherIndex([.. valid], [.. offsets], [.. issued], [.. values]);
    }

    /// <summary>Returns what was known at an instant of the valid times from one to another, both included.</summary>
    public (long[] Valid, double[] Values) AsOf(long known, long from, long to)
    {
        if (_valid.Length == 0) return ([], []);
        // Beyond the longest lead nothing was known.
        if (known < to - _longestLead) to = known + _longestLead;
        int first = LowerBound(from), end = LowerBound(to + 1);
        long[] valid = new long[Math.Max(0, end - first)];
        double[] values = new double[valid.Length];
        int count = 0;
        for (int i = first; i < end; i++)
        {
            int issue = _offsets[i + 1] - 1;
            while (issue >= _offsets[i] && _issued[issue] > known) issue--;
            if (issue < _offsets[i]) continue;
            valid[count] = _valid[i];
            values[count++] = _values[issue];
        }

        return (valid[..count], values[..count]);
    }

    /// <summary>Raises, for each cell, the latest issue of the readings up to a reach beyond its end.</summary>
    /// <param name="ends">The ascending ends of the cells, in Unix ticks.</param>
    /// <param name="reach">How far beyond the end a reading may lie, in ticks.</param>
    /// <param name="latest">The latest issues so far.</param>
    public void RaiseToLatestIssue(ReadOnlySpan<long> ends, long reach, Span<long> latest)
    {
        long last = long.MinValue;
        int at = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            for (; at < _valid.Length && _valid[at] <= ends[i] + reach; at++) last = Math.Max(last, _issued[_offsets[at + 1] - 1]);
            latest[i] = Math.Max(latest[i], last);
        }
    }

    private int LowerBound(long ticks)
    {
        int place = Array.BinarySearch(_valid, ticks);
        return place >= 0 ? place : ~place;
    }
}
