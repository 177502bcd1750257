namespace Forecasting.Tables;

/// <summary>The line of each row: kept only where it does not follow from the row before, as it nearly always does.</summary>
internal sealed class RowLines
{
    private readonly List<(int Row, long Line)> _breaks = [];
    private int _rows;
    private long _expected = 1;

    /// <summary>Notes the line of the next row.</summary>
    public void Add(long line)
    {
        if (line != _expected) _breaks.Add((_rows, line));
        _rows++;
        _expected = line + 1;
    }

    /// <summary>Returns the line of a row, counted from 1.</summary>
    public long Of(int row)
    {
        int low = 0;
        int high = _breaks.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_breaks[middle].Row <= row) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? row + 1 : _breaks[low - 1].Line + (row - _breaks[low - 1].Row);
    }
}
