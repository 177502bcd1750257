using Forecasting.Forecasters.Naive;

namespace Forecasting.Forecasters.Smoothing;

/// <summary>Forecasts by exponential smoothing: a level, a trend and a season that each follow the surprises by a share of them.</summary>
/// <remarks>
/// <para>
/// Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing: The State Space Approach (2008). Each series has its own model,
/// of the form with the least AICc, fitted to its last 2,500 values or five seasons, whichever is more. A step without a value changes
/// nothing but the trend's place. Quantiles come from the errors of forecasts of the past, as for every <see cref="PointForecaster"/>.
/// </para>
/// <para>
/// A model takes up new history without a refit: its recursion runs over it from where its training began, for as long as that lies within the
/// needed history, which is twice what was fitted to; after that the initial state is fitted anew, the weights stay. A constant series is
/// forecast by its constant, one that was not in the training panel by the seasonal naive method.
/// </para>
/// </remarks>
public sealed class EtsForecaster : PointForecaster
{
    /// <inheritdoc/>
    public override string Name => "ets";

    /// <summary>Gets the form of the models.</summary>
    /// <value>
    /// The default is null: the form with the least AICc, for each series. A multiplicative part needs values above zero, a season two seasons
    /// of values: where a series has not, the part is additive, or left out.
    /// </value>
    public EtsForm? Model { get; init; }

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
        var fits = new (long First, EtsFit? Fit)[history.SeriesCount];
        var lengths = new int[fits.Length];
        var work = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, fits.Length, work, s =>
        {
            (long first, double[] values) = SmoothingTail.Known(history, s, most);
            lengths[s] = values.Length == 0 ? 0 : (int)(history.OriginIndex - first);
            fits[s] = (first, values.Length == 0 ? null : EtsFit.Of(values, season, Model, cancellationToken));
        });
        return new EtsPointModel(history, fits, lengths.Max(), season);
    }
}
