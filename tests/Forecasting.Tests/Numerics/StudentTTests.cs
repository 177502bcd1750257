using CsCheck;
using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public sealed class StudentTTests
{
    // Reference values: mpmath 1.3.0 with 30 digits, betainc(v/2, 1/2, 0, v/(v + t²), regularized).
    [Theory]
    [InlineData(0, 1, 1.0)]
    [InlineData(1, 1, 0.5)]
    [InlineData(2.5, 2, 0.12961172022151081)]
    [InlineData(2.0, 10, 0.073388034770740366)]
    [InlineData(12.706204736174705, 1, 0.049999999999999999)]
    [InlineData(1e-8, 5, 0.9999999924078662)]
    [InlineData(3, 0.5, 0.36730815598594345)]
    [InlineData(5, 30, 2.3296685467007795e-5)]
    [InlineData(40, 4, 2.3340163226012686e-6)]
    [InlineData(1.96, 1000, 0.050273184955748714)]
    [InlineData(4, 1000000.0, 6.3347034010048105e-5)]
    [InlineData(30, 500, 7.2142888884280189e-114)]
    [InlineData(0.001, 100000.0, 0.99920211756688778)]
    public void TwoSided_KnownValues_AgreeToTenDigits(double t, double degreesOfFreedom, double expected)
    {
        // At a million degrees of freedom the continued fraction cancels five of its sixteen digits.
        Assert.Equal(expected, StudentT.TwoSided(t, degreesOfFreedom), 1e-10 * expected);
        Assert.Equal(expected, StudentT.TwoSided(-t, degreesOfFreedom), 1e-10 * expected);
    }

    [Fact]
    public void TwoSided_OneDegreeOfFreedom_IsTheArctangent() =>
        Gen.Double[0, 1000].Sample(t =>
            Math.Abs(StudentT.TwoSided(t, 1) - (1 - (2 / Math.PI * Math.Atan(t)))) < 1e-13);

    [Fact]
    public void TwoSided_LargerStatistic_IsNeverMoreProbable() =>
        Gen.Select(Gen.Double[0, 50], Gen.Double[0, 5], Gen.Double[0.5, 1e4]).Sample((t, step, v) =>
            StudentT.TwoSided(t + step, v) <= StudentT.TwoSided(t, v) + 1e-12);

    [Fact]
    public void TwoSided_AtTheEnds_IsZeroOneOrNaN()
    {
        Assert.Equal(0, StudentT.TwoSided(double.PositiveInfinity, 3));
        Assert.Equal(0, StudentT.TwoSided(1e200, 3));
        Assert.Equal(double.NaN, StudentT.TwoSided(double.NaN, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSided(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.TwoSided(1, double.PositiveInfinity));
    }

    // Reference values: mpmath 1.3.0 with 30 digits.
    [Theory]
    [InlineData(0.5, 0.5, 1.1447298858494002)]
    [InlineData(3, 4, -4.0943445622221007)]
    [InlineData(500000, 0.5, -5.9888164957774643)]
    [InlineData(12, 15, -18.568172732389435)]
    [InlineData(0.001, 200, 6.9018830675943775)]
    public void LogBeta_KnownValues_AgreeToThirteenDigits(double a, double b, double expected)
    {
        Assert.Equal(expected, StudentT.LogBeta(a, b), 1e-13 * Math.Max(1, Math.Abs(expected)));
        Assert.Equal(StudentT.LogBeta(a, b), StudentT.LogBeta(b, a));
    }

    // Reference values: mpmath 1.3.0 with 30 digits.
    [Theory]
    [InlineData(0.5, 0.57236494292470009)]
    [InlineData(1, 0.0)]
    [InlineData(2, 0.0)]
    [InlineData(4.5, 2.4537365708424422)]
    [InlineData(9.9, 12.577179904219879)]
    [InlineData(10, 12.80182748008147)]
    [InlineData(171.3, 708.11494703899682)]
    [InlineData(1e8, 1742068066.1038347)]
    public void LogGamma_KnownValues_AgreeToFourteenDigits(double x, double expected) =>
        Assert.Equal(expected, StudentT.LogGamma(x), 1e-14 * Math.Max(2, Math.Abs(expected)));
}
