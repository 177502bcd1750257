namespace Forecasting.Numerics;

/// <summary>The lag covariance <c>X Xᵀ</c> of a trajectory matrix as an operator: two products with the matrix.</summary>
/// <param name="matrix">The trajectory matrix.</param>
/// <param name="window">The number of its rows.</param>
internal sealed class HankelCovariance(HankelMatrix matrix, int window) : SymmetricOperator
{
    private readonly double[] _columns = new double[matrix.Length - window + 1];

    public override int Size => window;

    public override void Apply(ReadOnlySpan<double> vector, Span<double> product)
    {
        matrix.Multiply(vector, _columns);
        matrix.Multiply(_columns, product);
    }
}
