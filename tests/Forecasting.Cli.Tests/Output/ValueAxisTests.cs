using Forecasting.Cli.Output;

namespace Forecasting.Cli.Tests.Output;

public sealed class ValueAxisTests
{
    [Theory]
    [InlineData(1012, 1987, "1,000 1,200 1,400 1,600 1,800 2,000")]
    [InlineData(0.011, 0.049, "0.01 0.02 0.03 0.04 0.05")]
    [InlineData(-3, 14, "-5 0 5 10 15")]
    [InlineData(7, 7, "6.0 6.5 7.0 7.5 8.0")]
    public void Marks_OfARange_AreRoundAndHoldIt(double least, double most, string labels)
    {
        var axis = new ValueAxis(least, most);

        Assert.Equal(labels, string.Join(' ', axis.Marks.Select(axis.Label)));
        Assert.InRange(least, axis.Least, axis.Most);
        Assert.InRange(most, axis.Least, axis.Most);
        Assert.Equal(0, axis.DotOf(axis.Most, 56));
        Assert.Equal(55, axis.DotOf(axis.Least, 56));
    }
}
