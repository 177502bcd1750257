using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecasting.Numerics;

/// <summary>The discrete Fourier transform of complex numbers; holds its tables and its scratch, so one thread at a time may use it.</summary>
/// <remarks>
/// Bailey's four-step algorithm ("FFTs in external or hierarchical memory", 1990): the numbers are a matrix whose columns and then
/// rows are transformed, eight side by side, so that memory is passed over twice whatever the length.
/// </remarks>
internal sealed class ComplexFourier
{
    // The least length and its unit: eight columns of eight rows.
    private const int Unit = LaneFourier.Lanes * LaneFourier.Lanes;
    private const int Lanes = LaneFourier.Lanes;

    private readonly LaneFourier _columns;
    private readonly LaneFourier _rows;

    // exp(-2πi·j·k/n) as a product: k = 8a + b. For each eight columns j a row of coarse roots over a, then of fine ones over b.
    private readonly double[] _coarseCosines;
    private readonly double[] _coarseSines;
    private readonly double[] _fineCosines;
    private readonly double[] _fineSines;

    private readonly double[] _scratchReal;
    private readonly double[] _scratchImaginary;

    /// <param name="length">The length; see <see cref="GoodLength"/>.</param>
    public ComplexFourier(int length)
    {
        if (length < Unit || GoodLength(length) != length) throw new ArgumentOutOfRangeException(nameof(length), length, "This length is not transformed directly.");
        Length = length;
        (int rows, int columns) = Shape(length);
        _columns = new LaneFourier(rows);
        _rows = rows == columns ? _columns : new LaneFourier(columns);
        _coarseCosines = new double[length / Lanes];
        _coarseSines = new double[length / Lanes];
        _fineCosines = new double[columns * Lanes];
        _fineSines = new double[columns * Lanes];
        for (int j = 0; j < columns; j++)
        {
            int group = j / Lanes;
            int lane = j % Lanes;
            for (int a = 0; a < rows / Lanes; a++)
            {
                int at = (group * rows) + (a * Lanes) + lane;
                (_coarseSines[at], _coarseCosines[at]) = UnitRoot.Of((long)j * a * Lanes, length);
            }

            for (int b = 0; b < Lanes; b++)
            {
                int at = (group * Unit) + (b * Lanes) + lane;
                (_fineSines[at], _fineCosines[at]) = UnitRoot.Of((long)j * b, length);
            }
        }

        _scratchReal = new double[length];
        _scratchImaginary = new double[length];
    }

    /// <summary>Gets how many numbers are transformed.</summary>
    public int Length { get; }

    /// <summary>Returns the least length, not below a number, that is transformed directly: 64 times a product of 2s, 3s and 5s.</summary>
    /// <param name="atLeast">The number.</param>
    public static int GoodLength(int atLeast)
    {
        int units = Math.Max(1, (int)(((long)atLeast + Unit - 1) / Unit));
        while (!IsSmooth(units)) units++;
        return checked(units * Unit);
    }

    /// <summary>Transforms in place: <c>X[k] = Σ x[j] exp(-2πi·j·k/n)</c>. With the two spans exchanged it is the inverse, times n.</summary>
    /// <param name="real">The real parts.</param>
    /// <param name="imaginary">The imaginary parts.</param>
    public void Transform(Span<double> real, Span<double> imaginary)
    {
        TransformColumns(real[..Length], imaginary[..Length]);
        TransformRows(real[..Length], imaginary[..Length]);
    }

    private void TransformColumns(Span<double> real, Span<double> imaginary)
    {
        int rows = _columns.Length;
        int columns = _rows.Length;
        for (int group = 0; group < columns / Lanes; group++)
        {
            int first = group * Lanes;
            for (int row = 0; row < rows; row++)
            {
                Vector512.Create<double>(real.Slice((row * columns) + first, Lanes)).CopyTo(_columns.Real, row * Lanes);
                Vector512.Create<double>(imaginary.Slice((row * columns) + first, Lanes)).CopyTo(_columns.Imaginary, row * Lanes);
            }

            _columns.Transform();
            Turn(group);
        }
    }

