using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Search;

/// <summary>Gradient boosting with the number, size and pace of its trees.</summary>
internal sealed class BoostingFamily : SettingFamily
{
    private static readonly int[] Iterations = [100, 200, 400, 800];
    private static readonly int[] Leaves = [7, 15, 31, 63, 127];
    private static readonly double[] LearningRates = [0.02, 0.04, 0.08, 0.12];
    private static readonly int[] MinLeafRows = [10, 20, 40, 80];
    private static readonly double[] Penalties = [0, 1, 10, 100];
    private static readonly double[] FeatureFractions = [0.2, 0.4, 0.7, 1];

    private readonly WeatherTerms[] _weather;

    public BoostingFamily(DataProfile data)
    {
        _weather = data.HasKnownColumns ? [WeatherTerms.None, WeatherTerms.Current, WeatherTerms.Recency, WeatherTerms.Interactions] : [WeatherTerms.Interactions];
        Settings =
        [
            Of(nameof(BoostingOptions.Iterations), Iterations, 2),
            Of(nameof(BoostingOptions.Leaves), Leaves, Array.IndexOf(Leaves, BoostingForecaster.LeavesFor(data.Values))),
            Of(nameof(BoostingOptions.LearningRate), LearningRates, 1),
            Of(nameof(BoostingOptions.MinLeafRows), MinLeafRows, 1),
            Of(nameof(BoostingOptions.L2), Penalties, 0),
            Of(nameof(BoostingOptions.FeatureFraction), FeatureFractions, 1),
            Of(nameof(BoostingForecaster.WeatherTerms), _weather, _weather.Length - 1),
        ];
    }

    public override string Name => "boosting";

    public override IReadOnlyList<Setting> Settings { get; }

    public override Forecaster Make(IReadOnlyList<int> choice) => new BoostingForecaster
    {
        Trees = new BoostingOptions
        {
            Iterations = Iterations[choice[0]],
            Leaves = Leaves[choice[1]],
            LearningRate = LearningRates[choice[2]],
            MinLeafRows = MinLeafRows[choice[3]],
            L2 = Penalties[choice[4]],
            FeatureFraction = FeatureFractions[choice[5]],
            RowFraction = BoostingForecaster.RowFraction,
        },
        WeatherTerms = _weather[choice[6]],
    };
}
