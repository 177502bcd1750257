namespace Forecasting.Numerics;

/// <summary>A symmetric matrix that is held whole.</summary>
/// <param name="matrix">The matrix, row by row, both triangles.</param>
/// <param name="size">The number of rows.</param>
internal sealed class DenseOperator(double[] matrix, int size) : SymmetricOperator
{
    public override int Size => size;

    public override void Apply(ReadOnlySpan<double> vector, Span<double> product)
    {
        for (int i = 0; i < size; i++) product[i] = FixedLanes.Dot(matrix.AsSpan(i * size, size), vector);
    }
}
