using System.Globalization;
using CsCheck;

namespace Forecasting.Tests;

public sealed class QuantileLevelTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(150.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_OutsideZeroToOne_IsRefusedWithCode(double value)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileLevel(value));
        Assert.StartsWith("PRE-002", error.Message, StringComparison.Ordinal);
        Assert.Contains("(0, 1)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.975, "P97.5")]
    [InlineData(0.5, "P50")]
    [InlineData(0.1, "P10")]
    [InlineData(0.07, "P7")]
    [InlineData(0.29, "P29")]
    [InlineData(0.005, "P0.5")]
    [InlineData(0.00001, "P1E-3")]
    [InlineData(0.1 + 0.2, "P30.000000000000004")]
    public void ToString_Level_IsThePercentile(double value, string expected) =>
        Assert.Equal(expected, new QuantileLevel(value).ToString());

    [Theory]
    [InlineData("P97.5", 0.975)]
    [InlineData("p5", 0.05)]
    [InlineData("0.975", 0.975)]
    [InlineData(".9", 0.9)]
    [InlineData("P1E-3", 0.00001)]
    public void Parse_BothForms_GivesTheLevel(string text, double expected)
    {
        Assert.Equal(expected, QuantileLevel.Parse(text).Value);
        Assert.True(QuantileLevel.TryParse(text, out var level));
        Assert.Equal(expected, level.Value);
    }

    [Theory]
    [InlineData("97.5")]
    [InlineData("P100")]
    [InlineData("P0")]
    [InlineData("P1E99999")]
    [InlineData("1")]
    [InlineData("-0.5")]
    public void Parse_OutOfRange_IsRefusedWithCode(string text)
    {
        Assert.StartsWith(
            "PRE-002",
            Assert.Throws<ArgumentOutOfRangeException>(() => QuantileLevel.Parse(text)).Message,
            StringComparison.Ordinal);
        Assert.False(QuantileLevel.TryParse(text, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("0,975")]
    [InlineData("P97,5")]
    [InlineData("P97.5E")]
    [InlineData("Px")]
    [InlineData("PP50")]
    [InlineData("median")]
    public void Parse_NotALevel_IsRefused(string text)
    {
        Assert.Throws<FormatException>(() => QuantileLevel.Parse(text));
        Assert.False(QuantileLevel.TryParse(text, out _));
    }

    [Fact]
    public void Parse_WhatToStringWrote_GivesTheSameBits() =>
        Gen.OneOf(Gen.Double[1e-12, 1 - 1e-12], Gen.Double[0, 1].Select(p => Math.Pow(p, 60)), Gen.Int[1, 999].Select(i => i / 1000.0))
            .Where(value => value is > 0 and < 1)
            .Sample(value =>
            {
                var level = new QuantileLevel(value);
                return QuantileLevel.Parse(level.ToString()) == level && level.Value == value;
            });

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void ToString_OtherCulture_IsInvariant(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal("P97.5", new QuantileLevel(0.975).ToString());
            Assert.Equal("P1E-3", new QuantileLevel(0.00001).ToString());
            Assert.Equal(0.00001, QuantileLevel.Parse("P1E-3").Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Default_IsTheMedian()
    {
        Assert.Equal(0.5, default(QuantileLevel).Value);
        Assert.Equal(new QuantileLevel(0.5), default);
        Assert.Equal("P50", QuantileLevel.Median.ToString());
    }

    [Fact]
    public void CompareTo_Levels_FollowTheirValues()
    {
        var (low, high) = (new QuantileLevel(0.4), new QuantileLevel(0.6));
        Assert.True(low < QuantileLevel.Median && QuantileLevel.Median < high && high > low);
        Assert.True(low <= QuantileLevel.Median && high >= QuantileLevel.Median);
        Assert.True(low.CompareTo(default) < 0 && high.CompareTo(default) > 0 && low.CompareTo(low) == 0);
    }
}
