using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Linear;

/// <summary>Forecasts with ridge regression over calendar, holidays, weather and lags, each crossed with the hour and the month.</summary>
/// <remarks>
/// The default features follow the load literature: a polynomial of the temperature crossed with hour and month (Hong 2010),
/// and the same of its lags and moving averages, the recency effect (Wang, Liu and Hong 2016).
/// Unless set otherwise a row weighs half as much every two years, for what demand answers to changes slowly.
/// </remarks>
public sealed class LinearForecaster : RegressionForecaster
{
    /// <summary>Makes the forecaster with its defaults.</summary>
    public LinearForecaster() => HalfLifeDays = LoadRegression.HalfLifeDays;

    /// <inheritdoc/>
    public override string Name => "linear";

    /// <summary>Gets the penalty on the squared coefficients of standardised columns, in units of rows.</summary>
    /// <value>Above 0. The default is 1.</value>
    public double Penalty
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1;

    /// <summary>Gets the products of columns that have coefficients of their own.</summary>
    /// <value>
    /// The default is null: those that belong to the default features, or none where <see cref="RegressionForecaster.Features"/> are given.
    /// The default features have the month only from a year of history on.
    /// </value>
    public IReadOnlyList<Interaction>? Interactions { get; init; }

    /// <summary>Gets the penalties on the squared differences of coefficients of neighbouring codes, by the name of a category that goes round.</summary>
    /// <value>
    /// As <see cref="RidgeRegressor.Smoothness"/>. The default is null: that of hours and months in the default features, or none where
    /// <see cref="RegressionForecaster.Features"/> are given.
    /// </value>
    public IReadOnlyDictionary<string, double>? Smoothness { get; init; }

    /// <inheritdoc/>
    protected override Regressor RegressorFor(RegularPanel history)
    {
        ArgumentNullException.ThrowIfNull(history);
        RidgeRegressor regressor = Features is null ? LinearLoadFeatures.Of(history, WeatherTerms).Regressor() : new RidgeRegressor();
        return new RidgeRegressor
        {
            Penalty = Penalty,
            Interactions = Interactions ?? regressor.Interactions,
            Smoothness = Smoothness ?? regressor.Smoothness,
        };
    }

    /// <inheritdoc/>
    protected override FeatureSet DefaultFeatures(RegularPanel history, int lastStep)
    {
        ArgumentNullException.ThrowIfNull(history);
        return LinearLoadFeatures.Of(history, WeatherTerms).Features(lastStep, Scope == RegressionScope.Global);
    }
}
