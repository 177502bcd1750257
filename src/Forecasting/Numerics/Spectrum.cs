using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecasting.Numerics;

/// <summary>Products of Fourier transforms, place by place.</summary>
internal static class Spectrum
{
    private const int Lanes = 8;

    /// <summary>Replaces <c>b</c> by <c>a · conj(b)</c>: a correlation in time.</summary>
    /// <param name="realA">The real parts of a.</param>
    /// <param name="imaginaryA">The imaginary parts of a.</param>
    /// <param name="realB">The real parts of b; takes those of the product.</param>
    /// <param name="imaginaryB">The imaginary parts of b; takes those of the product.</param>
    public static void MultiplyConjugate(ReadOnlySpan<double> realA, ReadOnlySpan<double> imaginaryA, Span<double> realB, Span<double> imaginaryB)
    {
        ref double aX = ref MemoryMarshal.GetReference(realA);
        ref double aY = ref MemoryMarshal.GetReference(imaginaryA);
        ref double bX = ref MemoryMarshal.GetReference(realB);
        ref double bY = ref MemoryMarshal.GetReference(imaginaryB);
        int k = 0;
        for (; k + Lanes <= realA.Length; k += Lanes)
        {
            nuint at = (nuint)k;
            Vector512<double> ax = Vector512.LoadUnsafe(ref aX, at);
            Vector512<double> ay = Vector512.LoadUnsafe(ref aY, at);
            Vector512<double> bx = Vector512.LoadUnsafe(ref bX, at);
            Vector512<double> by = Vector512.LoadUnsafe(ref bY, at);
            ((ax * bx) + (ay * by)).StoreUnsafe(ref bX, at);
            ((ay * bx) - (ax * by)).StoreUnsafe(ref bY, at);
        }

        for (; k < realA.Length; k++)
        {
            double x = realB[k];
            double y = imaginaryB[k];
            realB[k] = (realA[k] * x) + (imaginaryA[k] * y);
            imaginaryB[k] = (imaginaryA[k] * x) - (realA[k] * y);
        }
    }

    /// <summary>Adds <c>a · b</c> to a sum: a convolution in time.</summary>
    /// <param name="a">The real and imaginary parts of a.</param>
    /// <param name="b">The real and imaginary parts of b.</param>
    /// <param name="sum">The real and imaginary parts of the sum.</param>
    public static void AddProduct((double[] Real, double[] Imaginary) a, (double[] Real, double[] Imaginary) b, (double[] Real, double[] Imaginary) sum)
    {
        int k = 0;
        for (; k + Lanes <= a.Real.Length; k += Lanes)
        {
            nuint at = (nuint)k;
            Vector512<double> ax = Vector512.LoadUnsafe(ref a.Real[0], at);
            Vector512<double> ay = Vector512.LoadUnsafe(ref a.Imaginary[0], at);
            Vector512<double> bx = Vector512.LoadUnsafe(ref b.Real[0], at);
            Vector512<double> by = Vector512.LoadUnsafe(ref b.Imaginary[0], at);
            (Vector512.LoadUnsafe(ref sum.Real[0], at) + ((ax * bx) - (ay * by))).StoreUnsafe(ref sum.Real[0], at);
            (Vector512.LoadUnsafe(ref sum.Imaginary[0], at) + ((ax * by) + (ay * bx))).StoreUnsafe(ref sum.Imaginary[0], at);
        }

        for (; k < a.Real.Length; k++)
        {
            sum.Real[k] += (a.Real[k] * b.Real[k]) - (a.Imaginary[k] * b.Imaginary[k]);
            sum.Imaginary[k] += (a.Real[k] * b.Imaginary[k]) + (a.Imaginary[k] * b.Real[k]);
        }
    }
}
