using System.Globalization;

namespace Forecasting.Search;

/// <summary>A forecaster whose settings are varied.</summary>
internal abstract class SettingFamily
{
    /// <summary>Gets the name of the forecaster in the catalogue.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the settings; one with a single value does not vary.</summary>
    public abstract IReadOnlyList<Setting> Settings { get; }

    /// <summary>Makes a forecaster.</summary>
    /// <param name="choice">The place of the value of each setting.</param>
    public abstract Forecaster Make(IReadOnlyList<int> choice);

    /// <summary>Returns the choice of the defaults.</summary>
    public int[] Defaults() => [.. Settings.Select(setting => setting.Default)];

    /// <summary>Writes the settings that are not the defaults.</summary>
    public string TextOf(IReadOnlyList<int> choice) => string.Join(
        ", ",
        Settings.Select((setting, i) => (Setting: setting, Place: choice[i]))
            .Where(pair => pair.Place != pair.Setting.Default)
            .Select(pair => $"{pair.Setting.Name} {pair.Setting.Values[pair.Place]}"));

    /// <summary>Lists the families that suit data.</summary>
    public static IReadOnlyList<SettingFamily> For(DataProfile data) => [new LinearFamily(data), new BoostingFamily(data), new SsaFamily(data)];

    private protected static Setting Of<T>(string name, T[] values, int @default, bool isOrdered = true) =>
        new(name, [.. values.Select(value => value is null ? "auto" : string.Create(CultureInfo.InvariantCulture, $"{value}"))], @default, isOrdered);
}
