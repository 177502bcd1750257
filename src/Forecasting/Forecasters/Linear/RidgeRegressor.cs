using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Linear;

/// <summary>Ridge regression (Hoerl and Kennard 1970) through sparse normal equations: categories become columns, numbers are standardised.</summary>
/// <remarks>
/// A missing number counts as the mean of its column, and a column says that it was missing; a category that was not met in
/// training counts for nothing. The sums run in the order of the rows: the same rows give the same bits.
/// </remarks>
public sealed class RidgeRegressor : Regressor
{
    /// <inheritdoc/>
    public override string Name => "ridge";

    /// <summary>Gets the penalty on the squared coefficients of standardised columns, in units of rows.</summary>
    /// <value>Above 0. The default is 1.</value>
    public double Penalty
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "The penalty must be finite.");
            field = value;
        }
    } = 1;

    /// <summary>Gets the products of columns that have coefficients of their own.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<Interaction> Interactions { get; init; } = [];

    /// <inheritdoc/>
    public override RegressorModel Fit(RegressionData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        FeatureMatrix features = data.Features;
        LinearDesign design = LinearDesign.Over(features, Interactions);
        var equations = new NormalEquations(design.Width);
        var rows = new SparseRows(design.Terms);
        for (int first = 0; first < features.RowCount; first += SparseRows.BlockSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Count = Math.Min(SparseRows.BlockSize, features.RowCount - first);
            design.Fill(features, first, rows);
            ReadOnlySpan<double> weights = data.Weights.IsEmpty ? [] : data.Weights.Span.Slice(first, rows.Count);
            equations.Add(rows, design.Terms, data.Targets.Span.Slice(first, rows.Count), weights);
        }

        return new RidgeModel(design, equations.Solve(Penalty, cancellationToken));
    }
}
