using System.Numerics;
using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public class RealFourierTests
{
    [Theory]
    [InlineData(128, 128)]
    [InlineData(384, 301)]
    [InlineData(640, 640)]
    [InlineData(1920, 1919)]
    [InlineData(4096, 77)]
    [InlineData(10240, 10000)]
    public void Forward_AnyValues_AgreesWithTheDefinition(int length, int given)
    {
        double[] values = Random(given);
        var fourier = new RealFourier(length);
        double[] real = new double[fourier.Frequencies];
        double[] imaginary = new double[fourier.Frequencies];

        fourier.Forward(values, real, imaginary);

        for (int k = 0; k < fourier.Frequencies; k += Math.Max(1, length / 200))
        {
            Complex expected = Direct(values, k, length);
            Assert.Equal(expected.Real, real[k], 1e-11);
            Assert.Equal(expected.Imaginary, imaginary[k], 1e-11);
        }
    }

    [Theory]
    [InlineData(128)]
    [InlineData(1152)]
    [InlineData(6400)]
    [InlineData(102400)]
    public void Inverse_AfterForward_GivesTheValuesBack(int length)
    {
        double[] values = Random(length);
        var fourier = new RealFourier(length);
        double[] real = new double[fourier.Frequencies];
        double[] imaginary = new double[fourier.Frequencies];
        double[] back = new double[length];

        fourier.Forward(values, real, imaginary);
        fourier.Inverse(real, imaginary, back);

        for (int i = 0; i < length; i++) Assert.Equal(values[i], back[i], 1e-13);
    }

    [Theory]
    [InlineData(1, 128)]
    [InlineData(129, 256)]
    [InlineData(1000, 1024)]
    [InlineData(10_000, 10_240)]
    [InlineData(1_000_000, 1_024_000)]
    public void GoodLength_AnyNumber_IsTheNextProductOfSmallFactors(int atLeast, int expected) =>
        Assert.Equal(expected, RealFourier.GoodLength(atLeast));

    private static Complex Direct(double[] values, int k, int length)
    {
        Complex sum = Complex.Zero;
        for (int j = 0; j < values.Length; j++) sum += values[j] * Complex.FromPolarCoordinates(1, -2 * Math.PI * ((long)j * k % length) / length);
        return sum;
    }

    private static double[] Random(int length)
    {
        var random = new Random(length);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
    }
}
