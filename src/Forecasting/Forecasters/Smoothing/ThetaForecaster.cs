using Forecasting.Forecasters.Naive;

namespace Forecasting.Forecasters.Smoothing;

/// <summary>Forecasts by the theta method: half of a straight line, and exponential smoothing of what the line leaves.</summary>
/// <remarks>
/// <para>
/// Assimakopoulos and Nikolopoulos (2000), as simple exponential smoothing with drift (Hyndman and Billah 2003). A season that the
/// autocorrelation shows at 5 % is taken off first by classical decomposition, as a factor where all values are above zero.
/// </para>
/// <para>
/// The last 2,500 values or five seasons are looked at, whichever is more. Newer history needs no refit: the weights stay, the season, the
/// line and the level are computed from it. A series that was not in the training panel is forecast by the seasonal naive method.
/// </para>
/// </remarks>
public sealed class ThetaForecaster : PointForecaster
{
    /// <inheritdoc/>
    public override string Name => "theta";

    /// <summary>Gets which theta model forecasts.</summary>
    /// <value>The default is <see cref="ThetaMethod.Standard"/>.</value>
    public ThetaMethod Method { get; init; }

    /// <summary>Gets the length of the season in steps.</summary>
    /// <value>From 1 to 10,000; 1 is none. The default is null: a day where the steps are shorter, otherwise a year of months or quarters, a week of days.</value>
    public int? Season
    {
        get;
        init
        {
            if (value is { } steps)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, 10_000);
            }

            field = value;
        }
    }

    /// <inheritdoc/>
    protected override PointModel FitPoints(RegularPanel history, int steps, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        int season = Season ?? DefaultSeason.Of(history.Frequency);
        int most = SmoothingTail.Longest(season);
        var models = new ThetaSeries?[history.SeriesCount];
        var work = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, models.Length, work, s =>
        {
            (_, double[] values) = SmoothingTail.Known(history, s, most);
            models[s] = values.Length == 0 ? null : ThetaSeries.Of(values, season, Method, cancellationToken);
        });
        return new ThetaPointModel(history, models, most);
    }
}
