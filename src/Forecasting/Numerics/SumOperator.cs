namespace Forecasting.Numerics;

/// <summary>The sum of symmetric operators of one size.</summary>
/// <param name="parts">The operators; at least one.</param>
internal sealed class SumOperator(IReadOnlyList<SymmetricOperator> parts) : SymmetricOperator
{
    private readonly double[] _part = new double[parts[0].Size];

    public override int Size => parts[0].Size;

    public override void Apply(ReadOnlySpan<double> vector, Span<double> product)
    {
        parts[0].Apply(vector, product);
        for (int i = 1; i < parts.Count; i++)
        {
            parts[i].Apply(vector, _part);
            FixedLanes.AddScaled(1, _part, product);
        }
    }
}
