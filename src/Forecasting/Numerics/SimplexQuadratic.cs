namespace Forecasting.Numerics;

/// <summary>The least of a convex quadratic form over the shares of a whole: none negative, their sum one.</summary>
internal static class SimplexQuadratic
{
    private const int MostSteps = 20_000;
    private const double Tolerance = 1e-12;

    /// <summary>Finds the shares x for which x'Ax / 2 + b'x is least, by moving weight between the two shares that gain most (Platt 1999).</summary>
    /// <param name="matrix">The matrix A, symmetric and positive semidefinite, row after row.</param>
    /// <param name="linear">The vector b.</param>
    /// <param name="shares">Where to start, on entry; the answer, on return.</param>
    public static void Minimise(ReadOnlySpan<double> matrix, ReadOnlySpan<double> linear, Span<double> shares)
    {
        int count = shares.Length;
        double[] gradient = new double[count];
        double size = 0;
        for (int i = 0; i < count; i++)
        {
            gradient[i] = linear[i];
            for (int j = 0; j < count; j++) gradient[i] += matrix[(i * count) + j] * shares[j];
            size = Math.Max(size, Math.Abs(matrix[(i * count) + i]) + Math.Abs(linear[i]));
        }

        for (int step = 0; step < MostSteps; step++)
        {
            (int to, int from) = SteepestPair(gradient, shares);
            double gain = gradient[from] - gradient[to];
            if (!(gain > Tolerance * size)) return;
            double curvature = matrix[(to * count) + to] + matrix[(from * count) + from] - (2 * matrix[(to * count) + from]);
            double moved = curvature > 0 ? Math.Min(shares[from], gain / curvature) : shares[from];
            shares[from] = moved == shares[from] ? 0 : shares[from] - moved;
            shares[to] += moved;
            for (int i = 0; i < count; i++) gradient[i] += moved * (matrix[(i * count) + to] - matrix[(i * count) + from]);
        }
    }

    private static (int To, int From) SteepestPair(double[] gradient, ReadOnlySpan<double> shares)
    {
        int to = 0, from = -1;
        for (int i = 0; i < gradient.Length; i++)
        {
            if (gradient[i] < gradient[to]) to = i;
            if (shares[i] > 0 && (from < 0 || gradient[i] > gradient[from])) from = i;
        }

        return (to, Math.Max(from, 0));
    }
}
