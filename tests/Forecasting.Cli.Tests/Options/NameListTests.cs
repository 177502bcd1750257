using Forecasting.Cli.Options;

namespace Forecasting.Cli.Tests.Options;

public sealed class NameListTests
{
    [Theory]
    [InlineData("temp", "temp")]
    [InlineData("a, b ,c", "a|b|c")]
    [InlineData(@"power\, MW,temp", "power, MW|temp")]
    [InlineData(@"a\b", @"a\b")]
    public void Parse_Names_SplitsAtBareCommas(string text, string names) => Assert.Equal(names.Split('|'), NameList.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(",a")]
    [InlineData("a,")]
    public void Parse_EmptyName_IsRefused(string text) => Assert.Throws<ArgumentException>(() => NameList.Parse(text));
}
