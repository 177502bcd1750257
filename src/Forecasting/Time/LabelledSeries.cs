namespace Forecasting.Time;

/// <summary>Sorted labels of one series on their plain grid, with their values.</summary>
internal readonly ref struct LabelledSeries
{
    private readonly ReadOnlySpan<long> _labels;
    private readonly ReadOnlySpan<double> _values;
    private readonly long _phase;

    /// <summary>Initializes a new instance of the <see cref="LabelledSeries"/> struct.</summary>
    /// <param name="labels">The labels, ascending, at least one.</param>
    /// <param name="values">The values, or nothing.</param>
    /// <param name="step">The step in ticks.</param>
    public LabelledSeries(ReadOnlySpan<long> labels, ReadOnlySpan<double> values, long step)
    {
        _labels = labels;
        _values = values;
        Step = step;
        _phase = FixedStepFit.MajorityPhase(labels, step);
    }

    /// <summary>Gets the step in ticks.</summary>
    public long Step { get; }

    /// <summary>Gets the first label.</summary>
    public long First => _labels[0];

    /// <summary>Gets the last label.</summary>
    public long Last => _labels[^1];

    /// <summary>Counts the labels of the plain grid without a row, and the rows beyond the first at their label.</summary>
    /// <returns>Both counts.</returns>
    public (long Missing, long Duplicated) CountPlain()
    {
        long duplicated = 0;
        long onGrid = 0;
        long first = 0, last = 0;
        for (var i = 0; i < _labels.Length; i++)
        {
            var label = _labels[i];
            if (i > 0 && label <= _labels[i - 1])
            {
                if (label < _labels[i - 1])
                    throw new ArgumentException($"Labels must be in ascending order, but row {i} is before row {i - 1}.", "labels");
                duplicated++;
            }
            else if (LocalTicks.FloorMod(label, Step) == _phase)
            {
                first = onGrid++ == 0 ? label : first;
                last = label;
            }
        }

        return (onGrid == 0 ? 0 : ((last - first) / Step) + 1 - onGrid, duplicated);
    }

    /// <summary>Returns the first label of the grid at or after a time.</summary>
    /// <param name="ticks">The local time.</param>
    /// <returns>The label.</returns>
    public long FirstOnGrid(long ticks) => ticks + LocalTicks.FloorMod(_phase - ticks, Step);

    /// <summary>Finds the rows of a label.</summary>
    /// <param name="label">The label.</param>
    /// <returns>The first of them and their number.</returns>
    public (int Row, int Count) Find(long label)
    {
        var row = LowerBound(label);
        var end = row;
        while (end < _labels.Length && _labels[end] == label)
            end++;
        return (row, end - row);
    }

    /// <summary>Returns whether rows hold no value.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <returns><see langword="true"/> where all are NaN.</returns>
    public bool IsEmpty(int row, int count)
    {
        for (var i = row; i < row + count; i++)
        {
            if (!double.IsNaN(Value(i)))
                return false;
        }

        return !_values.IsEmpty;
    }

    /// <summary>Returns the label of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The label.</returns>
    public long Label(int row) => _labels[row];

    /// <summary>Returns the value of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The value; NaN where none were given.</returns>
    public double Value(int row) => _values.IsEmpty ? double.NaN : _values[row];

    /// <summary>Returns the value at a label.</summary>
    /// <param name="label">The label.</param>
    /// <returns>The value of its first row; NaN where there is none.</returns>
    public double ValueAt(long label)
    {
        var row = LowerBound(label);
        return row < _labels.Length && _labels[row] == label ? Value(row) : double.NaN;
    }

    private int LowerBound(long label)
    {
        int low = 0, high = _labels.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_labels[middle] < label)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
