namespace Forecasting.Numerics;

/// <summary>A symmetric matrix that is known by what it does to a vector; one thread at a time may use it.</summary>
internal abstract class SymmetricOperator
{
    /// <summary>Gets the number of rows.</summary>
    public abstract int Size { get; }

    /// <summary>Multiplies a vector.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="product">Takes the product.</param>
    public abstract void Apply(ReadOnlySpan<double> vector, Span<double> product);
}
