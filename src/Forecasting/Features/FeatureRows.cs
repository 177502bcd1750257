namespace Forecasting.Features;

/// <summary>The place where a feature writes its columns, for the cells of one <see cref="FeatureWindow"/>.</summary>
public readonly ref struct FeatureRows
{
    private readonly float[][] _columns;
    private readonly int _first;
    private readonly int _row;
    private readonly int _count;

    internal FeatureRows(float[][] columns, int first, int row, int count)
    {
        _columns = columns;
        _first = first;
        _row = row;
        _count = count;
    }

    /// <summary>Gets a column to be filled, a value per cell of the window.</summary>
    /// <param name="column">The column, counted from the first of the feature.</param>
    public Span<float> this[int column] => _columns[_first + column].AsSpan(_row, _count);
}
