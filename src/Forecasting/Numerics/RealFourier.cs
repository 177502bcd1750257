using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecasting.Numerics;

/// <summary>The discrete Fourier transform of real numbers, through a complex one of half the length; one thread at a time may use it.</summary>
internal sealed class RealFourier
{
    private readonly ComplexFourier _half;
    private readonly double[] _cosines;
    private readonly double[] _sines;

    /// <param name="length">The length; see <see cref="GoodLength"/>.</param>
    public RealFourier(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % 2, 0);
        Length = length;
        _half = new ComplexFourier(length / 2);
        int quarter = (_half.Length / 2) + 1;
        _cosines = new double[quarter];
        _sines = new double[quarter];
        for (int k = 0; k < quarter; k++) (_sines[k], _cosines[k]) = UnitRoot.Of(k, length);
    }

    /// <summary>Gets how many numbers are transformed.</summary>
    public int Length { get; }

    /// <summary>Gets how many complex numbers the transform has: half the length, and one.</summary>
    public int Frequencies => _half.Length + 1;

    /// <summary>Returns the least length, not below a number, that is transformed directly: 128 times a product of 2s, 3s and 5s.</summary>
    /// <param name="atLeast">The number.</param>
    public static int GoodLength(int atLeast) => checked(2 * ComplexFourier.GoodLength((atLeast / 2) + (atLeast % 2)));

    /// <summary>Transforms: <c>X[k] = Σ x[j] exp(-2πi·j·k/n)</c> for k from 0 to n/2.</summary>
    /// <param name="values">The numbers; what is missing at the end is 0.</param>
    /// <param name="real">Takes the real parts; as many as <see cref="Frequencies"/>.</param>
    /// <param name="imaginary">Takes the imaginary parts.</param>
    public void Forward(ReadOnlySpan<double> values, Span<double> real, Span<double> imaginary)
    {
        TransformPairs(values, real, imaginary);
        Unfold(real, imaginary, 0.5, forward: true);
    }

    /// <summary>Transforms back, and scales so that it undoes <see cref="Forward"/>.</summary>
    /// <param name="real">The real parts; spoilt.</param>
    /// <param name="imaginary">The imaginary parts; spoilt.</param>
    /// <param name="values">Takes the first of the numbers.</param>
    public void Inverse(Span<double> real, Span<double> imaginary, Span<double> values)
    {
        Unfold(real, imaginary, 0.5 / _half.Length, forward: false);
        TransformBack(real, imaginary, values);
    }

    /// <summary>Correlates numbers with others whose transform is known: <c>values[m] = Σ x[m+i]·vector[i]</c>, going round at the end.</summary>
    /// <param name="known">The real and imaginary parts of the transform of x.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="scratch">Room for as much as <paramref name="known"/>.</param>
    /// <param name="values">Takes the first of the values.</param>
    /// <remarks>The same as <see cref="Forward"/>, a product and <see cref="Inverse"/>, with one pass over the frequencies instead of three.</remarks>
    public void Correlate(
        (double[] Real, double[] Imaginary) known, ReadOnlySpan<double> vector, (double[] Real, double[] Imaginary) scratch, Span<double> values)
    {
        TransformPairs(vector, scratch.Real, scratch.Imaginary);
        MultiplyFolded(known, scratch);
        TransformBack(scratch.Real, scratch.Imaginary, values);
    }

    // Transforms the pairs x[2j] + i·x[2j+1]; the first frequency is put behind the last once more.
    private void TransformPairs(ReadOnlySpan<double> values, Span<double> real, Span<double> imaginary)
    {
        int half = _half.Length;
        int pairs = values.Length / 2;
        for (int i = 0; i < pairs; i++)
        {
            real[i] = values[2 * i];
            imaginary[i] = values[(2 * i) + 1];
        }

        real[pairs..half].Clear();
        imaginary[pairs..half].Clear();
        if (values.Length % 2 == 1) real[pairs] = values[^1];
        _half.Transform(real, imaginary);
        real[half] = real[0];
        imaginary[half] = imaginary[0];
    }

    private void TransformBack(Span<double> real, Span<double> imaginary, Span<double> values)
    {
        _half.Transform(imaginary, real);
        int pairs = values.Length / 2;
        for (int i = 0; i < pairs; i++)
        {
            values[2 * i] = real[i];
            values[(2 * i) + 1] = imaginary[i];
        }

        if (values.Length % 2 == 1) values[^1] = real[pairs];
    }

    // Unfolds a transform of pairs, replaces X by S·X*, and folds it again; eight frequencies with their mirror images at a time.
    private void MultiplyFolded((double[] Real, double[] Imaginary) known, (double[] Real, double[] Imaginary) scratch)
    {
        int half = _half.Length;
        ref double x = ref scratch.Real[0];
        ref double y = ref scratch.Imaginary[0];
        ref double s = ref known.Real[0];
        ref double t = ref known.Imaginary[0];
        ref double cosines = ref _cosines[0];
        ref double sines = ref _sines[0];
        Vector512<long> backwards = Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0);
        double scale = 0.25 / half;
        int k = 0;
        for (; k + 7 < half - k - 7; k += 8)
        {
            nuint low = (nuint)k;
            nuint high = (nuint)(half - k - 7);
            Vector512<double> cosine = Vector512.LoadUnsafe(ref cosines, low);
            Vector512<double> sine = Vector512.LoadUnsafe(ref sines, low);
            Vector512<double> lowX = Vector512.LoadUnsafe(ref x, low);
            Vector512<double> lowY = Vector512.LoadUnsafe(ref y, low);
            Vector512<double> highX = Vector512.Shuffle(Vector512.LoadUnsafe(ref x, high), backwards);
            Vector512<double> highY = Vector512.Shuffle(Vector512.LoadUnsafe(ref y, high), backwards);
            Vector512<double> evenX = lowX + highX;
            Vector512<double> evenY = lowY - highY;
            Vector512<double> oddX = lowX - highX;
            Vector512<double> oddY = lowY + highY;
            Vector512<double> turnX = (oddY * cosine) + (oddX * sine);
            Vector512<double> turnY = (oddY * sine) - (oddX * cosine);
            (lowX, lowY) = TimesConjugate(Vector512.LoadUnsafe(ref s, low), Vector512.LoadUnsafe(ref t, low), evenX + turnX, evenY + turnY);
            (highX, highY) = TimesConjugate(
                Vector512.Shuffle(Vector512.LoadUnsafe(ref s, high), backwards),
                Vector512.Shuffle(Vector512.LoadUnsafe(ref t, high), backwards),
                evenX - turnX,
                turnY - evenY);
            evenX = (lowX + highX) * scale;
            evenY = (lowY - highY) * scale;
            oddX = (lowX - highX) * scale;
            oddY = (lowY + highY) * scale;
            turnX = (oddX * sine) - (oddY * cosine);
            turnY = (oddY * sine) + (oddX * cosine);
            (evenX + turnX).StoreUnsafe(ref x, low);
            (evenY + turnY).StoreUnsafe(ref y, low);
            Vector512.Shuffle(evenX - turnX, backwards).StoreUnsafe(ref x, high);
            Vector512.Shuffle(turnY - evenY, backwards).StoreUnsafe(ref y, high);
        }

        for (; k <= half - k; k++) MultiplyFolded(known, scratch, k, scale);
    }

    private void MultiplyFolded((double[] Real, double[] Imaginary) known, (double[] Real, double[] Imaginary) scratch, int k, double scale)
    {
        int mirror = _half.Length - k;
        double[] x = scratch.Real;
        double[] y = scratch.Imaginary;
        double evenX = x[k] + x[mirror];
        double evenY = y[k] - y[mirror];
        double oddX = x[k] - x[mirror];
        double oddY = y[k] + y[mirror];
        double turnX = (oddY * _cosines[k]) + (oddX * _sines[k]);
        double turnY = (oddY * _sines[k]) - (oddX * _cosines[k]);
        double lowX = (known.Real[k] * (evenX + turnX)) + (known.Imaginary[k] * (evenY + turnY));
        double lowY = (known.Imaginary[k] * (evenX + turnX)) - (known.Real[k] * (evenY + turnY));
        double highX = (known.Real[mirror] * (evenX - turnX)) + (known.Imaginary[mirror] * (turnY - evenY));
        double highY = (known.Imaginary[mirror] * (evenX - turnX)) - (known.Real[mirror] * (turnY - evenY));
        evenX = (lowX + highX) * scale;
        evenY = (lowY - highY) * scale;
        oddX = (lowX - highX) * scale;
        oddY = (lowY + highY) * scale;
        turnX = (oddX * _sines[k]) - (oddY * _cosines[k]);
        turnY = (oddY * _sines[k]) + (oddX * _cosines[k]);
        x[k] = evenX + turnX;
        y[k] = evenY + turnY;
        x[mirror] = evenX - turnX;
        y[mirror] = turnY - evenY;
    }

    private static (Vector512<double> Real, Vector512<double> Imaginary) TimesConjugate(
        Vector512<double> s, Vector512<double> t, Vector512<double> x, Vector512<double> y) => ((s * x) + (t * y), (t * x) - (s * y));

    // Between the transform Z of the pairs x[2j] + i·x[2j+1] and that of the numbers:
    // X[k] = (Z[k] + Z*[h-k])/2 - i·w^k (Z[k] - Z*[h-k])/2, and back with i and the conjugate of w.
    private void Unfold(Span<double> real, Span<double> imaginary, double scale, bool forward)
    {
        int half = _half.Length;
        double sign = forward ? 1 : -1;
        ref double x = ref MemoryMarshal.GetReference(real);
        ref double y = ref MemoryMarshal.GetReference(imaginary);
        ref double cosines = ref MemoryMarshal.GetArrayDataReference(_cosines);
        ref double sines = ref MemoryMarshal.GetArrayDataReference(_sines);
        Vector512<long> backwards = Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0);
        int k = 0;
        // Eight from below with the eight from above that mirror them, as long as the two do not meet.
        for (; k + 7 < half - k - 7; k += 8)
        {
            nuint low = (nuint)k;
            nuint high = (nuint)(half - k - 7);
            Vector512<double> lowX = Vector512.LoadUnsafe(ref x, low);
            Vector512<double> lowY = Vector512.LoadUnsafe(ref y, low);
            Vector512<double> highX = Vector512.Shuffle(Vector512.LoadUnsafe(ref x, high), backwards);
            Vector512<double> highY = Vector512.Shuffle(Vector512.LoadUnsafe(ref y, high), backwards);
            Vector512<double> cosine = Vector512.LoadUnsafe(ref cosines, low);
            Vector512<double> sine = Vector512.LoadUnsafe(ref sines, low) * sign;
            Vector512<double> evenX = (lowX + highX) * scale;
            Vector512<double> evenY = (lowY - highY) * scale;
            Vector512<double> oddX = (lowX - highX) * scale;
            Vector512<double> oddY = (lowY + highY) * scale;
            Vector512<double> turnX = ((oddY * cosine) + (oddX * sine)) * sign;
            Vector512<double> turnY = ((oddY * sine) - (oddX * cosine)) * sign;
            (evenX + turnX).StoreUnsafe(ref x, low);
            (evenY + turnY).StoreUnsafe(ref y, low);
            Vector512.Shuffle(evenX - turnX, backwards).StoreUnsafe(ref x, high);
            Vector512.Shuffle(turnY - evenY, backwards).StoreUnsafe(ref y, high);
        }

        for (; k <= half - k; k++)
        {
            int mirror = half - k;
            double sine = _sines[k] * sign;
            double evenX = (real[k] + real[mirror]) * scale;
            double evenY = (imaginary[k] - imaginary[mirror]) * scale;
            double oddX = (real[k] - real[mirror]) * scale;
            double oddY = (imaginary[k] + imaginary[mirror]) * scale;
            double turnX = ((oddY * _cosines[k]) + (oddX * sine)) * sign;
            double turnY = ((oddY * sine) - (oddX * _cosines[k])) * sign;
            real[k] = evenX + turnX;
            imaginary[k] = evenY + turnY;
            real[mirror] = evenX - turnX;
            imaginary[mirror] = turnY - evenY;
        }
    }
}
