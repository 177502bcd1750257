using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Search;

/// <summary>Linear regression with its penalty, its memory, its use of the weather and its scale.</summary>
internal sealed class LinearFamily : SettingFamily
{
    private static readonly double[] Penalties = [0.1, 0.3, 1, 3, 10, 30];
    // All rows alike comes last: the longest memory.
    private static readonly double[] HalfLives = [120, 240, 365, 730, 1460, double.PositiveInfinity];

    private readonly WeatherTerms[] _weather;
    private readonly bool?[] _logarithms;

    public LinearFamily(DataProfile data)
    {
        _weather = data.HasKnownColumns ? [WeatherTerms.None, WeatherTerms.Current, WeatherTerms.Recency, WeatherTerms.Interactions] : [WeatherTerms.Interactions];
        _logarithms = data.IsPositive ? [null, false, true] : [null];
        Settings =
        [
            Of(nameof(LinearForecaster.Penalty), Penalties, 2),
            new Setting(nameof(LinearForecaster.HalfLifeDays), ["120", "240", "365", "730", "1460", "none"], 3),
            Of(nameof(LinearForecaster.WeatherTerms), _weather, _weather.Length - 1),
            Of(nameof(LinearForecaster.Logarithm), _logarithms, 0, isOrdered: false),
        ];
    }

    public override string Name => "linear";

    public override IReadOnlyList<Setting> Settings { get; }

    public override Forecaster Make(IReadOnlyList<int> choice) => new LinearForecaster
    {
        Penalty = Penalties[choice[0]],
        HalfLifeDays = double.IsFinite(HalfLives[choice[1]]) ? HalfLives[choice[1]] : null,
        WeatherTerms = _weather[choice[2]],
        Logarithm = _logarithms[choice[3]],
    };
}
