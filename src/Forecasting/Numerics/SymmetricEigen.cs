namespace Forecasting.Numerics;

/// <summary>All eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to a tridiagonal one, then QL with implicit shifts.</summary>
/// <remarks>Golub and Van Loan, Matrix Computations (4th edition), 8.3. The work is about 9 n³.</remarks>
internal static class SymmetricEigen
{
    // More sweeps than any value needs; a matrix of finite numbers ends long before.
    private const int MaximumSweeps = 80;

    /// <summary>Decomposes a matrix in its own place.</summary>
    /// <param name="matrix">The matrix, row by row; takes the eigenvectors as rows.</param>
    /// <param name="size">The number of rows.</param>
    /// <param name="values">Takes the eigenvalues, the largest first.</param>
    /// <exception cref="ArithmeticException">The matrix holds a value that is not finite.</exception>
    public static void Decompose(double[] matrix, int size, double[] values)
    {
        if (size == 0) return;
        double[] beside = new double[size];
        double[] factors = new double[size];
        Reduce(matrix, size, values, beside, factors);
        Accumulate(matrix, size, factors);
        Diagonalise(matrix, size, values, beside);
        Sort(matrix, size, values);
    }

    // Leaves the reflectors in the rows above the diagonal, the diagonal in values, what is beside it in beside.
    private static void Reduce(double[] matrix, int size, double[] values, double[] beside, double[] factors)
    {
        double[] product = new double[size];
        double largest = 0;
        foreach (double entry in matrix.AsSpan(0, size * size)) largest = Math.Max(largest, Math.Abs(entry));
        // Of a matrix of low rank rounding is left, whose squares would vanish or come near it.
        double negligible = largest * (1.0 / (1L << 62)) * (1.0 / (1L << 38));
        for (int k = 0; k < size - 1; k++)
        {
            values[k] = matrix[(k * size) + k];
            int rest = size - k - 1;
            Span<double> reflector = matrix.AsSpan((k * size) + k + 1, rest);
            factors[k] = Reflect(reflector, negligible * negligible, out beside[k]);
            if (factors[k] == 0) continue;
            Span<double> p = product.AsSpan(0, rest);
            for (int i = 0; i < rest; i++) p[i] = factors[k] * FixedLanes.Dot(matrix.AsSpan(((k + 1 + i) * size) + k + 1, rest), reflector);
            FixedLanes.AddScaled(-0.5 * factors[k] * FixedLanes.Dot(p, reflector), reflector, p);
            for (int i = 0; i < rest; i++)
            {
                Span<double> row = matrix.AsSpan(((k + 1 + i) * size) + k + 1, rest);
                FixedLanes.AddScaled(-reflector[i], p, row);
                FixedLanes.AddScaled(-p[i], reflector, row);
            }
        }

        values[size - 1] = matrix[^1];
    }

    // Turns a vector into the reflector that maps it onto its first axis; returns its factor, 0 where it lies there already, but for a square.
    private static double Reflect(Span<double> vector, double negligible, out double length)
    {
        double first = vector[0];
        length = first;
        double rest = FixedLanes.Dot(vector[1..], vector[1..]);
        if (rest <= negligible) return 0;
        length = -Math.CopySign(Math.Sqrt((first * first) + rest), first);
        vector[0] = first - length;
        return 2 / ((vector[0] * vector[0]) + rest);
    }

    // Multiplies the reflectors out, from the last to the first: the rows become the axes of the tridiagonal matrix.
    private static void Accumulate(double[] matrix, int size, double[] factors)
    {
        double[] reflector = new double[size];
        for (int k = size - 1; k >= 0; k--)
        {
            int rest = size - k - 1;
            Span<double> v = reflector.AsSpan(0, rest);
            Span<double> row = matrix.AsSpan(k * size, size);
            row.Slice(k + 1, rest).CopyTo(v);
            row.Clear();
            row[k] = 1;
            for (int i = k + 1; i < size; i++)
            {
                matrix[(i * size) + k] = 0;
                if (factors[k] == 0) continue;
                Span<double> other = matrix.AsSpan((i * size) + k + 1, rest);
                FixedLanes.AddScaled(-factors[k] * FixedLanes.Dot(other, v), v, other);
            }
        }
    }

    private static void Diagonalise(double[] matrix, int size, double[] values, double[] beside)
    {
        // What is small against the whole matrix is its rounding.
        double norm = 0;
        for (int i = 0; i < size; i++) norm = Math.Max(norm, Math.Abs(values[i]) + Math.Abs(beside[i]));
        double negligible = norm * (1.0 / (1L << 54));
        for (int low = 0; low < size; low++)
        {
            int sweeps = 0;
            while (Split(values, beside, negligible, low) is var split && split > low)
            {
                if (++sweeps > MaximumSweeps) throw new ArithmeticException("The eigenvalues do not converge: the matrix holds a value that is not finite.");
                Sweep(matrix, size, values, beside, (low, split));
            }
        }
    }

    private static int Split(double[] values, double[] beside, double negligible, int low)
    {
        int split = low;
        for (; split < values.Length - 1; split++)
        {
            double scale = Math.Abs(values[split]) + Math.Abs(values[split + 1]);
            if (Math.Abs(beside[split]) <= negligible || Math.Abs(beside[split]) + scale == scale) break;
        }

        return split;
    }

    // One QL sweep with Wilkinson's shift over the rows from low to high.
    private static void Sweep(double[] matrix, int size, double[] values, double[] beside, (int Low, int High) block)
    {
        (int low, int high) = block;
        double g = (values[low + 1] - values[low]) / (2 * beside[low]);
        double r = Hypotenuse(g, 1);
        g = values[high] - values[low] + (beside[low] / (g + Math.CopySign(r, g)));
        double sine = 1;
        double cosine = 1;
        double shift = 0;
        for (int i = high - 1; i >= low; i--)
        {
            double f = sine * beside[i];
            double b = cosine * beside[i];
            r = Hypotenuse(f, g);
            beside[i + 1] = r;
            if (r == 0)
            {
                values[i + 1] -= shift;
                beside[high] = 0;
                return;
            }

            sine = f / r;
            cosine = g / r;
            g = values[i + 1] - shift;
            r = ((values[i] - g) * sine) + (2 * cosine * b);
            shift = sine * r;
            values[i + 1] = g + shift;
            g = (cosine * r) - b;
            FixedLanes.Rotate(matrix.AsSpan((i + 1) * size, size), matrix.AsSpan(i * size, size), cosine, sine);
        }

        values[low] -= shift;
        beside[low] = g;
        beside[high] = 0;
    }

    // Without overflow; Math.Sqrt is the same everywhere.
    private static double Hypotenuse(double a, double b)
    {
        double large = Math.Max(Math.Abs(a), Math.Abs(b));
        double small = Math.Min(Math.Abs(a), Math.Abs(b));
        if (large == 0) return 0;
        double ratio = small / large;
        return large * Math.Sqrt(1 + (ratio * ratio));
    }

    private static void Sort(double[] matrix, int size, double[] values)
    {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) order[i] = i;
        double[] keys = new double[size];
        for (int i = 0; i < size; i++) keys[i] = -values[i];
        Array.Sort(keys, order);
        double[] sorted = new double[matrix.Length];
        for (int i = 0; i < size; i++)
        {
            values[i] = -keys[i];
            matrix.AsSpan(order[i] * size, size).CopyTo(sorted.AsSpan(i * size, size));
        }

        sorted.CopyTo(matrix, 0);
    }
}
