using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class LagCovarianceTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(40, 3)]
    [InlineData(60, 30)]
    [InlineData(61, 61)]
    [InlineData(2100, 21)]
    [InlineData(5000, 6)]
    public void Add_AnyShape_IsTheMatrixTimesItsTranspose(int length, int window)
    {
        double[] series = TrajectoryReference.Random(length);
        double[] matrix = new double[window * window];

        LagCovariance.Add(series, window, matrix);

        TrajectoryReference.Near(TrajectoryReference.Covariance(series, window), matrix, 1e-12 * length);
        for (int i = 0; i < window; i++)
        {
            for (int j = 0; j < i; j++) Assert.Equal(matrix[(j * window) + i], matrix[(i * window) + j]);
        }
    }

    [Theory]
    [InlineData(1, 1, 0.9)]
    [InlineData(40, 3, 0.5)]
    [InlineData(60, 30, 0.97)]
    [InlineData(61, 61, 0.8)]
    [InlineData(2100, 21, 0.999)]
    [InlineData(50, 7, 0)]
    public void Add_WithADiscount_WeighsAWindowLessThanTheNext(int length, int window, double discount)
    {
        double[] series = TrajectoryReference.Random(length);
        double[] matrix = new double[window * window];

        LagCovariance.Add(series, window, matrix, discount);

        double[] expected = new double[window * window];
        for (int age = 0; age <= length - window; age++)
        {
            // Of no age at all the weight is 1, whatever the discount.
            double weight = Math.Pow(discount, age);
            ReadOnlySpan<double> values = series.AsSpan(length - window - age, window);
            for (int i = 0; i < window; i++)
            {
                for (int j = 0; j < window; j++) expected[(i * window) + j] += weight * values[i] * values[j];
            }
        }

        TrajectoryReference.Near(expected, matrix, 1e-12 * length);
    }

    [Fact]
    public void Add_SecondSeries_AddsToTheFirst()
    {
        double[] one = TrajectoryReference.Random(50), other = TrajectoryReference.Random(33);
        double[] matrix = new double[64];

        LagCovariance.Add(one, 8, matrix);
        LagCovariance.Add(other, 8, matrix);

        double[] expected = [.. TrajectoryReference.Covariance(one, 8).Zip(TrajectoryReference.Covariance(other, 8), (a, b) => a + b)];
        TrajectoryReference.Near(expected, matrix, 1e-12);
    }
}
