using System.Buffers;
using System.Runtime.InteropServices;

namespace Forecasting.Forecasters.Boosting;

/// <summary>Columns as one column-major block of memory that native code may read until it is disposed of.</summary>
/// <remarks>Columns that already lie one behind the other in one array are not copied.</remarks>
internal sealed unsafe class ColumnMatrix : IDisposable
{
    private readonly MemoryHandle _pin;
    private float* _copy;

    /// <summary>Lays out the same rows of each column.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="firstRow">The first row to take.</param>
    /// <param name="rows">The number of rows to take.</param>
    internal ColumnMatrix(IReadOnlyList<ReadOnlyMemory<float>> columns, int firstRow, int rows)
    {
        if (AreAdjacent(columns, firstRow, rows))
        {
            _pin = columns[0].Pin();
            Pointer = (float*)_pin.Pointer;
            return;
        }

        _copy = (float*)NativeMemory.Alloc((nuint)rows * (nuint)columns.Count, sizeof(float));
        Pointer = _copy;
        for (var column = 0; column < columns.Count; column++)
        {
            columns[column].Span.Slice(firstRow, rows).CopyTo(new Span<float>(_copy + ((nint)column * rows), rows));
        }
    }

    /// <summary>Where the first row of the first column lies.</summary>
    internal float* Pointer { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pin.Dispose();
        NativeMemory.Free(_copy);
        _copy = null;
    }

    private static bool AreAdjacent(IReadOnlyList<ReadOnlyMemory<float>> columns, int firstRow, int rows)
    {
        if (!MemoryMarshal.TryGetArray(columns[0], out var first) || firstRow != 0)
        {
            return false;
        }

        for (var column = 0; column < columns.Count; column++)
        {
            if (!MemoryMarshal.TryGetArray(columns[column], out var segment)
                || segment.Count != rows
                || !ReferenceEquals(segment.Array, first.Array)
                || segment.Offset != first.Offset + ((long)column * rows))
            {
                return false;
            }
        }

        return true;
    }
}
