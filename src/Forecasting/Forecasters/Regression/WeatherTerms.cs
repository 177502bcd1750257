namespace Forecasting.Forecasters.Regression;

/// <summary>How much the default features of a regression make of the columns known in advance, such as the weather; each has what the one before has.</summary>
public enum WeatherTerms
{
    /// <summary>Nothing: the columns are not looked at.</summary>
    None,

    /// <summary>The value at the hour itself; a linear model has its square and cube too where demand follows the column most.</summary>
    Current,

    /// <summary>The hours and the days before as well, as lags and moving averages up to 7 days: the recency effect (Wang, Liu and Hong 2016).</summary>
    Recency,

    /// <summary>What the hour of the day and the season change in these effects: products in a linear model, and for trees how unusual the value is.</summary>
    Interactions,
}
