using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class HankelMatrixTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    [InlineData(100, 1)]
    [InlineData(100, 50)]
    [InlineData(129, 64)]
    [InlineData(1001, 77)]
    [InlineData(1001, 925)]
    [InlineData(3000, 336)]
    public void Multiply_AnyShape_IsTheProductWithTheMatrix(int length, int window)
    {
        double[] series = TrajectoryReference.Random(length);
        double[] vector = TrajectoryReference.Random(window, seed: 2);
        double[] product = new double[length - window + 1];

        new HankelMatrix(series).Multiply(vector, product);

        TrajectoryReference.Near(TrajectoryReference.Multiply(series, vector), product, 1e-12);
    }

    [Fact]
    public void Multiply_OneAfterAnother_DoesNotRememberTheFirst()
    {
        double[] series = TrajectoryReference.Random(300);
        var matrix = new HankelMatrix(series);
        double[] alone = new double[201], after = new double[201];
        new HankelMatrix(series).Multiply(TrajectoryReference.Random(100), alone);

        matrix.Multiply(TrajectoryReference.Random(250), new double[51]);
        matrix.Multiply(TrajectoryReference.Random(100), after);

        Assert.Equal(alone, after);
    }

    [Fact]
    public void Multiply_ProductOfAnotherLength_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HankelMatrix([1, 2, 3, 4]).Multiply([1, 2], new double[2]));

    [Theory]
    [InlineData(4, 2, 1)]
    [InlineData(50, 7, 7)]
    [InlineData(131, 65, 4)]
    [InlineData(400, 100, 12)]
    public void Reconstruct_SomeVectors_IsTheMeanOverAntidiagonals(int length, int window, int count)
    {
        double[] series = TrajectoryReference.Random(length);
        double[][] vectors = [.. Enumerable.Range(0, count).Select(i => TrajectoryReference.Random(window, seed: 3 + i))];

        TrajectoryReference.Near(TrajectoryReference.Reconstruct(series, vectors), new HankelMatrix(series).Reconstruct(vectors), 1e-11);
    }

    [Fact]
    public void Reconstruct_NoVector_IsZero() => Assert.Equal(new double[4], new HankelMatrix([1, 2, 3, 4]).Reconstruct([]));

    [Fact]
    public void EntriesAt_EveryPlace_CountsTheAntidiagonal() =>
        Assert.Equal([1, 2, 3, 3, 3, 2, 1], Enumerable.Range(0, 7).Select(place => HankelMatrix.EntriesAt(place, 3, 5)));

    [Fact]
    public void Covariance_AsOperator_IsTheMatrixTimesItsTranspose()
    {
        double[] series = TrajectoryReference.Random(90);
        double[] vector = TrajectoryReference.Random(31);
        double[] product = new double[31], expected = new double[31];

        new HankelCovariance(new HankelMatrix(series), 31).Apply(vector, product);

        new DenseOperator(TrajectoryReference.Covariance(series, 31), 31).Apply(vector, expected);
        TrajectoryReference.Near(expected, product, 1e-12);
    }
}
