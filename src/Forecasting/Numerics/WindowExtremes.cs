using System.Numerics;

namespace Forecasting.Numerics;

/// <summary>Smallest and largest values of the windows of one tile.</summary>
/// <remarks>
/// Rounding to single precision keeps order, so the work is done on singles. Extremes of 1, 2, 4, ... values come by
/// doubling, and a window is the union of two overlapping blocks: about <c>log2(length)</c> vector steps a value.
/// </remarks>
internal static unsafe class WindowExtremes
{
    private const int Counts = 5;

    /// <summary>Fills the wanted extremes; <see cref="Prepare"/> must have seen the tile before gaps were carried over.</summary>
    public static void Compute(WindowTile tile, RollingWindow window, RollingOutputs outputs)
    {
        fixed (double* doubles = tile.Doubles)
        fixed (float* singles = tile.Singles)
        {
            double* counts = tile.HasMissing ? doubles + tile.DoubleOffset(Counts) + window.Span : null;
            float* scratch = singles + tile.SingleOffset(2);
            if (!outputs.Minimum.IsEmpty)
                Compute<Smaller>(singles + tile.SingleOffset(0), tile.Count, window, counts, scratch, outputs.Minimum);
            if (!outputs.Maximum.IsEmpty)
                Compute<Larger>(singles + tile.SingleOffset(1), tile.Count, window, counts, scratch, outputs.Maximum);
        }
    }

    /// <summary>Copies the values of the tile in single precision, missing ones as the neutral element.</summary>
    public static void Prepare(WindowTile tile, RollingOutputs outputs)
    {
        fixed (double* doubles = tile.Doubles)
        fixed (float* singles = tile.Singles)
        {
            double* values = doubles + tile.DoubleOffset(0);
            if (!outputs.Minimum.IsEmpty)
                Convert(values, singles + tile.SingleOffset(0), tile, float.PositiveInfinity);
            if (!outputs.Maximum.IsEmpty)
                Convert(values, singles + tile.SingleOffset(1), tile, float.NegativeInfinity);
        }
    }

    private static void Convert(double* values, float* target, WindowTile tile, float neutral)
    {
        int count = tile.Count;
        bool gaps = tile.HasMissing;
        var missing = new Vector<float>(neutral);
        unchecked
        {
            for (nint i = 0; i < count; i += Vector<float>.Count)
            {
                Vector<float> value = Vector.Narrow(Vector.Load(values + i), Vector.Load(values + i + Vector<double>.Count));
                if (gaps)
                    value = Vector.ConditionalSelect(Vector.Equals(value, value), value, missing);
                // Which zero a native minimum picks differs between machines; adding zero leaves positive zeros only.
                Vector.Store(value + Vector<float>.Zero, target + i);
            }
        }
    }

    private static void Compute<TOrder>(
        float* values, int end, RollingWindow window, double* counts, float* scratch, Span<float> output)
        where TOrder : struct, IOrder
    {
        int covered = 1;
        unchecked
        {
            for (; 2 * covered <= window.Length; covered *= 2)
            {
                nint shift = covered * window.Stride;
                nint first = ((2 * covered) - 1) * window.Stride;
                for (nint i = end - Vector<float>.Count; i > first - Vector<float>.Count; i -= Vector<float>.Count)
                    Vector.Store(TOrder.Pick(Vector.Load(values + i), Vector.Load(values + i - shift)), values + i);
            }

            float* newest = values + window.Span;
            float* oldest = newest - ((window.Length - covered) * window.Stride);
            for (nint i = 0; i < output.Length; i += Vector<float>.Count)
            {
                Vector<float> result = TOrder.Pick(Vector.Load(newest + i), Vector.Load(oldest + i));
                if (counts != null)
                    result = Known(result, counts + i, window);
                Vector.Store(result, scratch + i);
            }
        }

        new Span<float>(scratch, output.Length).CopyTo(output);
    }

    private static Vector<float> Known(Vector<float> result, double* counts, RollingWindow window)
    {
        int back = window.Length * window.Stride;
        Vector<double> low = Vector.Load(counts) - Vector.Load(counts - back);
        Vector<double> high = Vector.Load(counts + Vector<double>.Count) - Vector.Load(counts + Vector<double>.Count - back);
        Vector<int> known = Vector.GreaterThanOrEqual(Vector.Narrow(low, high), new Vector<float>(window.MinimumCount));
        return Vector.ConditionalSelect(known, result, new Vector<float>(float.NaN));
    }

    private interface IOrder
    {
        static abstract Vector<float> Pick(Vector<float> left, Vector<float> right);
    }

    private readonly struct Smaller : IOrder
    {
        public static Vector<float> Pick(Vector<float> left, Vector<float> right) => Vector.MinNative(left, right);
    }

    private readonly struct Larger : IOrder
    {
        public static Vector<float> Pick(Vector<float> left, Vector<float> right) => Vector.MaxNative(left, right);
    }
}
