namespace Forecasting.Weather;

/// <summary>The values of one place and variable by valid time and issue time, so that an origin reads no more than the times it asks for.</summary>
internal sealed class WeatherIndex
{
    private readonly long[] _valid;

    // The issues of valid time i stand from _offsets[i] on, the earliest first.
    private readonly int[] _offsets;
    private readonly long[] _issued;
    private readonly double[] _values;

    private WeatherIndex(long[] valid, int[] offsets, long[] issued, double[] values)
    {
        (_valid, _offsets, _issued, _values) = (valid, offsets, issued, values);
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
        int first = LowerBound(from), end = to == long.MaxValue ? _valid.Length : LowerBound(to + 1);
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

    private int LowerBound(long ticks)
    {
        int place = Array.BinarySearch(_valid, ticks);
        return place >= 0 ? place : ~place;
    }
}
