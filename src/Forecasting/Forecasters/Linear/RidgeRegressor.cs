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

    /// <summary>Gets the penalties on the squared differences of coefficients of neighbouring codes, by the name of a category that goes round.</summary>
    /// <remarks>
    /// Effects of one hour are learnt with those of the hours beside it (the discrete form of the penalised splines of Eilers and Marx 1996):
    /// <c>["hour"] = 3</c> holds wherever the hour is a factor, by itself or in a product. The last code lies beside the first.
    /// </remarks>
    /// <value>In units of rows, not negative. The default is none.</value>
    public IReadOnlyDictionary<string, double> Smoothness
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Values.Any(penalty => !(penalty >= 0 && double.IsFinite(penalty))))
                throw new ArgumentOutOfRangeException(nameof(value), "A penalty is finite and not negative.");
            field = value;
        }
    } = new Dictionary<string, double>();

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

        return new RidgeModel(design, equations.Solve(Penalty, design.Neighbours(features, Smoothness), cancellationToken));
    }
}
