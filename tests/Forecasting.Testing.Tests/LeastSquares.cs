namespace Forecasting.Testing.Tests;

/// <summary>Ordinary least squares by normal equations and Cholesky's method, with a trace of ridge for columns that say the same.</summary>
internal static class LeastSquares
{
    public static double[] Fit(IEnumerable<(double[] Row, double Target)> rows)
    {
        double[,]? a = null;
        double[] b = [];
        foreach (var (row, target) in rows)
        {
            a ??= new double[row.Length, row.Length];
            b = b.Length == 0 ? new double[row.Length] : b;
            for (var j = 0; j < row.Length; j++)
            {
                if (row[j] == 0)
                    continue;
                b[j] += row[j] * target;
                for (var k = 0; k <= j; k++)
                    a[j, k] += row[j] * row[k];
            }
        }
        return Solve(a ?? throw new InvalidOperationException("No rows."), b);
    }

    public static double Apply(double[] weights, double[] row)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++)
            sum += weights[j] * row[j];
        return sum;
    }

    private static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var j = 0; j < n; j++)
        {
            a[j, j] += 1e-6;
            for (var k = 0; k <= j; k++)
            {
                var sum = a[j, k];
                for (var m = 0; m < k; m++)
                    sum -= a[j, m] * a[k, m];
                a[j, k] = j == k ? Math.Sqrt(sum) : sum / a[k, k];
            }
        }
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < j; k++)
                b[j] -= a[j, k] * b[k];
            b[j] /= a[j, j];
        }
        for (var j = n - 1; j >= 0; j--)
        {
            for (var k = j + 1; k < n; k++)
                b[j] -= a[k, j] * b[k];
            b[j] /= a[j, j];
        }
        return b;
    }
}
