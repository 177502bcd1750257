using Forecasting.Evaluation;
using Forecasting.Time;

namespace Forecasting.Accuracy.Suites;

/// <summary>New York City, a year of 48-hour forecasts, the last of which is <see cref="NewYorkTwoDaysSuite"/>.</summary>
internal sealed class NewYorkRollingSuite(SuiteRun run) : PooledSuite(run)
{
    /// <inheritdoc/>
    public override string Name => "nyc-rolling";

    /// <inheritdoc/>
    public override string Title => "New York City, 182 origins, 48 hours";

    /// <inheritdoc/>
    public override PublishedScores Published { get; } = new("mape");

    /// <inheritdoc/>
    protected override RollingOrigin Plan { get; } = new() { Horizon = Horizon.Hours(48), Folds = 182, RefitEvery = 14, End = NewYorkData.End };

    /// <inheritdoc/>
    /// <remarks>The protocol gives the weather; a second row shows what is lost without it.</remarks>
    protected override IReadOnlyList<Weather> Weathers => [Weather.Actual, Weather.None];

    /// <inheritdoc/>
    /// <remarks>The published figures are of other dates, day by day from 2017-01-01 to 2017-08-09, and are proved on these.</remarks>
    public override IReadOnlyList<BaselineFigure> Prove(CancellationToken cancellationToken)
    {
        var days = new RollingOrigin { Horizon = Horizon.Days(1), Folds = 221, RefitEvery = 0, End = NewYorkData.Zone.At(2017, 8, 10) };
        return
        [
            new("SN24 MAPE, days from 2017-01-01 to 2017-08-09", "6.48%", Naive(24, days, cancellationToken).Score(Metric.Mape).Value),
            new("SN168 MAPE, days from 2017-01-01 to 2017-08-09", "8.11%", Naive(168, days, cancellationToken).Score(Metric.Mape).Value),
        ];
    }

    /// <inheritdoc/>
    protected override RegularPanel Read(Weather weather) => NewYorkData.Read(Run, weather);
}