    // Multiplies the transformed columns with the roots between the two steps, and puts them back.
    private void Turn(int group)
    {
        int rows = _columns.Length;
        int columns = _rows.Length;
        ref double outReal = ref MemoryMarshal.GetArrayDataReference(_scratchReal);
        ref double outImaginary = ref MemoryMarshal.GetArrayDataReference(_scratchImaginary);
        ref double fromReal = ref MemoryMarshal.GetArrayDataReference(_columns.Real);
        ref double fromImaginary = ref MemoryMarshal.GetArrayDataReference(_columns.Imaginary);
        ref double fineCosines = ref _fineCosines[group * Unit];
        ref double fineSines = ref _fineSines[group * Unit];
        for (int a = 0; a < rows; a += Lanes)
        {
            Vector512<double> coarseCosine = Vector512.LoadUnsafe(ref _coarseCosines[(group * rows) + a]);
            Vector512<double> coarseSine = Vector512.LoadUnsafe(ref _coarseSines[(group * rows) + a]);
            for (int b = 0; b < Lanes; b++)
            {
                Vector512<double> fineCosine = Vector512.LoadUnsafe(ref fineCosines, (nuint)(b * Lanes));
                Vector512<double> fineSine = Vector512.LoadUnsafe(ref fineSines, (nuint)(b * Lanes));
                Vector512<double> cosine = (coarseCosine * fineCosine) - (coarseSine * fineSine);
                Vector512<double> sine = (coarseCosine * fineSine) + (coarseSine * fineCosine);
                nuint from = (nuint)((a + b) * Lanes);
                Vector512<double> x = Vector512.LoadUnsafe(ref fromReal, from);
                Vector512<double> y = Vector512.LoadUnsafe(ref fromImaginary, from);
                nuint to = (nuint)(((a + b) * columns) + (group * Lanes));
                ((x * cosine) - (y * sine)).StoreUnsafe(ref outReal, to);
                ((x * sine) + (y * cosine)).StoreUnsafe(ref outImaginary, to);
            }
        }
    }

    private void TransformRows(Span<double> real, Span<double> imaginary)
    {
        int rows = _columns.Length;
        int columns = _rows.Length;
        for (int first = 0; first < rows; first += Lanes)
        {
            Gather(_scratchReal, first, columns, _rows.Real);
            Gather(_scratchImaginary, first, columns, _rows.Imaginary);
            _rows.Transform();
            for (int k = 0; k < columns; k++)
            {
                Vector512.Create<double>(_rows.Real, k * Lanes).CopyTo(real.Slice((k * rows) + first, Lanes));
                Vector512.Create<double>(_rows.Imaginary, k * Lanes).CopyTo(imaginary.Slice((k * rows) + first, Lanes));
            }
        }
    }

    // Puts eight rows side by side.
    private static void Gather(double[] source, int first, int columns, double[] lanes)
    {
        ref double from = ref source[first * columns];
        ref double to = ref MemoryMarshal.GetArrayDataReference(lanes);
        nuint n = (nuint)columns;
        for (nuint j = 0; j < n; j++)
        {
            Vector512.Create(
                At(ref from, j),
                At(ref from, j + n),
                At(ref from, j + (2 * n)),
                At(ref from, j + (3 * n)),
                At(ref from, j + (4 * n)),
                At(ref from, j + (5 * n)),
                At(ref from, j + (6 * n)),
                At(ref from, j + (7 * n))).StoreUnsafe(ref to, j * Lanes);
        }

        static double At(ref double values, nuint at) => Unsafe.Add(ref values, at);
    }

    // As near to a square as the factors allow.
    private static (int Rows, int Columns) Shape(int length)
    {
        int rest = length / Unit;
        int rows = Lanes;
        int columns = Lanes;
        foreach (int factor in (ReadOnlySpan<int>)[5, 3, 2])
        {
            for (; rest % factor == 0; rest /= factor)
            {
                if (rows <= columns) rows *= factor;
                else columns *= factor;
            }
        }

        return (rows, columns);
    }

    private static bool IsSmooth(int number)
    {
        foreach (int factor in (ReadOnlySpan<int>)[2, 3, 5])
        {
            while (number % factor == 0) number /= factor;
        }

        return number == 1;
    }
}
