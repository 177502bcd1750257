using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Linear;

/// <summary>A fitted ridge regression.</summary>
internal sealed class RidgeModel(LinearDesign design, double[] coefficients) : RegressorModel
{
    public override void Predict(FeatureMatrix features, Span<double> output)
    {
        var rows = new SparseRows(design.Terms);
        for (int first = 0; first < features.RowCount; first += SparseRows.BlockSize)
        {
            rows.Count = Math.Min(SparseRows.BlockSize, features.RowCount - first);
            design.Fill(features, first, rows);
            for (int r = 0; r < rows.Count; r++)
            {
                ReadOnlySpan<int> columns = rows.Columns.AsSpan(r * design.Terms, design.Terms);
                ReadOnlySpan<double> values = rows.Values.AsSpan(r * design.Terms, design.Terms);
                double sum = 0;
                for (int t = 0; t < columns.Length; t++) sum += coefficients[columns[t]] * values[t];
                output[first + r] = sum;
            }
        }
    }
}
