using Forecasting.Accuracy.Holidays;

namespace Forecasting.Tests.Calendars;

/// <summary>docs/holidays.md is written by two commands, each of which leaves the part of the other as it stands.</summary>
public sealed class HolidayPageTests
{
    private const string Page = "# Holidays\n\n| a | b |\n";

    [Fact]
    public void WithEffect_Twice_HasTheSectionOnce()
    {
        string once = HolidayPage.WithEffect(Page, "## Worth\n\nold\n");
        Assert.StartsWith(Page, once, StringComparison.Ordinal);
        Assert.Contains("old", once, StringComparison.Ordinal);
        string twice = HolidayPage.WithEffect(once, "## Worth\n\nnew\n");
        Assert.Equal(once.Replace("old", "new", StringComparison.Ordinal), twice);
    }

    [Fact]
    public void WithEffectOf_FreshPage_KeepsTheSection()
    {
        string old = HolidayPage.WithEffect(Page, "## Worth\n\nkept\n");
        Assert.Equal(HolidayPage.WithEffect("# Fresh\n", "## Worth\n\nkept\n"), HolidayPage.WithEffectOf("# Fresh\n", old));
        Assert.Equal(old, HolidayPage.WithEffectOf(Page, old));
    }

    [Fact]
    public void WithEffectOf_PageWithoutSection_IsTheFreshPage() => Assert.Equal(Page, HolidayPage.WithEffectOf(Page, "# Old\n"));

    [Fact]
    public void WithEffect_MarkWithoutPartner_IsRefused()
    {
        string whole = HolidayPage.WithEffect(Page, "## Worth\n");
        Assert.Throws<InvalidDataException>(() => HolidayPage.WithEffect(whole[..whole.IndexOf("<!-- to", StringComparison.Ordinal)], "new"));
    }
}
