namespace Forecasting.Calendars;

/// <summary>What is known of a built-in calendar: the region, and how far its days are to be trusted.</summary>
public sealed record HolidayRegion
{
    /// <summary>Gets the code.</summary>
    /// <value>An ISO 3166 code, such as <c>US</c> or <c>DE-BY</c>.</value>
    public required string Code { get; init; }

    /// <summary>Gets the English name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets whether the rules are held to be those of the law; otherwise they are a best effort (moon sightings, decrees).</summary>
    public required bool IsVerified { get; init; }

    /// <summary>Gets the agreement with an independent list of the public holidays of 2010 to 2026.</summary>
    /// <value>A ratio: the dates that both have, of those that either has (Jaccard); null where the list lacks the region.</value>
    public double? Agreement { get; init; }

    /// <summary>Gets why the days differ from that list, with the law or decree.</summary>
    /// <value>A sentence each; empty where nothing was written.</value>
    public IReadOnlyList<string> Differences { get; init; } = [];
}
