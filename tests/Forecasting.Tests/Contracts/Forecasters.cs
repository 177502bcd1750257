using Forecasting.Features;
using Forecasting.Forecasters.Arima;
using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Decomposition;
using Forecasting.Forecasters.Ensembles;
using Forecasting.Forecasters.Hybrid;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Naive;
using Forecasting.Forecasters.Regression;
using Forecasting.Forecasters.Scenarios;
using Forecasting.Forecasters.SimilarDay;
using Forecasting.Forecasters.Smoothing;
using Forecasting.Interop;
using Forecasting.Search;

namespace Forecasting.Tests.Contracts;

/// <summary>Every forecaster of the library, found by reflection, and the settings that change how one works.</summary>
internal static class Forecasters
{
    // Few trees: a contract is about bits, not about accuracy.
    private static readonly BoostingOptions FewTrees = new() { Iterations = 12, Leaves = 7 };

    // Forecasters whose defaults take long are given lighter settings, and those without defaults some; any other is made with its defaults.
    private static readonly Dictionary<Type, Func<Forecaster>> Light = new()
    {
        [typeof(AutoForecaster)] = () => new AutoForecaster
        {
            Space = new SearchSpace { Forecasters = ["seasonal-average", "similar-day"], Others = [new LinearForecaster { Features = [Feature.Hour, Feature.Weekday] }] },
            Limits = new SearchLimits { Trials = 4 },
        },
        [typeof(BoostingForecaster)] = () => new BoostingForecaster { Trees = FewTrees },
        [typeof(HybridForecaster)] = () => new HybridForecaster { Trees = FewTrees },
        [typeof(EnsembleForecaster)] = () => new EnsembleForecaster(
            new SeasonalNaiveForecaster(), new SeasonalAverageForecaster(), new LinearForecaster { Features = [Feature.Hour, Feature.Weekday, Feature.Known("temp")] }),
        [typeof(LinearForecaster)] = () => new LinearForecaster { Interactions = [["hour", "weekday"], ["hour", "temp"], ["hour", "temp", "temp"]] },
        [typeof(ScenarioForecaster)] = () => new ScenarioForecaster(new LinearForecaster { Features = [Feature.Hour, Feature.Weekday, Feature.Known("humidity")] })
        {
            // Observed only: a column known in advance is used as far as it goes, and so may change a forecast.
            Columns = "humidity",
            Scenarios = WeatherScenarios.BlockBootstrap(paths: 4, blockDays: 2, windowDays: 183),
        },
        [typeof(MlNetForecaster)] = () => new MlNetForecaster(MlNetRegressor.FastTree(trees: 5, leaves: 7)),
    };

    private static readonly Dictionary<string, Func<Forecaster>> Variants = new(StringComparer.Ordinal)
    {
        ["ensemble, stacked and recalibrated"] = () => new EnsembleForecaster(new SeasonalNaiveForecaster(), new SeasonalNaiveForecaster { Season = 168 })
        {
            Combination = Combination.Stacking,
            IsRecalibrated = true,
        },
        ["ensemble, greedy"] = () => new EnsembleForecaster(new SeasonalAverageForecaster(), new SimilarDayForecaster()) { Combination = Combination.Greedy() },
        ["similar day, of one year"] = () => new SimilarDayForecaster { YearsBack = 1 },
        ["seasonal naive of a week"] = () => new SeasonalNaiveForecaster { Season = 168 },
        ["seasonal average of three days"] = () => new SeasonalAverageForecaster { Season = 24, Seasons = 3 },
        ["mstl, linear remainder"] = () => new MstlForecaster { Cycles = 3, Remainder = new LinearForecaster { Features = [Feature.Hour, Feature.Known("temp")] } },
        ["arima of a given order"] = () => new ArimaForecaster { Order = ArimaOrder.Parse("ARIMA(1,1,1)(0,1,1)[24]"), Logarithm = true },
        ["boosting, recursive"] = () => new BoostingForecaster
        {
            Trees = FewTrees,
            Strategy = ForecastStrategy.Recursive,
            Features = [Feature.Hour, Feature.Weekday, Feature.TargetLag(1), Feature.TargetLag(24), Feature.Rolling(24, 1), Feature.Known("temp")],
        },
        ["boosting, by block"] = () => new BoostingForecaster { Trees = FewTrees, Strategy = ForecastStrategy.DirectByBlock(6, 24) },
        ["boosting, from the origin"] = () => new BoostingForecaster
        {
            Trees = FewTrees,
            Features = [Feature.StepAhead, Feature.OriginLag(1), Feature.OriginLag(24), Feature.Hour, Feature.Observed("humidity", 30), Feature.Static("kind")],
        },
        ["boosting, local"] = () => new BoostingForecaster { Trees = FewTrees, Scope = RegressionScope.Local },
        ["boosting, logarithm"] = () => new BoostingForecaster { Trees = FewTrees, Logarithm = true, HalfLifeDays = 20 },
        ["boosting, rows and features drawn"] = () => new BoostingForecaster
        {
            Trees = FewTrees with { RowFraction = 0.7, FeatureFraction = 0.6 },
            Features = [Feature.TimeOfDay, Feature.Weekend, Feature.Holidays(), Feature.TargetLag(48), Feature.SeriesStatistics],
        },
        ["ets, damped trend"] = () => new EtsForecaster { Model = EtsForm.Parse("AAdA") },
        ["theta, dynamic"] = () => new ThetaForecaster { Method = ThetaMethod.DynamicOptimised },
        ["intermittent, probability"] = () => new IntermittentForecaster { Method = IntermittentMethod.TeunterSyntetosBabai },
    };

    /// <summary>Gets every public forecaster that can be made.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(Forecaster).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Forecaster)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. Types.Select(type => type.Name), .. Variants.Keys];

    public static Forecaster Make(string name)
    {
        if (Variants.TryGetValue(name, out Func<Forecaster>? variant)) return variant();
        Type type = Types.Single(type => type.Name == name);
        return Light.TryGetValue(type, out Func<Forecaster>? light) ? light() : (Forecaster)Activator.CreateInstance(type)!;
    }
}
