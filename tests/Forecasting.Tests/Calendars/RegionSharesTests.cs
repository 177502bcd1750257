using Forecasting.Calendars;
using NodaTime;

namespace Forecasting.Tests.Calendars;

public sealed class RegionSharesTests
{
    private static readonly LocalDate SecondOfJanuary = new(2024, 1, 2); // a holiday in Scotland alone
    private static readonly LocalDate Christmas = new(2024, 12, 25);

    [Fact]
    public void ShareOff_PartOfTheRegions_IsTheirShare()
    {
        var shares = new RegionShares(new Dictionary<string, double> { ["GB-ENG"] = 56.5, ["GB-SCT"] = 5.5, ["GB-WLS"] = 3.0 });

        Assert.Equal(5.5 / 65.0, shares.ShareOff(SecondOfJanuary), 1e-15);
        Assert.Equal(1.0, shares.ShareOff(Christmas));
        Assert.Equal(0.0, shares.ShareOff(new LocalDate(2024, 7, 17)));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    public void ShareOff_ScaledWeights_IsTheSame(double scale)
    {
        var shares = new RegionShares(new Dictionary<string, double> { ["GB-ENG"] = 3 * scale, ["GB-SCT"] = scale });

        Assert.Equal(0.25, shares.ShareOff(SecondOfJanuary), 1e-15);
    }

    [Fact]
    public void ShareOff_OrderOfRegions_DoesNotMatter()
    {
        (string, double)[] weights = [("GB-ENG", 0.1), ("GB-NIR", 0.7), ("GB-SCT", 0.3), ("US-NY", 1.9), ("US-TX", 3.3)];
        var forward = new RegionShares(weights.ToDictionary(w => w.Item1, w => w.Item2));
        var backward = new RegionShares(weights.Reverse().ToDictionary(w => w.Item1, w => w.Item2));

        for (var date = new LocalDate(2024, 1, 1); date.Year == 2024; date = date.PlusDays(1))
            Assert.Equal(BitConverter.DoubleToInt64Bits(forward.ShareOff(date)), BitConverter.DoubleToInt64Bits(backward.ShareOff(date)));
    }

    [Theory]
    [InlineData("GB", 0.0)]
    [InlineData("GB", -1.0)]
    [InlineData("GB", double.NaN)]
    [InlineData("GB", double.PositiveInfinity)]
    [InlineData("XX", 1.0)]
    public void Constructor_WrongWeightOrRegion_IsRefused(string region, double weight) =>
        Assert.Throws<ArgumentException>(() => new RegionShares(new Dictionary<string, double> { [region] = weight }));

    [Fact]
    public void Constructor_NoRegion_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new RegionShares(new Dictionary<string, double>()));
}
