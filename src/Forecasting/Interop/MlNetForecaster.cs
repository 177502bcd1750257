using Forecasting.Features;
using Forecasting.Forecasters.Naive;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Interop;

/// <summary>Forecasts with a regression trainer of ML.NET over calendar, lags, windows, weather and keys.</summary>
/// <remarks>A fitted model lives in memory: ML.NET's own files name types to load, and are neither read nor written.</remarks>
/// <example><code>new MlNetForecaster(MlNetRegressor.Sdca()) { Strategy = ForecastStrategy.DirectByBlock(24) }</code></example>
public sealed class MlNetForecaster : RegressionForecaster
{
    /// <summary>Makes a forecaster of ML.NET's FastTree.</summary>
    public MlNetForecaster()
        : this(MlNetRegressor.FastTree())
    {
    }

    /// <summary>Makes a forecaster of a regressor.</summary>
    /// <param name="regressor">The regressor.</param>
    public MlNetForecaster(MlNetRegressor regressor)
    {
        ArgumentNullException.ThrowIfNull(regressor);
        Regressor = regressor;
    }

    /// <inheritdoc/>
    public override string Name => Regressor.Name;

    /// <summary>Gets the regressor.</summary>
    public MlNetRegressor Regressor { get; }

    /// <inheritdoc/>
    protected override Regressor RegressorFor(RegularPanel history) => Regressor;

    /// <inheritdoc/>
    /// <remarks>Those of the boosting forecaster where features are handed over for trees; otherwise ones whose effects add up.</remarks>
    protected override FeatureSet DefaultFeatures(RegularPanel history, int lastStep)
    {
        ArgumentNullException.ThrowIfNull(history);
        bool global = Scope == RegressionScope.Global;
        return Regressor.Encoding == MlNetEncoding.Ordinal ? LoadFeatures.ForTrees(history, lastStep, (global, WeatherTerms)) : ForSums(history, lastStep, (global, WeatherTerms));
    }

    private static FeatureSet ForSums(RegularPanel history, int lastStep, (bool Global, WeatherTerms Weather) use)
    {
        var features = new List<Feature>();
        int day = history.Frequency.StepsPerDay;
        features.Add(day > 1 ? Feature.HourOfWeek : Feature.Weekday);
        features.AddRange([Feature.FourierYear(3), Feature.Trend]);
        if (history.Schema.HolidayRegion is not null) features.Add(Feature.Holidays());
        foreach (string column in use.Weather == WeatherTerms.None ? ColumnNames.None : history.Schema.KnownInAdvance)
        {
            features.AddRange([Feature.Known(column), Feature.Known(column, power: 2), Feature.Known(column, power: 3)]);
            if (day > 1 && use.Weather >= WeatherTerms.Recency) features.AddRange([Feature.Known(column, day), Feature.KnownRolling(column, day)]);
        }

        foreach (int lag in LoadFeatures.SeasonalLags(history, lastStep)) features.Add(Feature.TargetLag(lag));
        int season = Math.Max(2, DefaultSeason.Of(history.Frequency));
        if (lastStep < season) features.Add(Feature.TargetLag(lastStep));
        features.Add(Feature.Rolling(season, lastStep));
        if (use.Global && history.SeriesCount > 1) features.Add(Feature.Series);
        return FeatureSet.Create([.. features]);
    }
}
