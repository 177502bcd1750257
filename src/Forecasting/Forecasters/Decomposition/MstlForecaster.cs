namespace Forecasting.Forecasters.Decomposition;

/// <summary>Forecasts by decomposition: the last cycle of each season goes on, and what is left without the seasons is forecast by itself.</summary>
/// <remarks>
/// <para>
/// The last part of each series is decomposed anew for each forecast, so new history needs no refit. Bandara, Hyndman and Bergmeir, MSTL (2021);
/// forecasts of the seasonally adjusted series after Hyndman and Athanasopoulos, Forecasting: Principles and Practice (2021), chapter 5.7.
/// </para>
/// <para>A series with less than two cycles of the shortest season is forecast by the seasonal naive method.</para>
/// </remarks>
public sealed class MstlForecaster : PointForecaster
{
    /// <inheritdoc/>
    public override string Name => "mstl";

    /// <summary>Gets the seasons in steps.</summary>
    /// <value>
    /// Each at least 2, none twice. The default is null: a day and a week of steps shorter than a day, a week and a year of days, a year of weeks,
    /// months or quarters. One of which a series has less than two cycles is left out.
    /// </value>
    public IReadOnlyList<int>? Seasons
    {
        get;
        init
        {
            if (value is not null)
            {
                ArgumentOutOfRangeException.ThrowIfZero(value.Count, nameof(value));
                foreach (int season in value) ArgumentOutOfRangeException.ThrowIfLessThan(season, 2, nameof(value));
                if (value.Distinct().Count() < value.Count) throw new ArgumentException("A season stands twice.", nameof(value));
            }

            field = value;
        }
    }

    /// <summary>Gets how many of the last cycles of the longest season are decomposed.</summary>
    /// <value>At least 2. The default is 12: twelve weeks of hours.</value>
    public int Cycles
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            field = value;
        }
    } = 12;

    /// <summary>Gets how a series is decomposed.</summary>
    /// <value>The default is that of <see cref="StlOptions"/>.</value>
    public StlOptions Decomposition
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new();

    /// <summary>Gets the forecaster of the seasonally adjusted series.</summary>
    /// <value>
    /// It learns from the cells that are decomposed, no earlier ones. The default is null: the trend goes on, its slope fading by half in
    /// each shortest season, and the remainder follows an autoregression (Burg 1975).
    /// </value>
    public Forecaster? Remainder { get; init; }

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        int[] seasons = [.. (Seasons ?? DefaultSeasons.Of(history.Frequency)).Order()];
        var adjustment = new SeasonalAdjustment(seasons, Cycles, Decomposition);
        ForecastModel? rest = null;
        if (Remainder is not null)
        {
            RegularPanel adjusted = adjustment.Adjusted(history);
            if (SeasonalAdjustment.HasValue(adjusted)) rest = Remainder.Fit(adjusted, options with { Quantiles = QuantileLevels.None, Progress = null }, cancellationToken);
        }

        return new MstlPointModel(adjustment, rest);
    }
}
