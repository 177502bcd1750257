using Forecasting.Time;
using NodaTime;

namespace Forecasting;

/// <summary>Names the columns of a table once: what each is, and what its times mean.</summary>
/// <remarks>A column that no property names is left unread.</remarks>
public sealed record SeriesSchema
{
    /// <summary>Gets the column that holds the time, or the columns that together do (a date and an hour, say).</summary>
    public required ColumnNames Time { get; init; }

    /// <summary>Gets the column to forecast.</summary>
    public required string Target { get; init; }

    /// <summary>Gets the columns that identify a series ("grain" columns).</summary>
    /// <value>The default is none: the table holds one series.</value>
    public ColumnNames Keys { get; init; } = ColumnNames.None;

    /// <summary>Gets the numeric columns whose future values are known when a forecast is made: weather forecasts, prices, planned events.</summary>
    public ColumnNames KnownInAdvance { get; init; } = ColumnNames.None;

    /// <summary>Gets the numeric columns that are known only up to the origin of a forecast.</summary>
    public ColumnNames ObservedOnly { get; init; } = ColumnNames.None;

    /// <summary>Gets the columns that have one value for a whole series: floor area, tariff, building type.</summary>
    public ColumnNames Static { get; init; } = ColumnNames.None;

    /// <summary>Gets the time zone: the meaning of times without an offset, and of "day".</summary>
    /// <value>The default is null: times must then carry an offset, and days are those of UTC.</value>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Gets how local times that a clock change doubles or skips are placed.</summary>
    /// <value>The default is <see cref="LocalTimeRule.Strict"/>: such a time is an error that names its row.</value>
    public LocalTimeRule ClockChange { get; init; } = LocalTimeRule.Strict;

    /// <summary>Gets which end of its interval a time stamp marks.</summary>
    /// <value>The default is <see cref="IntervalStamp.Start"/>.</value>
    public IntervalStamp Stamp { get; init; } = IntervalStamp.Start;

    /// <summary>Gets what becomes of several rows of one series and one instant.</summary>
    /// <value>The default is <see cref="DuplicatePolicy.Refuse"/>.</value>
    public DuplicatePolicy Duplicates { get; init; } = DuplicatePolicy.Refuse;

    /// <summary>Gets the spacing of the series.</summary>
    /// <value>The default is null: it is inferred, and reported with its evidence.</value>
    public Frequency? Frequency { get; init; }

    /// <summary>Gets the region whose holidays matter, an ISO 3166 code such as <c>US-NY</c>.</summary>
    /// <value>The default is null: no holidays.</value>
    public string? HolidayRegion { get; init; }

    /// <summary>Gets the least value that the target can have: 0 for what is drawn or generated, say.</summary>
    /// <value>
    /// Finite, and below <see cref="Greatest"/>. The default is null: there is none. Values that are filled in and forecasts, quantiles
    /// too, are held to it; a reading beyond it is kept, and reported (REPORT-07).
    /// </value>
    public double? Least { get; init => field = Finite(value); }

    /// <summary>Gets the greatest value that the target can have: the capacity of a plant or of a connection, say.</summary>
    /// <value>Finite, and above <see cref="Least"/>. The default is null: there is none. It holds as <see cref="Least"/> does.</value>
    public double? Greatest { get; init => field = Finite(value); }

    /// <summary>Gets the zone that days are counted in: <see cref="Zone"/>, or UTC where that is null.</summary>
    public DateTimeZone CalendarZone => Zone ?? DateTimeZone.Utc;

    /// <summary>Gets the numeric columns beside the target: known in advance first, then observed only.</summary>
    public IEnumerable<string> Covariates => KnownInAdvance.Concat(ObservedOnly);

    /// <summary>Returns this schema for a table that holds future values only: the columns known in advance, without the target.</summary>
    /// <returns>The schema with an empty target and no column observed only.</returns>
    public SeriesSchema ForFuture() => this with { Target = "", ObservedOnly = ColumnNames.None, Static = ColumnNames.None };

    /// <summary>Checks that no column has two roles, and that the bounds are in order.</summary>
    /// <exception cref="ArgumentException">A column has two roles, the time has no column, or the bounds of the target leave nothing between them.</exception>
    internal void Validate()
    {
        if (Least >= Greatest) throw new ArgumentException($"The least value of the target, {Least}, is not below the greatest, {Greatest}; correct the schema.");
        if (Time.Count == 0) throw new ArgumentException("The schema names no time column; set Time.");
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        Take(Time, nameof(Time));
        if (Target.Length > 0) Take(Target, nameof(Target));
        Take(Keys, nameof(Keys));
        Take(KnownInAdvance, nameof(KnownInAdvance));
        Take(ObservedOnly, nameof(ObservedOnly));
        foreach (string name in Static)
        {
            if (!Keys.Contains(name)) Take(name, nameof(Static));
        }

        void Take(ColumnNames names, string role)
        {
            foreach (string name in names)
            {
                if (!roles.TryAdd(name, role))
                    throw new ArgumentException($"Column '{name}' is both {roles[name]} and {role} in the schema; name it once.");
            }
        }
    }

    /// <summary>Holds values of the target to its bounds, in place; a missing one stays missing.</summary>
    internal void Hold(Span<double> values)
    {
        if (Least is null && Greatest is null) return;
        double least = Least ?? double.NegativeInfinity, greatest = Greatest ?? double.PositiveInfinity;
        foreach (ref double value in values) value = Math.Min(Math.Max(value, least), greatest);
    }

    private static double? Finite(double? value) => value is { } bound && !double.IsFinite(bound)
        ? throw new ArgumentOutOfRangeException(nameof(value), value, "A bound of the target is a finite number, or null.")
        : value;
}
