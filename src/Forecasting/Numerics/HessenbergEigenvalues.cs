using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecasting.Numerics;

/// <summary>
/// Finds the eigenvalues of a real upper Hessenberg matrix by the QR iteration with Francis' double shifts
/// (Martin, Peters and Wilkinson, 1970).
/// </summary>
/// <remarks>
/// A sweep applies its reflections from the right to the rows that they no longer depend on only at its end, row by row,
/// so that a row is read once and four of them go side by side. Operations are elementwise: the same bits on every processor.
/// </remarks>
internal static class HessenbergEigenvalues
{
    private const int MostSweeps = 120;

    /// <summary>Finds the eigenvalues.</summary>
    /// <param name="matrix">The matrix row by row; it is spoilt.</param>
    /// <param name="size">The number of its rows.</param>
    /// <param name="values">Takes the eigenvalues; complex ones stand in conjugate pairs, the one above the real axis first.</param>
    /// <returns>False where the iteration did not converge.</returns>
    public static bool TryFind(double[] matrix, int size, Span<Complex> values)
    {
        var work = new Work(matrix, size);
        int last = size - 1;
        int sweeps = 0;
        while (last >= 0)
        {
            int first = work.FirstOfBlock(last);
            if (first == last)
            {
                values[last] = work[last, last] + work.Shift;
                last--;
                sweeps = 0;
            }
            else if (first == last - 1)
            {
                work.Pair(last, out values[first], out values[last]);
                last -= 2;
                sweeps = 0;
            }
            else if (sweeps == MostSweeps)
            {
                return false;
            }
            else
            {
                work.Sweep(first, last, sweeps > 0 && sweeps % 10 == 0);
                sweeps++;
            }
        }

        return true;
    }

    // I − u vᵀ over three neighbours, u = (X, Y, Z) and v = (1, Q, R).
    private readonly record struct Reflection(double X, double Y, double Z, double Q, double R);

    private sealed class Work
    {
        private readonly double[] _matrix;
        private readonly int _size;
        private readonly Reflection[] _reflections;
        private readonly double _norm;

        public Work(double[] matrix, int size)
        {
            _matrix = matrix;
            _size = size;
            _reflections = new Reflection[size];
            foreach (double value in matrix) _norm = Math.Max(_norm, Math.Abs(value));
        }

        /// <summary>Gets what exceptional shifts took from the diagonal.</summary>
        public double Shift { get; private set; }

        public ref double this[int row, int column] => ref _matrix[(row * _size) + column];

        /// <summary>Returns the first row of the unreduced block that ends at a row.</summary>
        public int FirstOfBlock(int last)
        {
            for (int l = last; l > 0; l--)
            {
                double scale = Math.Abs(this[l - 1, l - 1]) + Math.Abs(this[l, l]);
                if (scale == 0) scale = _norm;
                if (Math.Abs(this[l, l - 1]) + scale != scale) continue;
                this[l, l - 1] = 0;
                return l;
            }

            return 0;
        }

        /// <summary>Returns the eigenvalues of the block of two that ends at a row.</summary>
        public void Pair(int last, out Complex first, out Complex second)
        {
            double x = this[last, last];
            double w = this[last, last - 1] * this[last - 1, last];
            double p = 0.5 * (this[last - 1, last - 1] - x);
            double q = (p * p) + w;
            double z = Math.Sqrt(Math.Abs(q));
            x += Shift;
            if (q < 0)
            {
                first = new Complex(x + p, z);
                second = new Complex(x + p, -z);
                return;
            }

            z = p + Math.CopySign(z, p);
            first = x + z;
            second = z == 0 ? first : new Complex(x - (w / z), 0);
        }

        public void Sweep(int first, int last, bool exceptional)
        {
            double x = this[last, last];
            double y = this[last - 1, last - 1];
            double w = this[last, last - 1] * this[last - 1, last];
            if (exceptional)
            {
                Shift += x;
                for (int i = 0; i <= last; i++) this[i, i] -= x;
                double scale = Math.Abs(this[last, last - 1]) + Math.Abs(this[last - 1, last - 2]);
                x = y = 0.75 * scale;
                w = -0.4375 * scale * scale;
            }

            int start = Start(first, last, x, y, w, out (double P, double Q, double R) bulge);
            Chase(first, start, last, bulge);
            FinishRows(first, start, last);
        }

        // Two small neighbours below the diagonal let the sweep begin further down.
        private int Start(int first, int last, double x, double y, double w, out (double P, double Q, double R) bulge)
        {
            for (int m = last - 2; ; m--)
            {
                double z = this[m, m];
                double r = x - z;
                double s = y - z;
                double p = (((r * s) - w) / this[m + 1, m]) + this[m, m + 1];
                double q = this[m + 1, m + 1] - z - r - s;
                r = this[m + 2, m + 1];
                double scale = Math.Abs(p) + Math.Abs(q) + Math.Abs(r);
                bulge = (p / scale, q / scale, r / scale);
                if (m == first) return m;
                double u = Math.Abs(this[m, m - 1]) * (Math.Abs(bulge.Q) + Math.Abs(bulge.R));
                double v = Math.Abs(bulge.P) * (Math.Abs(this[m - 1, m - 1]) + Math.Abs(z) + Math.Abs(this[m + 1, m + 1]));
                if (u + v == v) return m;
            }
        }

