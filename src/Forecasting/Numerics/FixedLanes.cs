using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecasting.Numerics;

/// <summary>Sums in eight fixed lanes without fused operations: the same bits whatever vectors the processor has.</summary>
internal static class FixedLanes
{
    private const int Lanes = 8;

    /// <summary>Computes the dot product of two spans of one length.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other, as long.</param>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.Length, left.Length);
        ref double a = ref MemoryMarshal.GetReference(left);
        ref double b = ref MemoryMarshal.GetReference(right);
        // Two sums hide the latency of the additions.
        Vector512<double> first = Vector512<double>.Zero;
        Vector512<double> second = Vector512<double>.Zero;
        nuint i = 0;
        nuint length = (nuint)left.Length;
        for (; i + (2 * Lanes) <= length; i += 2 * Lanes)
        {
            first += Vector512.LoadUnsafe(ref a, i) * Vector512.LoadUnsafe(ref b, i);
            second += Vector512.LoadUnsafe(ref a, i + Lanes) * Vector512.LoadUnsafe(ref b, i + Lanes);
        }

        if (i + Lanes <= length)
        {
            first += Vector512.LoadUnsafe(ref a, i) * Vector512.LoadUnsafe(ref b, i);
            i += Lanes;
        }

        double sum = Sum(first + second);
        for (; i < length; i++) sum += Unsafe.Add(ref a, i) * Unsafe.Add(ref b, i);
        return sum;
    }

    /// <summary>Adds a multiple of one span to another of the same length.</summary>
    /// <param name="factor">The multiple.</param>
    /// <param name="source">What is added.</param>
    /// <param name="target">What it is added to.</param>
    public static void AddScaled(double factor, ReadOnlySpan<double> source, Span<double> target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Length, source.Length);
        ref double a = ref MemoryMarshal.GetReference(source);
        ref double b = ref MemoryMarshal.GetReference(target);
        nuint i = 0;
        nuint length = (nuint)source.Length;
        for (; i + Lanes <= length; i += Lanes)
            (Vector512.LoadUnsafe(ref b, i) + (Vector512.LoadUnsafe(ref a, i) * factor)).StoreUnsafe(ref b, i);
        for (; i < length; i++) Unsafe.Add(ref b, i) += Unsafe.Add(ref a, i) * factor;
    }

    /// <summary>Turns two spans of one length by a plane rotation: <c>(c·l + s·r, c·r - s·l)</c>.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <param name="cosine">The cosine c.</param>
    /// <param name="sine">The sine s.</param>
    public static void Rotate(Span<double> left, Span<double> right, double cosine, double sine)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.Length, left.Length);
        ref double a = ref MemoryMarshal.GetReference(left);
        ref double b = ref MemoryMarshal.GetReference(right);
        nuint i = 0;
        nuint length = (nuint)left.Length;
        for (; i + Lanes <= length; i += Lanes)
        {
            Vector512<double> l = Vector512.LoadUnsafe(ref a, i);
            Vector512<double> r = Vector512.LoadUnsafe(ref b, i);
            ((l * cosine) + (r * sine)).StoreUnsafe(ref a, i);
            ((r * cosine) - (l * sine)).StoreUnsafe(ref b, i);
        }

        for (; i < length; i++)
        {
            double l = Unsafe.Add(ref a, i);
            double r = Unsafe.Add(ref b, i);
            Unsafe.Add(ref a, i) = (l * cosine) + (r * sine);
            Unsafe.Add(ref b, i) = (r * cosine) - (l * sine);
        }
    }

    /// <summary>Sums eight lanes by a fixed tree.</summary>
    /// <param name="lanes">The lanes.</param>
    public static double Sum(Vector512<double> lanes)
    {
        Vector256<double> four = lanes.GetLower() + lanes.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }
}
