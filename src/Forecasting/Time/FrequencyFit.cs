using NodaTime;

namespace Forecasting.Time;

/// <summary>A frequency laid over the times of one series.</summary>
/// <param name="Frequency">The frequency.</param>
/// <param name="StepShare">The share of differences on the grid that are one step.</param>
/// <param name="OffGrid">Distinct times off the grid.</param>
/// <param name="OnGrid">Distinct times on the grid.</param>
/// <param name="Cells">Cells from the first to the last time on the grid.</param>
/// <param name="Singles">The number of differences that are one step.</param>
/// <param name="Supported">Whether the differences look like this step with rows left out.</param>
/// <param name="Phase">Ticks: where in a step the cells start.</param>
/// <param name="Sample">Ticks: a time on the grid.</param>
internal sealed record FrequencyFit(
    Frequency Frequency, double StepShare, long OffGrid, long OnGrid, long Cells, long Singles, bool Supported, long Phase, long Sample)
{
    // Rows beside the grid are reported as such up to this share; beyond it the grid is not believed.
    private const double MaxOffGridShare = 0.05;

    /// <summary>Gets the root mean square distance from the grid in seconds.</summary>
    public double Jitter { get; init; }

    /// <summary>Gets the drift in seconds a day.</summary>
    public double Drift { get; init; }

    /// <summary>Gets a value indicating whether rows off the grid are expected, because the times jitter.</summary>
    public bool Jitters { get; init; }

    /// <summary>Gets a value indicating whether the rows fit another frequency as well, so that neither is named.</summary>
    public bool Undecided { get; init; }

    /// <summary>Gets a value indicating whether the fit is good enough to be the answer.</summary>
    public bool Accepted => Supported && !Undecided && (Jitters || OffGrid <= MaxOffGridShare * (OnGrid + OffGrid));

    /// <summary>Gets how sure the fit is, from 0 to 1.</summary>
    public double Confidence
    {
        get
        {
            var rows = (double)(OnGrid + OffGrid);
            var onGrid = Jitters ? 1 - Math.Min(1, 2 * Jitter / Frequency.NominalDuration.TotalSeconds) : OnGrid / rows;
            var density = Math.Max(StepShare, (double)OnGrid / Math.Max(1, Cells));
            return Math.Clamp(onGrid * (1 - Math.Pow(0.5, Singles)) * (0.5 + (0.5 * Math.Sqrt(density))), 0, 1);
        }
    }

    /// <summary>Makes a fit from the differences of the rows on the grid.</summary>
    /// <param name="frequency">The frequency.</param>
    /// <param name="steps">The differences of the rows on the grid, in the unit of <paramref name="unit"/>.</param>
    /// <param name="unit">One step in that unit.</param>
    /// <param name="rows">All distinct times.</param>
    /// <returns>The fit, without phase and sample.</returns>
    public static FrequencyFit From(Frequency frequency, StepHistogram steps, long unit, long rows)
    {
        var onGrid = steps.Count + 1;
        return new(
            frequency,
            steps.ShareOf(unit),
            rows - onGrid,
            onGrid,
            (steps.Sum / unit) + 1,
            steps.CountOf(unit),
            steps.Gcd % unit == 0 && steps.Supports(unit),
            0,
            0);
    }

    /// <summary>Returns the public form.</summary>
    /// <returns>The candidate.</returns>
    public FrequencyCandidate ToCandidate() => new()
    {
        Frequency = Frequency,
        StepShare = StepShare,
        OffGridRows = OffGrid,
        Cells = Cells,
        FilledShare = Math.Min(1, (double)(Jitters ? OnGrid + OffGrid : OnGrid) / Math.Max(1, Cells)),
    };

    /// <summary>Returns the phase as a duration.</summary>
    /// <returns>The phase.</returns>
    public Duration ToPhase() => Duration.FromTicks(Phase);
}
