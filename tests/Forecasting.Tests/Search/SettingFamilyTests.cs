using Forecasting.Forecasters.Linear;
using Forecasting.Preparation;
using Forecasting.Search;
using Forecasting.Tests.Forecasters;
using Forecasting.Tests.Preparation;

namespace Forecasting.Tests.Search;

public sealed class SettingFamilyTests
{
    private static readonly DataProfile Data = DataProfile.Of(Panels.Hourly(Panels.Load(400 * 24)).FillGaps());

    public static TheoryData<string> Names => [.. SettingFamily.For(Data).Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Defaults_OfAFamily_AreThoseOfTheCatalogue(string name)
    {
        SettingFamily family = SettingFamily.For(Data).Single(one => one.Name == name);
        RegularPanel panel = Panels.Hourly(Panels.Load(40 * 24)).Filled();

        double[] expected = ForecasterCatalog.Create(name).FitAndForecast(panel, 24);

        Assert.Equal("", family.TextOf(family.Defaults()));
        Assert.Equal(Panels.Bits(expected), Panels.Bits(family.Make(family.Defaults()).FitAndForecast(panel, 24)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Make_EveryValueOfEverySetting_IsASettingThatTheForecasterTakes(string name)
    {
        SettingFamily family = SettingFamily.For(Data).Single(one => one.Name == name);
        for (int i = 0; i < family.Settings.Count; i++)
        {
            for (int value = 0; value < family.Settings[i].Values.Count; value++)
            {
                int[] choice = family.Defaults();
                choice[i] = value;
                Assert.Equal(name, family.Make(choice).Name);
                Assert.Equal(value == family.Settings[i].Default, family.TextOf(choice).Length == 0);
            }
        }
    }

    [Fact]
    public void TextOf_Linear_NamesProperties()
    {
        SettingFamily family = SettingFamily.For(Data).Single(one => one.Name == "linear");
        var forecaster = Assert.IsType<LinearForecaster>(family.Make([3, 5, 0, 1]));

        Assert.Equal("Penalty 3, HalfLifeDays none, Logarithm False", family.TextOf([3, 5, 0, 1]));
        Assert.Equal((3, null, false), (forecaster.Penalty, forecaster.HalfLifeDays, forecaster.Logarithm));
    }
}
