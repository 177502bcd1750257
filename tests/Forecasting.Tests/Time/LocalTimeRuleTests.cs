using Forecasting.Time;

namespace Forecasting.Tests.Time;

public class LocalTimeRuleTests
{
    [Theory]
    [InlineData("strict")]
    [InlineData("by-order")]
    [InlineData("split-sum")]
    [InlineData("spring=drop-empty,once=both,twice=by-order")]
    [InlineData("spring=shift-forward,once=later,twice=refuse")]
    public void ToString_AfterParse_IsTheSame(string text) => Assert.Equal(text, LocalTimeRule.Parse(text).ToString());

    [Fact]
    public void Parse_PartsOfANamedRule_IsTheNamedRule() =>
        Assert.Equal(LocalTimeRule.ByOrder, LocalTimeRule.Parse("twice=by-order,spring=drop,once=earlier"));

    [Theory]
    [InlineData("")]
    [InlineData("guess")]
    [InlineData("spring=split")]
    [InlineData("spring=drop,spring=drop")]
    [InlineData("twice=by-order,")]
    public void Parse_Nonsense_Throws(string text) => Assert.Throws<ArgumentException>(() => LocalTimeRule.Parse(text));

    [Fact]
    public void Strict_EveryPart_Refuses()
    {
        var rule = new LocalTimeRule();
        Assert.Equal(LocalTimeRule.Strict, rule);
        Assert.Equal((SpringRule.Refuse, AutumnOnceRule.Refuse, AutumnTwiceRule.Refuse), (rule.Spring, rule.AutumnOnce, rule.AutumnTwice));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalTimeRule { Spring = (SpringRule)9 });
    }
}
