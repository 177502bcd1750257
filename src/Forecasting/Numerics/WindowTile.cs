using System.Buffers;
using System.Numerics;

namespace Forecasting.Numerics;

/// <summary>Scratch memory for the windows of a run of neighbouring positions.</summary>
/// <remarks>
/// Element 0 of <see cref="Values"/> is the oldest value that the first window of the tile sees. Every array may be read
/// <see cref="Padding"/> elements past either end, so that the kernels need no scalar tails.
/// </remarks>
internal sealed unsafe class WindowTile : IDisposable
{
    /// <summary>Elements that may be read or written before the first and past the last element of an array.</summary>
    public const int Padding = 32;

    private const int DoubleArrays = 6;
    private const int SingleArrays = 3;

    private readonly double[] _doubles;
    private readonly float[] _singles;
    private readonly int _pitch;
    private readonly int _stride;

    /// <summary>Rents the memory for tiles of at most <paramref name="capacity"/> elements.</summary>
    public WindowTile(int capacity, int stride)
    {
        _stride = stride;
        _pitch = capacity + (2 * Padding);
        int doubles = (DoubleArrays * _pitch) + stride;
        _doubles = ArrayPool<double>.Shared.Rent(doubles);
        _singles = ArrayPool<float>.Shared.Rent(SingleArrays * _pitch);
        // Overrun lanes are thrown away; zeros keep them free of slow denormal arithmetic.
        _doubles.AsSpan(0, doubles).Clear();
        _singles.AsSpan(0, SingleArrays * _pitch).Clear();
    }

    /// <summary>Gets the elements in use.</summary>
    public int Count { get; private set; }

    /// <summary>Gets whether the tile holds a missing value.</summary>
    public bool HasMissing { get; private set; }

    /// <summary>Gets the double arrays, to be pinned by the kernels.</summary>
    public double[] Doubles => _doubles;

    /// <summary>Gets the single arrays, to be pinned by the kernels.</summary>
    public float[] Singles => _singles;

    /// <summary>Returns where a double array starts within <see cref="Doubles"/>; the last one is the running count.</summary>
    public int DoubleOffset(int array) =>
        (array * _pitch) + Padding + (array == DoubleArrays - 1 ? _stride : 0);

    /// <summary>Returns where a single array starts within <see cref="Singles"/>.</summary>
    public int SingleOffset(int array) => (array * _pitch) + Padding;

    /// <summary>Gets the values of the tile (array 0).</summary>
    public Span<double> Values => _doubles.AsSpan(DoubleOffset(0), Count);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_doubles);
        ArrayPool<float>.Shared.Return(_singles);
    }

    /// <summary>Copies <c>series[start .. start + count)</c>; what does not exist or is not finite becomes missing.</summary>
    public void Load(ReadOnlySpan<double> series, int start, int count)
    {
        Count = count;
        int before = Math.Clamp(-start, 0, count);
        int first = start + before;
        int real = Math.Clamp(series.Length - first, 0, count - before);
        Span<double> values = Values;
        values[..before].Fill(double.NaN);
        values[(before + real)..].Fill(double.NaN);
        bool finite = real == 0 || CopyFinite(series.Slice(first, real), values.Slice(before, real));
        HasMissing = real < count || !finite;
    }

    /// <summary>Counts the finite values along the stride, then carries each last finite value over the gaps behind it.</summary>
    /// <remarks>
    /// Afterwards the window of <c>n</c> values ending at <c>i</c> has <c>count[i] - count[i - n * stride]</c> finite ones,
    /// and where it has any, <c>values[i]</c> is its newest: so results cannot depend on anything outside of the window.
    /// </remarks>
    public void CountAndCarry()
    {
        fixed (double* doubles = _doubles)
        {
            double* values = doubles + DoubleOffset(0);
            double* counts = doubles + DoubleOffset(DoubleArrays - 1);
            new Span<double>(doubles + DoubleOffset(DoubleArrays - 1) - _stride, _stride).Clear();
            if (_stride == 1)
                CountAndCarryNeighbours(values, counts, Count);
            else
                CountAndCarryStrided(values, counts, Count, _stride);
        }
    }

    private static void CountAndCarryNeighbours(double* values, double* counts, int count)
    {
        double carried = 0;
        int seen = 0;
        unchecked
        {
            for (int i = 0; i < count; i++)
            {
                double value = values[i];
                bool finite = !double.IsNaN(value);
                carried = finite ? value : carried;
                seen += finite ? 1 : 0;
                values[i] = carried;
                counts[i] = seen;
            }
        }
    }

    private static void CountAndCarryStrided(double* values, double* counts, int count, int stride)
    {
        unchecked
        {
            for (int i = 0; i < count; i++)
            {
                bool finite = !double.IsNaN(values[i]);
                counts[i] = counts[i - stride] + (finite ? 1 : 0);
                if (!finite)
                    values[i] = i < stride ? 0 : values[i - stride];
            }
        }
    }

    private static bool CopyFinite(ReadOnlySpan<double> source, Span<double> target)
    {
        var largest = new Vector<double>(double.MaxValue);
        var missing = new Vector<double>(double.NaN);
        Vector<long> all = Vector<long>.AllBitsSet;
        int i = 0;
        for (; i <= source.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var value = new Vector<double>(source[i..]);
            Vector<long> finite = Vector.LessThanOrEqual(Vector.Abs(value), largest);
            all &= finite;
            Vector.ConditionalSelect(finite, value, missing).CopyTo(target[i..]);
        }

        bool clean = Vector.EqualsAll(all, Vector<long>.AllBitsSet);
        for (; i < source.Length; i++)
        {
            bool finite = double.IsFinite(source[i]);
            clean &= finite;
            target[i] = finite ? source[i] : double.NaN;
        }

        return clean;
    }
}
