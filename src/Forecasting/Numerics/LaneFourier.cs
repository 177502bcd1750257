using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecasting.Numerics;

/// <summary>Eight discrete Fourier transforms at once, one in each lane of a vector.</summary>
/// <remarks>
/// Stockham's self-sorting algorithm with factors 4, 2, 3 and 5 (Van Loan, Computational Frameworks for the Fast Fourier Transform, 1992):
/// the values of one place lie side by side, so no value ever moves between lanes. No fused operations: the bits are the same everywhere.
/// It holds its numbers, so one thread at a time may use it.
/// </remarks>
internal sealed class LaneFourier
{
    /// <summary>How many transforms are done at once.</summary>
    public const int Lanes = 8;

    private readonly int[] _factors;
    private readonly double[][] _cosines;
    private readonly double[][] _sines;
    private double[] _outReal;
    private double[] _outImaginary;

    /// <param name="length">The length of each transform; a product of 2s, 3s and 5s.</param>
    public LaneFourier(int length)
    {
        Length = length;
        Real = new double[length * Lanes];
        Imaginary = new double[length * Lanes];
        _outReal = new double[length * Lanes];
        _outImaginary = new double[length * Lanes];
        _factors = Factors(length);
        _cosines = new double[_factors.Length][];
        _sines = new double[_factors.Length][];
        for (int stage = 0, rest = length; stage < _factors.Length; stage++)
        {
            int factor = _factors[stage];
            int blocks = rest / factor;
            _cosines[stage] = new double[blocks * (factor - 1)];
            _sines[stage] = new double[blocks * (factor - 1)];
            for (int p = 0; p < blocks; p++)
            {
                for (int k = 1; k < factor; k++)
                {
                    (double sine, double cosine) = UnitRoot.Of((long)p * k, rest);
                    _cosines[stage][(p * (factor - 1)) + k - 1] = cosine;
                    _sines[stage][(p * (factor - 1)) + k - 1] = sine;
                }
            }

            rest = blocks;
        }
    }

    /// <summary>Gets the length of each transform.</summary>
    public int Length { get; }

    /// <summary>Gets the real parts, eight lanes a place: what to transform, and then the result.</summary>
    public double[] Real { get; private set; }

    /// <summary>Gets the imaginary parts.</summary>
    public double[] Imaginary { get; private set; }

    /// <summary>Transforms what lies in <see cref="Real"/> and <see cref="Imaginary"/>; the result lies there, in other arrays.</summary>
    public void Transform()
    {
        int stride = Lanes;
        int rest = Length;
        for (int stage = 0; stage < _factors.Length; stage++)
        {
            var data = new Stage(
                ref MemoryMarshal.GetArrayDataReference(Real),
                ref MemoryMarshal.GetArrayDataReference(Imaginary),
                ref MemoryMarshal.GetArrayDataReference(_outReal),
                ref MemoryMarshal.GetArrayDataReference(_outImaginary));
            int blocks = rest / _factors[stage];
            switch (_factors[stage])
            {
                case 2: data.Two(blocks, stride, _cosines[stage], _sines[stage]); break;
                case 3: data.Three(blocks, stride, _cosines[stage], _sines[stage]); break;
                case 4: data.Four(blocks, stride, _cosines[stage], _sines[stage]); break;
                default: data.Five(blocks, stride, _cosines[stage], _sines[stage]); break;
            }

            stride *= _factors[stage];
            rest = blocks;
            (Real, _outReal) = (_outReal, Real);
            (Imaginary, _outImaginary) = (_outImaginary, Imaginary);
        }
    }

    private static int[] Factors(int length)
    {
        var factors = new List<int>();
        foreach (int factor in (ReadOnlySpan<int>)[4, 2, 3, 5])
        {
            for (; length % factor == 0; length /= factor) factors.Add(factor);
        }

        return length == 1 ? [.. factors] : throw new ArgumentOutOfRangeException(nameof(length), length, "Only products of 2, 3 and 5 are transformed.");
    }

