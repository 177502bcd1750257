using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class TrajectorySpaceTests
{
    // Short windows of long series are held whole; of long windows only the transformed matrix is cheap.
    [Theory]
    [InlineData(3000, 24, 3)]
    [InlineData(400, 200, 4)]
    [InlineData(400, 200, 60)]
    [InlineData(6000, 3000, 2)]
    public void Leading_WhicheverPathIsTaken_AgreesWithBoth(int length, int window, int count)
    {
        double[] series = Waves(length);
        double[] covariance = new double[window * window];
        LagCovariance.Add(series, window, covariance);

        var taken = TrajectorySpace.Leading([series], window, count, TestContext.Current.CancellationToken);
        var whole = Lanczos.Largest(new DenseOperator(covariance, window), count, TestContext.Current.CancellationToken);
        var transformed = Lanczos.Largest(new HankelCovariance(new HankelMatrix(series), window), count, TestContext.Current.CancellationToken);

        Agree(whole, taken);
        Agree(transformed, taken);
    }

    [Fact]
    public void Leading_SeveralSeries_SumsTheirCovariances()
    {
        double[][] series = [Waves(300), TrajectoryReference.Random(170), Waves(120)];
        double[] covariance = new double[3600];
        foreach (double[] one in series) LagCovariance.Add(one, 60, covariance);
        double[] values = new double[60];
        SymmetricEigen.Decompose(covariance, 60, values);

        (double[] leading, _) = TrajectorySpace.Leading(series, 60, 5, TestContext.Current.CancellationToken);
        var sum = new SumOperator([.. series.Select(one => new HankelCovariance(new HankelMatrix(one), 60))]);
        (double[] transformed, _) = Lanczos.Largest(sum, 5, TestContext.Current.CancellationToken);

        TrajectoryReference.Near(values[..5], leading, 1e-11 * values[0]);
        TrajectoryReference.Near(values[..5], transformed, 1e-11 * values[0]);
    }

    // Vectors of eigenvalues this near to each other are any of their plane: the projectors are compared instead.
    private static void Agree((double[] Values, double[][] Vectors) expected, (double[] Values, double[][] Vectors) actual)
    {
        TrajectoryReference.Near(expected.Values, actual.Values, 1e-11 * expected.Values[0]);
        double shared = 0;
        foreach (double[] one in expected.Vectors)
        {
            foreach (double[] other in actual.Vectors) shared += Math.Pow(FixedLanes.Dot(one, other), 2);
        }

        Assert.Equal(expected.Vectors.Length, shared, 1e-6);
    }

    private static double[] Waves(int length)
    {
        double[] values = TrajectoryReference.Random(length);
        for (int i = 0; i < length; i++) values[i] = (0.3 * values[i]) + 2 + Math.Sin(2 * Math.PI * i / 24) + (0.5 * Math.Sin(2 * Math.PI * i / 7));
        return values;
    }
}
