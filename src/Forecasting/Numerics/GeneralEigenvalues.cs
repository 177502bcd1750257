using System.Numerics;

namespace Forecasting.Numerics;

/// <summary>The eigenvalues of a square matrix: reduced to Hessenberg's form by stabilised elimination, then by the shifted QR algorithm.</summary>
internal static class GeneralEigenvalues
{
    /// <summary>Finds the eigenvalues.</summary>
    /// <param name="matrix">The matrix, row by row; finite; left as it is.</param>
    /// <param name="size">The number of rows.</param>
    /// <param name="values">Takes the eigenvalues in no order, conjugate pairs together.</param>
    /// <returns>Whether the iteration converged.</returns>
    public static bool TryFind(double[] matrix, int size, Span<Complex> values)
    {
        double[] reduced = [.. matrix];
        for (int column = 0; column < size - 2; column++) Eliminate(reduced, size, column);
        return HessenbergEigenvalues.TryFind(reduced, size, values);
    }

    // Clears a column below the row that follows its diagonal, by a similarity.
    private static void Eliminate(double[] matrix, int size, int column)
    {
        int target = column + 1;
        int pivot = target;
        for (int i = target + 1; i < size; i++)
        {
            if (Math.Abs(matrix[(i * size) + column]) > Math.Abs(matrix[(pivot * size) + column])) pivot = i;
        }

        if (matrix[(pivot * size) + column] == 0) return;
        if (pivot != target)
        {
            for (int j = 0; j < size; j++) (matrix[(pivot * size) + j], matrix[(target * size) + j]) = (matrix[(target * size) + j], matrix[(pivot * size) + j]);
            for (int i = 0; i < size; i++) (matrix[(i * size) + pivot], matrix[(i * size) + target]) = (matrix[(i * size) + target], matrix[(i * size) + pivot]);
        }

        for (int i = target + 1; i < size; i++)
        {
            double factor = matrix[(i * size) + column] / matrix[(target * size) + column];
            if (factor == 0) continue;
            FixedLanes.AddScaled(-factor, matrix.AsSpan(target * size, size), matrix.AsSpan(i * size, size));
            matrix[(i * size) + column] = 0;
            for (int k = 0; k < size; k++) matrix[(k * size) + target] += factor * matrix[(k * size) + i];
        }
    }
}
