using Forecasting.Forecasters.Smoothing;

namespace Forecasting.Tests.Forecasters.Smoothing;

public sealed class EtsFormTests
{
    [Theory]
    [InlineData("ETS(A,Ad,A)")]
    [InlineData("A,Ad,A")]
    [InlineData("AAdA")]
    public void Parse_EveryTextForm_IsTheForm(string text)
    {
        EtsForm form = EtsForm.Parse(text);
        Assert.Equal(new EtsForm(EtsError.Additive, EtsTrend.Damped, EtsSeason.Additive), form);
        Assert.Equal("ETS(A,Ad,A)", form.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("NNN")]
    [InlineData("ETS(A,M,A)")]
    [InlineData("aaa")]
    public void Parse_NoForm_Throws(string text) => Assert.Throws<FormatException>(() => EtsForm.Parse(text));
}
