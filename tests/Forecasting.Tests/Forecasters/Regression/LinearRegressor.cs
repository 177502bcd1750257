using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Tests.Forecasters.Regression;

/// <summary>Weighted least squares by the normal equations, with an intercept: exact where the truth is linear and known.</summary>
internal sealed class LinearRegressor : Regressor
{
    public override string Name => "least-squares";

    public override RegressorModel Fit(RegressionData data, CancellationToken cancellationToken)
    {
        int size = data.Features.Columns.Count + 1;
        double[,] normal = new double[size, size + 1];
        double[] row = new double[size];
        for (int i = 0; i < data.Features.RowCount; i++)
        {
            if (!Read(data.Features, i, row)) continue;
            double weight = data.Weights.IsEmpty ? 1 : data.Weights.Span[i];
            for (int a = 0; a < size; a++)
            {
                for (int b = 0; b < size; b++) normal[a, b] += weight * row[a] * row[b];
                normal[a, size] += weight * row[a] * data.Targets.Span[i];
            }
        }

        return new Model(Solve(normal, size));
    }

    // A row with a missing value teaches nothing.
    private static bool Read(FeatureMatrix features, int i, double[] row)
    {
        row[0] = 1;
        for (int c = 1; c < row.Length; c++) row[c] = features.Column(c - 1).Span[i];
        return !row.Contains(double.NaN);
    }

    private static double[] Solve(double[,] m, int size)
    {
        for (int a = 0; a < size; a++) m[a, a] += 1e-9;
        for (int a = 0; a < size; a++)
        {
            for (int b = a + 1; b < size; b++)
            {
                double factor = m[b, a] / m[a, a];
                for (int c = a; c <= size; c++) m[b, c] -= factor * m[a, c];
            }
        }

        double[] solution = new double[size];
        for (int a = size - 1; a >= 0; a--)
        {
            double sum = m[a, size];
            for (int c = a + 1; c < size; c++) sum -= m[a, c] * solution[c];
            solution[a] = sum / m[a, a];
        }

        return solution;
    }

    private sealed class Model(double[] coefficients) : RegressorModel
    {
        public override void Predict(FeatureMatrix features, Span<double> output)
        {
            double[] row = new double[coefficients.Length];
            for (int i = 0; i < output.Length; i++)
            {
                // A missing feature counts as the mean, which is 0 for scaled targets.
                if (!Read(features, i, row)) row = [.. row.Select(value => double.IsNaN(value) ? 0 : value)];
                output[i] = row.Zip(coefficients, (a, b) => a * b).Sum();
            }
        }
    }
}
