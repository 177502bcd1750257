using Forecasting.Forecasters.Arima;

namespace Forecasting.Tests.Forecasters.Arima;

public sealed class ArimaOrderTests
{
    [Theory]
    [InlineData("ARIMA(2,1,1)(0,1,1)[24]", "ARIMA(2,1,1)(0,1,1)[24]")]
    [InlineData("(2,1,1)(0,1,1)[24]", "ARIMA(2,1,1)(0,1,1)[24]")]
    [InlineData("ARIMA(24,2,0)", "ARIMA(24,2,0)")]
    [InlineData("ARIMA(1,0,0)(0,0,0)[1]", "ARIMA(1,0,0)")]
    public void Parse_Text_ComesBack(string text, string expected)
    {
        ArimaOrder order = ArimaOrder.Parse(text);
        Assert.Equal(expected, order.ToString());
        Assert.Equal(order, ArimaOrder.Parse(order.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ARIMA")]
    [InlineData("ARIMA(1,1)")]
    [InlineData("ARIMA(1, 1, 1)")]
    [InlineData("ARIMA(-1,1,1)")]
    [InlineData("ARIMA(25,1,1)")]
    [InlineData("ARIMA(1,3,1)")]
    [InlineData("ARIMA(1,1,1)(0,1,1)")]
    [InlineData("ARIMA(1,1,1)(4,1,1)[12]")]
    [InlineData("ARIMA(1,1,1)(0,2,1)[12]")]
    [InlineData("ARIMA(1,1,1)(0,1,1)[0]")]
    [InlineData("ARIMA(1,1,1)(0,1,1)[1025]")]
    [InlineData("ARIMA(1,1,1)(0,1,1)[12] ")]
    public void Parse_AnotherText_IsRefused(string text)
    {
        Assert.False(ArimaOrder.TryParse(text, out _));
        FormatException thrown = Assert.Throws<FormatException>(() => ArimaOrder.Parse(text));
        Assert.Contains("one looks like", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_Null_IsNoOrder() => Assert.False(ArimaOrder.TryParse(null, out _));

    [Fact]
    public void Init_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArimaOrder { Autoregressive = 25 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArimaOrder { Differences = 3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArimaOrder { MovingAverage = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArimaOrder { SeasonalDifferences = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ArimaOrder { Season = 0 });
    }
}
