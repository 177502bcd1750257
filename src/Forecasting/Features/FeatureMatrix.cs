namespace Forecasting.Features;

/// <summary>Features of many rows, column by column, in single precision; <see cref="float.NaN"/> where unknown.</summary>
public sealed class FeatureMatrix
{
    private readonly float[][] _values;
    private readonly int _first;

    internal FeatureMatrix(IReadOnlyList<FeatureColumn> columns, float[][] values, int rows)
        : this(columns, values, 0, rows)
    {
    }

    private FeatureMatrix(IReadOnlyList<FeatureColumn> columns, float[][] values, int first, int rows)
    {
        Columns = columns;
        _values = values;
        _first = first;
        RowCount = rows;
    }

    /// <summary>Gets the columns.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Gets how many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>Gets the values of a column.</summary>
    /// <param name="column">The place of the column in <see cref="Columns"/>.</param>
    public ReadOnlyMemory<float> Column(int column) => _values[column].AsMemory(_first, RowCount);

    /// <summary>Finds a column.</summary>
    /// <param name="name">The name of the column.</param>
    /// <returns>Its place in <see cref="Columns"/>, or -1.</returns>
    public int IndexOf(string name)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == name) return i;
        }

        return -1;
    }

    /// <summary>Returns a run of rows; the values are shared.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many rows.</param>
    public FeatureMatrix Rows(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, RowCount);
        return new FeatureMatrix(Columns, _values, _first + first, count);
    }

    /// <summary>Returns the rows of several matrices of the same columns, one behind the other.</summary>
    /// <param name="parts">The matrices, at least one.</param>
    internal static FeatureMatrix Concat(IReadOnlyList<FeatureMatrix> parts)
    {
        if (parts.Count == 1) return parts[0];
        int rows = parts.Sum(part => part.RowCount);
        float[][] values = new float[parts[0].Columns.Count][];
        for (int c = 0; c < values.Length; c++)
        {
            values[c] = GC.AllocateUninitializedArray<float>(rows);
            int at = 0;
            foreach (FeatureMatrix part in parts)
            {
                part.Column(c).Span.CopyTo(values[c].AsSpan(at));
                at += part.RowCount;
            }
        }

        return new FeatureMatrix(parts[0].Columns, values, rows);
    }

    /// <summary>Returns the rows that are kept, in order.</summary>
    /// <param name="kept">A flag per row.</param>
    internal FeatureMatrix Keep(ReadOnlySpan<bool> kept)
    {
        int rows = kept.Count(true);
        if (rows == RowCount) return this;
        float[][] values = new float[_values.Length][];
        for (int c = 0; c < values.Length; c++)
        {
            ReadOnlySpan<float> source = _values[c].AsSpan(_first, RowCount);
            float[] target = new float[rows];
            int at = 0;
            for (int i = 0; i < kept.Length; i++)
            {
                if (kept[i]) target[at++] = source[i];
            }

            values[c] = target;
        }

        return new FeatureMatrix(Columns, values, rows);
    }
}
