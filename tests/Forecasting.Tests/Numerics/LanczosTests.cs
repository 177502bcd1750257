using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class LanczosTests
{
    public static TheoryData<string, int, int> Matrices => new()
    {
        { "random", 1, 1 },
        { "random", 150, 1 },
        { "random", 150, 12 },
        { "random", 40, 40 },
        { "clustered", 150, 10 },
        { "repeated", 150, 10 },
        { "repeated", 60, 60 },
        { "one value", 80, 5 },
        { "rank 3", 120, 8 },
        { "rank 3", 30, 30 },
        { "wide", 150, 20 },
    };

    [Theory]
    [MemberData(nameof(Matrices))]
    public void Largest_Matrix_AgreesWithTheWholeDecomposition(string kind, int size, int count)
    {
        double[] matrix = TrajectoryReference.WithEigenvalues(Eigenvalues(kind, size), seed: size);
        double[] expected = new double[size];
        SymmetricEigen.Decompose([.. matrix], size, expected);

        (double[] values, double[][] vectors) = Lanczos.Largest(new DenseOperator(matrix, size), count, TestContext.Current.CancellationToken);

        // Of the largest: a wider difference would be a value that was missed, or met twice.
        TrajectoryReference.Near(expected[..count], values, 1e-12 * expected[0]);
        CheckVectors(matrix, values, vectors);
    }

    [Fact]
    public void Largest_Zero_GivesZerosAndOrthonormalVectors()
    {
        (double[] values, double[][] vectors) = Lanczos.Largest(new DenseOperator(new double[400], 20), 6, TestContext.Current.CancellationToken);

        Assert.All(values, value => Assert.Equal(0, value));
        CheckVectors(new double[400], values, vectors);
    }

    [Fact]
    public void Largest_Twice_GivesTheSameBits()
    {
        var matrix = new DenseOperator(TrajectoryReference.WithEigenvalues(Eigenvalues("random", 90), seed: 5), 90);

        (double[] values, double[][] vectors) = Lanczos.Largest(matrix, 7, TestContext.Current.CancellationToken);
        (double[] again, double[][] others) = Lanczos.Largest(matrix, 7, TestContext.Current.CancellationToken);

        Assert.Equal(values, again);
        Assert.Equal(vectors, others);
    }

    [Fact]
    public void Largest_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Lanczos.Largest(new DenseOperator([1.0], 1), 1, source.Token));
    }

    // Orthonormal, and each an eigenvector of its value.
    private static void CheckVectors(double[] matrix, double[] values, double[][] vectors)
    {
        int size = vectors[0].Length;
        double[] product = new double[size];
        for (int i = 0; i < vectors.Length; i++)
        {
            for (int j = 0; j <= i; j++) Assert.Equal(i == j ? 1 : 0, FixedLanes.Dot(vectors[i], vectors[j]), 1e-12);
            new DenseOperator(matrix, size).Apply(vectors[i], product);
            FixedLanes.AddScaled(-values[i], vectors[i], product);
            Assert.InRange(Math.Sqrt(FixedLanes.Dot(product, product)), 0, 1e-11 * values[0]);
        }
    }

    private static double[] Eigenvalues(string kind, int size)
    {
        double[] random = [.. TrajectoryReference.Random(size).Select(value => value + 0.5)];
        return kind switch
        {
            "clustered" => [.. random.Select((value, i) => i < 6 ? 5 + (1e-9 * value) : value)],
            "repeated" => [.. random.Select((value, i) => i < 4 ? 3 : i < 8 ? 2 : value)],
            "one value" => [.. random.Select(_ => 4.0)],
            "rank 3" => [.. random.Select((_, i) => i < 3 ? 7.0 - i : 0)],
            "wide" => [.. random.Select((_, i) => Math.Pow(10, -i))],
            _ => random,
        };
    }
}
