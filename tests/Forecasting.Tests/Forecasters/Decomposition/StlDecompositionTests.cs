using Forecasting.Forecasters.Decomposition;

namespace Forecasting.Tests.Forecasters.Decomposition;

public sealed class StlDecompositionTests
{
    // Nine digits were printed of numbers up to 60.
    private const double Tolerance = 1e-8;

    // R 4.2.2: stl(log(AirPassengers), s.window = 11)$time.series[c(1, 2, 60, 143, 144), ]
    [Theory]
    [InlineData(0, -0.0906711738360, 4.81545943853)]
    [InlineData(1, -0.0787778402370, 4.81928797281)]
    [InlineData(59, -0.0967992542685, 5.41686694521)]
    [InlineData(142, -0.2152399450163, 6.19107218983)]
    [InlineData(143, -0.1127019025045, 6.19895258264)]
    public void Of_AirPassengers_AgreesWithR(int at, double seasonal, double trend)
    {
        StlDecomposition parts = StlDecomposition.Of([.. KnownSeries.AirPassengers.Select(value => Math.Log(value))], 12);
        Assert.Equal(seasonal, parts.Seasonal[at], Tolerance);
        Assert.Equal(trend, parts.Trend[at], Tolerance);
    }

    // R 4.2.2: f <- stl(nottem, s.window = "periodic", robust = TRUE); f$time.series[c(1, 2, 100, 240), ]; f$weights[c(1, 2, 100, 240)]
    [Theory]
    [InlineData(0, -9.34198108380, 50.0142014070, 0.999811744248)]
    [InlineData(1, -9.52562272816, 49.9216477310, 0.994107024677)]
    [InlineData(99, -2.81754288390, 48.9461251177, 0.951004813931)]
    [InlineData(239, -9.57877571012, 48.6542555079, 0.942031350324)]
    public void Of_NottinghamPeriodicAndRobust_AgreesWithR(int at, double seasonal, double trend, double weight)
    {
        StlDecomposition parts = StlDecomposition.Of(KnownSeries.Nottingham, 12, new StlOptions { IsPeriodic = true, IsRobust = true });
        Assert.Equal(seasonal, parts.Seasonal[at], Tolerance);
        Assert.Equal(trend, parts.Trend[at], Tolerance);
        Assert.Equal(weight, parts.Weights[at], Tolerance);
    }

    // R 4.2.2: f <- stl(nottem, s.window = 9, robust = TRUE); f$time.series[c(1, 2, 100, 240), ]; f$weights[c(1, 2, 100, 240)]
    // With windows of 7, 11 or 13 its partial sort misses a median in one of the rounds, so that weights there are not those of the paper.
    [Theory]
    [InlineData(0, -8.49625913655, 49.6726070938, 0.983449482219)]
    [InlineData(1, -9.43637292750, 49.6886429272, 0.985050348643)]
    [InlineData(99, -2.11397364807, 48.7952646214, 0.980926029687)]
    [InlineData(239, -10.59562810092, 48.9394229791, 0.985326629404)]
    public void Of_NottinghamRobust_AgreesWithR(int at, double seasonal, double trend, double weight)
    {
        StlDecomposition parts = StlDecomposition.Of(KnownSeries.Nottingham, 12, new StlOptions { SeasonalWindow = 9, IsRobust = true });
        Assert.Equal(seasonal, parts.Seasonal[at], Tolerance);
        Assert.Equal(trend, parts.Trend[at], Tolerance);
        Assert.Equal(weight, parts.Weights[at], Tolerance);
    }

    [Fact]
    public void Of_AnySeries_SumsToIt()
    {
        StlDecomposition parts = StlDecomposition.Of(KnownSeries.Nottingham, 12);
        for (int i = 0; i < KnownSeries.Nottingham.Length; i++)
            Assert.Equal(KnownSeries.Nottingham[i], parts.Trend[i] + parts.Seasonal[i] + parts.Remainder[i], 1e-12);
    }

    [Fact]
    public void Of_LessThanTwoCycles_IsRefused()
    {
        SeriesDataException thrown = Assert.Throws<SeriesDataException>(() => StlDecomposition.Of(new double[23], 12));
        Assert.Equal("DEC-001", thrown.Findings[0].Code);
        Assert.Contains("at most 11 works", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PeriodOfOne_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StlDecomposition.Of(new double[23], 1));
}
