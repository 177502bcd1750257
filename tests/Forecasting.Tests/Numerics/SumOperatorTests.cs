using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class SumOperatorTests
{
    [Fact]
    public void Apply_SeveralParts_AddsTheirProducts()
    {
        var sum = new SumOperator([new DenseOperator([1, 2, 2, 5], 2), new DenseOperator([3, 0, 0, 1], 2), new DenseOperator([0, 1, 1, 0], 2)]);
        double[] product = [99, 99];

        sum.Apply([10, 1], product);

        Assert.Equal(2, sum.Size);
        Assert.Equal([(1 * 10) + 2 + 30 + 1, 20 + 5 + 1 + 10], product);
    }

    [Fact]
    public void Apply_OnePart_IsItsProduct()
    {
        double[] product = new double[2];
        new SumOperator([new DenseOperator([1, 2, 2, 5], 2)]).Apply([1, 0], product);
        Assert.Equal([1, 2], product);
    }
}
