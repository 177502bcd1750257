namespace Forecasting.Forecasters.Regression;

/// <summary>What becomes of a series that the models cannot serve.</summary>
/// <remarks>
/// That is one without a model of its own where each series has one (PRE-014); one that has fewer values than a season in
/// the stretch that the model looks at (PRE-011); and one that ended a season or more before the origin (PRE-012). The season is
/// a day of shorter steps, a week of days, a year of weeks, months or quarters.
/// </remarks>
public enum NewSeriesPolicy
{
    /// <summary>It is forecast by the seasonal naive method from the history given; where that finds no value, by the model of all series if there is one, and otherwise not (<see cref="double.NaN"/>).</summary>
    SeasonalNaive,

    /// <summary>The forecast is refused, and the error names the series.</summary>
    Refuse,
}
