using System.Collections.Immutable;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>How a panel is prepared; the defaults are the sensible whole.</summary>
public sealed record PreparationOptions
{
    internal static readonly PreparationOptions Default = new();

    /// <summary>Gets the spacing of the rows.</summary>
    /// <value>The default is null: that of the schema, or else it is inferred for each series and must be the same for all.</value>
    public Frequency? Frequency { get; init; }

    /// <summary>Gets how far a row may be from the grid and still be moved onto it.</summary>
    /// <value>Not negative. The default is zero: a row beside the grid is an error (TIM-030).</value>
    public Duration SnapTolerance
    {
        get;
        init
        {
            if (value < Duration.Zero) throw new ArgumentOutOfRangeException(nameof(value), value, "The tolerance must not be negative.");
            field = value;
        }
    }

    /// <summary>Gets how many cells the grid may have before the panel is refused (GAP-001).</summary>
    /// <value>From 1 to 2,147,483,591. The default is 500,000,000.</value>
    public long MaximumCells
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Array.MaxLength);
            field = value;
        }
    } = 500_000_000;

    /// <summary>Gets whether a series without any value of the target is left out, which is reported (IMP-001).</summary>
    /// <value>The default is false: it stays, empty or as <see cref="Imputation"/> fills it.</value>
    public bool DropEmptySeries { get; init; }

    /// <summary>Gets the longer spacing that the cells are aggregated to after the gaps are filled.</summary>
    /// <value>The default is null: no aggregation. <see cref="TargetAggregation"/> must be given with it.</value>
    public Frequency? AggregateTo { get; init; }

    /// <summary>Gets how the target is aggregated.</summary>
    /// <value>The default is null: whether the target is an amount or a rate is not guessed.</value>
    public Aggregation? TargetAggregation { get; init; }

    /// <summary>Gets how other columns are aggregated, by name.</summary>
    /// <value>The default, for each column not named, is <see cref="Aggregation.Mean"/>.</value>
    public ImmutableDictionary<string, Aggregation> CovariateAggregations
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = ImmutableDictionary.Create<string, Aggregation>(StringComparer.Ordinal);

    /// <summary>Gets which share of an aggregated interval must have values.</summary>
    /// <value>
    /// Above 0, up to 1. The default is 1: an interval with one value missing is missing. Below 1 a sum is scaled up to the whole
    /// interval, and the cell is marked as imputed.
    /// </value>
    public double MinimumShare
    {
        get;
        init
        {
            if (!(value > 0 && value <= 1)) throw new ArgumentOutOfRangeException(nameof(value), value, "The share must be above 0 and at most 1.");
            field = value;
        }
    } = 1;

    /// <summary>Gets how missing values of the target are filled.</summary>
    /// <value>
    /// The default is null: <see cref="Forecasting.Preparation.Imputation.SameLocalHourOfSimilarDays"/> for steps up to a day, for longer ones a line
    /// over gaps of up to 3 steps; in <see cref="Causal"/> mode the same time a week ago.
    /// </value>
    public Imputation? Imputation { get; init; }

    /// <summary>Gets how missing values of other columns are filled, by name.</summary>
    /// <value>
    /// The default, for each column not named, is a line over gaps of up to 6 hours and similar days over longer ones; in
    /// <see cref="Causal"/> mode the last value for up to 6 hours, then the same time the day before.
    /// </value>
    public ImmutableDictionary<string, Imputation> CovariateImputations
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = ImmutableDictionary.Create<string, Imputation>(StringComparer.Ordinal);

    /// <summary>Gets a value indicating whether no filled value may depend on a later one, even inside the history.</summary>
    /// <value>
    /// The default is false: a gap is filled from both sides, and <c>RegularPanel.AsOf</c> fills it again from what was known.
    /// Where true, an imputation that looks ahead is refused (IMP-003), and so is every mask.
    /// </value>
    public bool Causal { get; init; }

    /// <summary>Gets the faults of the target that are looked for and reported.</summary>
    /// <value>The default is <see cref="DataFaults.All"/>. Values are kept as they are unless <see cref="Mask"/> names the fault too.</value>
    public DataFaults Report { get; init; } = DataFaults.All;

    /// <summary>Gets the faults of the target that are set aside, marked and filled like missing values.</summary>
    /// <value>The default is <see cref="DataFaults.None"/>: a real peak, holiday or storm may look like a fault.</value>
    public DataFaults Mask { get; init; }

    /// <summary>Gets what counts as a fault.</summary>
    public FaultLimits FaultLimits
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new();

    /// <summary>Gets how many threads may work at once; results do not depend on it.</summary>
    /// <value>At least 1. The default is the number of processors.</value>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = Environment.ProcessorCount;
}
