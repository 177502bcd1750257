using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>A way to fill missing values; immutable.</summary>
/// <remarks>
/// Only missing cells change; a value that was filled in is finite and marked <see cref="CellState.Imputed"/>. A gap is a run of missing
/// cells of one series. What a way cannot fill stays <see cref="double.NaN"/>, for <see cref="Then"/> or to be reported (IMP-006).
/// </remarks>
public abstract class Imputation
{
    private protected Imputation()
    {
    }

    /// <summary>Gets the way that fills nothing.</summary>
    public static Imputation None { get; } = new ConstantImputation(double.NaN);

    /// <summary>Gets the way that fills with the median of the values of the series.</summary>
    /// <remarks>Reads the whole series up to the origin.</remarks>
    public static Imputation Median { get; } = new MedianImputation();

    /// <summary>Gets a value indicating whether a filled value may depend on later ones.</summary>
    public abstract bool LooksAhead { get; }

    /// <summary>Repeats the last value before the gap.</summary>
    /// <param name="limit">How long a value is repeated; null for as long as the gap is. The rest of a longer gap stays missing.</param>
    /// <returns>The way; cells before the first value stay missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above zero.</exception>
    public static Imputation Forward(Duration? limit = null) => new ForwardImputation(Positive(limit));

    /// <summary>Draws a line between the values beside the gap.</summary>
    /// <param name="limit">How long a gap may be to be filled; null for any. A longer gap stays missing as a whole.</param>
    /// <returns>The way; cells before the first and after the last value stay missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above zero.</exception>
    public static Imputation Linear(Duration? limit = null) => new LinearImputation(Positive(limit));

    /// <summary>Takes the value one period before, itself filled in where it was missing; of several periods, the first that has one.</summary>
    /// <param name="periods">Whole numbers of steps, such as a week and a day; at least one. Periods are exact durations: an hour of the local
    /// clock moves against them where the clock changes.</param>
    /// <returns>The way; it never looks ahead.</returns>
    /// <exception cref="ArgumentException">No period is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A period is not above zero.</exception>
    public static Imputation Seasonal(params ReadOnlySpan<Duration> periods)
    {
        if (periods.IsEmpty) throw new ArgumentException("Give at least one period.", nameof(periods));
        foreach (Duration period in periods) _ = Positive(period);
        return new SeasonalImputation(periods.ToArray());
    }

    /// <summary>Takes the mean of the same local time on the nearest days of the same type (Monday to Friday, Saturday, Sunday), brought to the level beside the gap.</summary>
    /// <remarks>
    /// Up to two days on each side within four weeks. The level is the ratio between the values within six hours of the gap and their
    /// own similar days, from 0.5 to 2, fading with the square of the distance in days; a difference where values are negative. So a
    /// series without negative values gets none. For steps that do not divide a day and are not days, nothing is filled.
    /// </remarks>
    /// <param name="limit">How long a gap may be to be filled; null for 14 days. A longer gap stays missing as a whole.</param>
    /// <returns>The way.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above zero.</exception>
    public static Imputation SameLocalHourOfSimilarDays(Duration? limit = null) =>
        new SimilarDaysImputation(Positive(limit) ?? Duration.FromDays(14));

    /// <summary>Fills with one value.</summary>
    /// <param name="value">The value; finite, in the unit of the column.</param>
    /// <returns>The way.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Imputation Constant(double value) => double.IsFinite(value)
        ? new ConstantImputation(value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The value must be finite.");

    /// <summary>Returns the way that fills with this one first, and what stays missing with another.</summary>
    /// <param name="next">The other.</param>
    /// <returns>The way.</returns>
    public Imputation Then(Imputation next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new ThenImputation(this, next);
    }

    /// <summary>Returns how many cells from the first after a gap on can change what is filled into it.</summary>
    /// <param name="grid">The grid.</param>
    /// <returns>Not negative; <see cref="int.MaxValue"/> where every cell can.</returns>
    internal abstract int CellsAhead(TimeGrid grid);

    /// <summary>Fills the gaps of a series.</summary>
    /// <param name="series">The series.</param>
    internal abstract void Fill(in ImputedSeries series);

    /// <summary>Refuses a frequency that this way cannot work on.</summary>
    /// <exception cref="ArgumentException">A period is not a whole number of steps.</exception>
    internal virtual void Check(Frequency frequency)
    {
    }

    /// <summary>Returns a duration in whole cells, rounded down; at least one.</summary>
    private protected static int Cells(TimeGrid grid, Duration duration) =>
        (int)Math.Clamp(duration.BclCompatibleTicks / grid.Frequency.NominalTicks, 1, int.MaxValue);

    private static Duration? Positive(Duration? value) => value is not { } given || given > Duration.Zero
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The duration must be above zero.");
}
