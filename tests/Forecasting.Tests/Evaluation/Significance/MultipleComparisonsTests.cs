using Forecasting.Evaluation.Significance;

namespace Forecasting.Tests.Evaluation.Significance;

public sealed class MultipleComparisonsTests
{
    private const double Rounding = 1e-15;

    private static readonly double[] Six = [0.01, 0.04, 0.03, 0.005, 0.2, 0.03];

    // R 4.2.2: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.2, 0.03), "holm") and "BH".
    [Fact]
    public void Holm_SixTests_IsThatOfR() =>
        AssertEqual([0.05, 0.12, 0.12, 0.03, 0.2, 0.12], MultipleComparisons.Holm(Six));

    [Fact]
    public void BenjaminiHochberg_SixTests_IsThatOfR() =>
        AssertEqual([0.03, 0.048, 0.045, 0.03, 0.2, 0.045], MultipleComparisons.BenjaminiHochberg(Six));

    [Fact]
    public void Adjusted_OneTest_IsTheTestItself()
    {
        Assert.Equal([0.03], MultipleComparisons.Holm([0.03]));
        Assert.Equal([0.03], MultipleComparisons.BenjaminiHochberg([0.03]));
        Assert.Empty(MultipleComparisons.Holm([]));
    }

    [Fact]
    public void Adjusted_UndefinedTest_StaysSoAndDoesNotCount()
    {
        AssertEqual([0.02, double.NaN, 0.04], MultipleComparisons.Holm([0.01, double.NaN, 0.04]));
        AssertEqual([0.02, double.NaN, 0.04], MultipleComparisons.BenjaminiHochberg([0.01, double.NaN, 0.04]));
    }

    [Fact]
    public void Adjusted_NoProbability_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleComparisons.Holm([1.1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleComparisons.BenjaminiHochberg([-0.1]));
    }

    private static void AssertEqual(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], Rounding);
    }
}