    // One stage: reads one pair of buffers, writes the other.
    private readonly ref struct Stage(ref double real, ref double imaginary, ref double outReal, ref double outImaginary)
    {
        private readonly ref double _real = ref real;
        private readonly ref double _imaginary = ref imaginary;
        private readonly ref double _outReal = ref outReal;
        private readonly ref double _outImaginary = ref outImaginary;

        public void Two(int blocks, int stride, double[] cosines, double[] sines)
        {
            nuint step = (nuint)(blocks * stride);
            for (int p = 0; p < blocks; p++)
            {
                double c1 = cosines[p], s1 = sines[p];
                nuint from = (nuint)(p * stride);
                nuint to = 2 * from;
                for (nuint q = 0; q < (nuint)stride; q += Lanes)
                {
                    Pair a = Load(from + q);
                    Pair b = Load(from + q + step);
                    Store(to + q, a + b);
                    Store(to + q + (nuint)stride, (a - b).Times(c1, s1));
                }
            }
        }

        public void Three(int blocks, int stride, double[] cosines, double[] sines)
        {
            const double half = -0.5;
            const double root = 0.86602540378443864676;
            nuint step = (nuint)(blocks * stride);
            for (int p = 0; p < blocks; p++)
            {
                double c1 = cosines[2 * p], s1 = sines[2 * p], c2 = cosines[(2 * p) + 1], s2 = sines[(2 * p) + 1];
                nuint from = (nuint)(p * stride);
                nuint to = 3 * from;
                for (nuint q = 0; q < (nuint)stride; q += Lanes)
                {
                    Pair a = Load(from + q);
                    Pair b = Load(from + q + step);
                    Pair c = Load(from + q + (2 * step));
                    Pair sum = b + c;
                    Pair middle = a + (sum * half);
                    Pair turned = ((b - c) * root).Back();
                    Store(to + q, a + sum);
                    Store(to + q + (nuint)stride, (middle + turned).Times(c1, s1));
                    Store(to + q + (nuint)(2 * stride), (middle - turned).Times(c2, s2));
                }
            }
        }

        public void Four(int blocks, int stride, double[] cosines, double[] sines)
        {
            nuint step = (nuint)(blocks * stride);
            for (int p = 0; p < blocks; p++)
            {
                double c1 = cosines[3 * p], s1 = sines[3 * p], c2 = cosines[(3 * p) + 1], s2 = sines[(3 * p) + 1];
                double c3 = cosines[(3 * p) + 2], s3 = sines[(3 * p) + 2];
                nuint from = (nuint)(p * stride);
                nuint to = 4 * from;
                for (nuint q = 0; q < (nuint)stride; q += Lanes)
                {
                    Pair a = Load(from + q);
                    Pair b = Load(from + q + step);
                    Pair c = Load(from + q + (2 * step));
                    Pair d = Load(from + q + (3 * step));
                    Pair even = a + c;
                    Pair odd = b + d;
                    Pair evenRest = a - c;
                    Pair oddRest = (b - d).Back();
                    Store(to + q, even + odd);
                    Store(to + q + (nuint)stride, (evenRest + oddRest).Times(c1, s1));
                    Store(to + q + (nuint)(2 * stride), (even - odd).Times(c2, s2));
                    Store(to + q + (nuint)(3 * stride), (evenRest - oddRest).Times(c3, s3));
                }
            }
        }

        public void Five(int blocks, int stride, double[] cosines, double[] sines)
        {
            const double cos1 = 0.30901699437494742410;
            const double cos2 = -0.80901699437494742410;
            const double sin1 = 0.95105651629515357212;
            const double sin2 = 0.58778525229247312917;
            nuint step = (nuint)(blocks * stride);
            for (int p = 0; p < blocks; p++)
            {
                ReadOnlySpan<double> cosine = cosines.AsSpan(4 * p, 4);
                ReadOnlySpan<double> sine = sines.AsSpan(4 * p, 4);
                nuint from = (nuint)(p * stride);
                nuint to = 5 * from;
                for (nuint q = 0; q < (nuint)stride; q += Lanes)
                {
                    Pair a = Load(from + q);
                    Pair b = Load(from + q + step);
                    Pair c = Load(from + q + (2 * step));
                    Pair d = Load(from + q + (3 * step));
                    Pair e = Load(from + q + (4 * step));
                    Pair outer = b + e;
                    Pair inner = c + d;
                    Pair outerRest = (b - e).Back();
                    Pair innerRest = (c - d).Back();
                    Pair first = a + (outer * cos1) + (inner * cos2);
                    Pair second = a + (outer * cos2) + (inner * cos1);
                    Pair firstTurn = (outerRest * sin1) + (innerRest * sin2);
                    Pair secondTurn = (outerRest * sin2) - (innerRest * sin1);
                    Store(to + q, a + outer + inner);
                    Store(to + q + (nuint)stride, (first + firstTurn).Times(cosine[0], sine[0]));
                    Store(to + q + (nuint)(2 * stride), (second + secondTurn).Times(cosine[1], sine[1]));
                    Store(to + q + (nuint)(3 * stride), (second - secondTurn).Times(cosine[2], sine[2]));
                    Store(to + q + (nuint)(4 * stride), (first - firstTurn).Times(cosine[3], sine[3]));
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Pair Load(nuint at) => new(Vector512.LoadUnsafe(ref _real, at), Vector512.LoadUnsafe(ref _imaginary, at));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Store(nuint at, Pair value)
        {
            value.Real.StoreUnsafe(ref _outReal, at);
            value.Imaginary.StoreUnsafe(ref _outImaginary, at);
        }
    }

    // Eight complex numbers.
    private readonly struct Pair(Vector512<double> real, Vector512<double> imaginary)
    {
        public readonly Vector512<double> Real = real;
        public readonly Vector512<double> Imaginary = imaginary;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair operator +(Pair a, Pair b) => new(a.Real + b.Real, a.Imaginary + b.Imaginary);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair operator -(Pair a, Pair b) => new(a.Real - b.Real, a.Imaginary - b.Imaginary);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Pair operator *(Pair a, double factor) => new(a.Real * factor, a.Imaginary * factor);

        // Times -i.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Pair Back() => new(Imaginary, -Real);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Pair Times(double cosine, double sine) =>
            new((Real * cosine) - (Imaginary * sine), (Real * sine) + (Imaginary * cosine));
    }
}
