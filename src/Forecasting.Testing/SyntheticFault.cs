using NodaTime;

namespace Forecasting.Testing;

/// <summary>One entry of the truth about a synthetic table: what was done, where, and what the demand really was.</summary>
public sealed record SyntheticFault
{
    /// <summary>What was done.</summary>
    public required SyntheticFaultKind Kind { get; init; }

    /// <summary>The key of the series, such as <c>M007</c>.</summary>
    public required string Series { get; init; }

    /// <summary>The start of the first step concerned.</summary>
    /// <value>For labels that do not exist, the instant at which the clocks went forward.</value>
    public required Instant Time { get; init; }

    /// <summary>The wall clock of the first step concerned.</summary>
    /// <value>For labels that do not exist, the first of them.</value>
    public required LocalDateTime Label { get; init; }

    /// <summary>The number of steps concerned; for clock changes, the number of labels.</summary>
    public required int Count { get; init; }

    /// <summary>The true demand of the first step concerned, in the unit of the series; NaN where no such step exists.</summary>
    public required double TrueValue { get; init; }

    /// <summary>The demand that the table shows there; NaN where the cell is empty or has no row. For a duplicate, that of the second row.</summary>
    public required double SeenValue { get; init; }
}
