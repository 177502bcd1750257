using Forecasting.Features;
using Forecasting.Forecasters.Naive;

namespace Forecasting.Forecasters.Arima;

/// <summary>Forecasts by a seasonal ARIMA model whose mean follows regressors: the calendar, the holidays and the columns known in advance.</summary>
/// <remarks>
/// <para>
/// Regression with ARIMA errors: Box and Jenkins, Time Series Analysis (1970); order by Hyndman and Khandakar, J. Stat. Soft. 27 (2008). The order
/// is chosen on the last 1,000 values, or 12 seasons where that is more, and the coefficients are found on the last 10,000. Missing values
/// are passed over by the filter. A model takes up new history without a refit.
/// </para>
/// <para>A series that is too short for its model, or that was not in the training panel, is forecast by the seasonal naive method.</para>
/// </remarks>
public sealed class ArimaForecaster : PointForecaster
{
    /// <inheritdoc/>
    public override string Name => "arima";

    /// <summary>Gets the order of the model.</summary>
    /// <value>The default is null: of each series its own, chosen step by step by AICc.</value>
    public ArimaOrder? Order { get; init; }

    /// <summary>Gets the season in steps of an order that is chosen.</summary>
    /// <value>From 1, which is none, to 1024. The default is null: a day where the steps are shorter, otherwise a year of months or quarters, a week of days.</value>
    public int? Season
    {
        get;
        init
        {
            // An order has the same bounds.
            if (value is { } season) _ = new ArimaOrder { Season = season };
            field = value;
        }
    }

    /// <summary>Gets the largest p and q of an order that is chosen.</summary>
    /// <value>From 0 to 5. The default is 3.</value>
    public int LargestOrder
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 5);
            field = value;
        }
    } = 3;

    /// <summary>Gets the largest P and Q of an order that is chosen.</summary>
    /// <value>From 0 to 2. The default is 1.</value>
    public int LargestSeasonalOrder
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 2);
            field = value;
        }
    } = 1;

    /// <summary>Gets whether the model has a constant: a level, or a drift where the series is differenced once. Differenced twice it has none.</summary>
    /// <value>The default is null: chosen with the order; for an order that is given, true where it has no differences.</value>
    public bool? HasConstant { get; init; }

    /// <summary>Gets the regressors.</summary>
    /// <value>
    /// Features that are known ahead and do not look at the target. The default is null: 20 waves of the week for steps shorter than a day with four
    /// weeks of history, three of the year with two years, holidays where the schema has a region, the columns known in advance, and
    /// square and cube of the one that the target follows most. An empty set is none. A series with fewer than four values for each has none.
    /// </value>
    public FeatureSet? Regressors { get; init; }

    /// <summary>Gets whether the logarithm of the target is modelled.</summary>
    /// <value>The default is false. A value that is not above 0 then counts as missing.</value>
    public bool Logarithm { get; init; }

    /// <summary>Gets by what the coefficients are found.</summary>
    /// <value>The default is <see cref="ArimaEstimation.Automatic"/>.</value>
    public ArimaEstimation Estimation
    {
        get;
        init
        {
            if (!Enum.IsDefined(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such estimation.");
            field = value;
        }
    }

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        FeatureSet regressors = Regressors ?? ArimaRegressors.Default(history);
        regressors.CheckKnownAt(steps);
        int season = Season ?? DefaultSeason.Of(history.Frequency);
        var settings = new ArimaSettings(Order, HasConstant, season, (LargestOrder, LargestSeasonalOrder), Estimation, Logarithm);
        return ArimaPointModel.Learn(history, regressors, (settings, options), cancellationToken);
    }
}
