using Forecasting.Features;

namespace Forecasting.Tests.Features;

public sealed class HolidayFeatureOptionsTests
{
    [Theory]
    [InlineData(HolidayColumns.None)]
    [InlineData((HolidayColumns)(1 << 30))]
    public void Columns_NoneOrUnknown_AreRefused(HolidayColumns columns) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HolidayFeatureOptions { Columns = columns });

    [Theory]
    [InlineData(0)]
    [InlineData(367)]
    public void MostDays_OutOfRange_IsRefused(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HolidayFeatureOptions { MostDays = days });

    [Theory]
    [InlineData(-367)]
    [InlineData(367)]
    public void DaysBack_OutOfRange_IsRefused(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HolidayFeatureOptions { DaysBack = days });

    [Fact]
    public void All_HoldsEveryColumn() =>
        Assert.All(Enum.GetValues<HolidayColumns>(), column => Assert.Equal(column, HolidayColumns.All & column));
}