        private void Chase(int first, int start, int last, (double P, double Q, double R) bulge)
        {
            for (int i = start + 2; i <= last; i++)
            {
                this[i, i - 2] = 0;
                if (i > start + 2) this[i, i - 3] = 0;
            }

            (double p, double q, double r) = bulge;
            for (int k = start; k < last; k++)
            {
                double scale = 1;
                bool three = k < last - 1;
                if (k > start)
                {
                    (p, q, r) = (this[k, k - 1], this[k + 1, k - 1], three ? this[k + 2, k - 1] : 0);
                    scale = Math.Abs(p) + Math.Abs(q) + Math.Abs(r);
                    if (scale > 0) (p, q, r) = (p / scale, q / scale, r / scale);
                }

                double s = Math.CopySign(Math.Sqrt((p * p) + (q * q) + (r * r)), p);
                _reflections[k] = default;
                if (s == 0) continue;
                if (k > start) this[k, k - 1] = -s * scale;
                else if (first != start) this[k, k - 1] = -this[k, k - 1];
                p += s;
                var reflection = new Reflection(p / s, q / s, r / s, q / p, r / p);
                _reflections[k] = reflection;
                FromLeft(reflection, k, last, three);
                for (int i = Math.Max(first, k); i <= Math.Min(last, k + 3); i++) FromRight(i, k, k + 1, last);
            }
        }

        private void FromLeft(in Reflection by, int k, int last, bool three)
        {
            int length = last - k + 1;
            Span<double> a = _matrix.AsSpan((k * _size) + k, length);
            Span<double> b = _matrix.AsSpan(((k + 1) * _size) + k, length);
            Span<double> c = three ? _matrix.AsSpan(((k + 2) * _size) + k, length) : default;
            if (!three)
            {
                for (int j = 0; j < a.Length; j++)
                {
                    double sum = a[j] + (by.Q * b[j]);
                    b[j] -= sum * by.Y;
                    a[j] -= sum * by.X;
                }

                return;
            }

            int from = FromLeftByFour(by, a, b, c);
            for (int j = from; j < a.Length; j++)
            {
                double sum = a[j] + (by.Q * b[j]) + (by.R * c[j]);
                c[j] -= sum * by.Z;
                b[j] -= sum * by.Y;
                a[j] -= sum * by.X;
            }
        }

        private static int FromLeftByFour(in Reflection by, Span<double> a, Span<double> b, Span<double> c)
        {
            ref double first = ref MemoryMarshal.GetReference(a);
            ref double second = ref MemoryMarshal.GetReference(b);
            ref double third = ref MemoryMarshal.GetReference(c);
            Vector256<double> x = Vector256.Create(by.X), y = Vector256.Create(by.Y), z = Vector256.Create(by.Z);
            Vector256<double> q = Vector256.Create(by.Q), r = Vector256.Create(by.R);
            nuint j = 0;
            for (; j + 4 <= (nuint)a.Length; j += 4)
            {
                Vector256<double> u = Vector256.LoadUnsafe(ref first, j);
                Vector256<double> v = Vector256.LoadUnsafe(ref second, j);
                Vector256<double> w = Vector256.LoadUnsafe(ref third, j);
                Vector256<double> sum = u + (q * v) + (r * w);
                (w - (sum * z)).StoreUnsafe(ref third, j);
                (v - (sum * y)).StoreUnsafe(ref second, j);
                (u - (sum * x)).StoreUnsafe(ref first, j);
            }

            return (int)j;
        }

        // The rows above the bulge, each by all the reflections that passed after it.
        private void FinishRows(int first, int start, int last)
        {
            int i = first;
            for (; i + 4 <= last - 1; i += 4)
            {
                int from = Math.Max(i + 4, start);
                for (int row = i; row < i + 4; row++) FromRight(row, Math.Max(row + 1, start), Math.Min(from, last), last);
                FourFromRight(i, from, last);
            }

            for (; i < last; i++) FromRight(i, Math.Max(i + 1, start), last, last);
        }

        private void FromRight(int row, int from, int end, int last)
        {
            Span<double> values = _matrix.AsSpan(row * _size, last + 1);
            for (int k = from; k < end; k++)
            {
                Reflection by = _reflections[k];
                if (k == last - 1)
                {
                    double two = (by.X * values[k]) + (by.Y * values[k + 1]);
                    values[k + 1] -= two * by.Q;
                    values[k] -= two;
                    continue;
                }

                double sum = (by.X * values[k]) + (by.Y * values[k + 1]) + (by.Z * values[k + 2]);
                values[k + 2] -= sum * by.R;
                values[k + 1] -= sum * by.Q;
                values[k] -= sum;
            }
        }

        private void FourFromRight(int row, int from, int last)
        {
            if (from >= last) return;
            Span<double> a = _matrix.AsSpan(row * _size, last + 1);
            Span<double> b = _matrix.AsSpan((row + 1) * _size, last + 1);
            Span<double> c = _matrix.AsSpan((row + 2) * _size, last + 1);
            Span<double> d = _matrix.AsSpan((row + 3) * _size, last + 1);
            Vector256<double> u = Vector256.Create(a[from], b[from], c[from], d[from]);
            Vector256<double> v = Vector256.Create(a[from + 1], b[from + 1], c[from + 1], d[from + 1]);
            for (int k = from; k < last; k++)
            {
                Reflection by = _reflections[k];
                Vector256<double> w = k == last - 1 ? default : Vector256.Create(a[k + 2], b[k + 2], c[k + 2], d[k + 2]);
                Vector256<double> sum = (Vector256.Create(by.X) * u) + (Vector256.Create(by.Y) * v);
                if (k < last - 1) sum += Vector256.Create(by.Z) * w;
                u -= sum;
                (a[k], b[k], c[k], d[k]) = (u[0], u[1], u[2], u[3]);
                u = v - (sum * Vector256.Create(by.Q));
                v = w - (sum * Vector256.Create(by.R));
            }

            (a[last], b[last], c[last], d[last]) = (u[0], u[1], u[2], u[3]);
        }
    }
}
