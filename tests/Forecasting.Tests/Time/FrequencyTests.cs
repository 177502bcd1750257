using CsCheck;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Time;

public class FrequencyTests
{
    [Theory]
    [InlineData("PT15M", "PT15M")]
    [InlineData("PT60M", "PT1H")]
    [InlineData("PT1H30M", "PT90M")]
    [InlineData("PT90S", "PT90S")]
    [InlineData("PT24H", "PT24H")]
    [InlineData("P1D", "P1D")]
    [InlineData("P7D", "P1W")]
    [InlineData("P2W", "P2W")]
    [InlineData("P1M", "P1M")]
    [InlineData("P3M", "P3M")]
    [InlineData("P12M", "P1Y")]
    [InlineData("P1Y", "P1Y")]
    [InlineData("P1M/end", "P1M/end")]
    [InlineData("P3M/end", "P3M/end")]
    [InlineData("P1Y/end", "P1Y/end")]
    [InlineData("P1D/business", "P1D/business")]
    [InlineData("15m", "PT15M")]
    [InlineData("30min", "PT30M")]
    [InlineData("1h", "PT1H")]
    [InlineData("1d", "P1D")]
    [InlineData("1w", "P1W")]
    [InlineData("10s", "PT10S")]
    public void Parse_Text_GivesCanonicalText(string text, string expected)
    {
        var frequency = Frequency.Parse(text);
        Assert.Equal(expected, frequency.ToString());
        Assert.Equal(frequency, Frequency.Parse(expected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P0D")]
    [InlineData("PT0M")]
    [InlineData("P1D/end")]
    [InlineData("P1W/business")]
    [InlineData("P1DT1H")]
    [InlineData("PT1M1H")]
    [InlineData("P-1D")]
    [InlineData("PT9999999999H")]
    [InlineData("P9999D")]
    [InlineData("1 h")]
    [InlineData("1H")]
    [InlineData("hourly")]
    [InlineData("PT1.5H")]
    [InlineData("٣h")]
    public void Parse_Nonsense_Throws(string text)
    {
        var error = Assert.Throws<ArgumentException>(() => Frequency.Parse(text));
        Assert.Contains("PT15M", error.Message, StringComparison.Ordinal);
        Assert.False(Frequency.TryParse(text, out _));
    }

    [Fact]
    public void ToString_AnyFrequency_ParsesBack() =>
        Gen.OneOf(
            Gen.Int[1, 1440].Select(Frequency.Minutes),
            Gen.Int[1, 8784].Select(Frequency.Hours),
            Gen.Int[1, 3660].Select(Frequency.Days),
            Gen.Int[1, 522].Select(Frequency.Weeks),
            Gen.Int[1, 1200].Select(Frequency.Months),
            Gen.Int[1, 1200].Select(Frequency.MonthEnds),
            Gen.Int[1, 100].Select(Frequency.Years),
            Gen.Const(Frequency.BusinessDays)).Sample(f => Frequency.Parse(f.ToString()) == f);

    [Fact]
    public void Factories_SameStep_AreEqual()
    {
        Assert.Equal(Frequency.Hours(1), Frequency.Minutes(60));
        Assert.Equal(Frequency.Weeks(1), Frequency.Days(7));
        Assert.Equal(Frequency.Years(1), Frequency.Months(12));
        Assert.NotEqual(Frequency.Hours(24), Frequency.Days(1));
        Assert.NotEqual(Frequency.Months(1), Frequency.MonthEnd);
        Assert.Equal(Frequency.Quarters.GetHashCode(), Frequency.Months(3).GetHashCode());
    }

    [Fact]
    public void Properties_FixedAndCalendar_SayWhatTheyAre()
    {
        Assert.True(Frequency.Minutes(15).IsFixed);
        Assert.Equal(96, Frequency.Minutes(15).StepsPerDay);
        Assert.Equal(0, Frequency.Hours(7).StepsPerDay);
        Assert.Equal(Duration.FromMinutes(15), Frequency.Minutes(15).FixedDuration);
        Assert.Equal(Period.FromMinutes(15), Frequency.Minutes(15).Period);
        Assert.False(Frequency.Days(1).IsFixed);
        Assert.Equal(0, Frequency.Days(1).StepsPerDay);
        Assert.Null(Frequency.Days(1).FixedDuration);
        Assert.Equal(Period.FromDays(1), Frequency.Days(1).Period);
        Assert.Equal(Duration.FromDays(1), Frequency.Days(1).NominalDuration);
        Assert.Equal(Duration.FromHours(33.6), Frequency.BusinessDays.NominalDuration);
        // 400 Gregorian years are 146,097 days.
        Assert.Equal(Duration.FromDays(146_097), Frequency.Years(100).NominalDuration * 4);
        Assert.Equal(Period.FromYears(1), Frequency.Months(12).Period);
    }

    [Fact]
    public void Factories_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.Minutes(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.Hours(8785));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.Days(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.Weeks(523));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.Months(1201));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.MonthEnds(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Frequency.Years(101));
    }
}
