using NodaTime;

namespace Forecasting.Weather;

/// <summary>What weather is wanted: where, of what, and from when to when.</summary>
public sealed record WeatherRequest
{
    /// <summary>Gets the places.</summary>
    /// <value>At least one; no two of one name.</value>
    public required IReadOnlyList<WeatherLocation> Locations
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count == 0) throw new ArgumentException("Name at least one place.", nameof(value));
            if (value.Select(location => location.Name).Distinct(StringComparer.Ordinal).Count() < value.Count)
                throw new ArgumentException("Two places have one name; give each a name of its own.", nameof(value));
            field = [.. value];
        }
    }

    /// <summary>Gets the variables.</summary>
    /// <value>At least one, none twice. Not every source has all of <see cref="WeatherVariable.All"/>.</value>
    public required IReadOnlyList<WeatherVariable> Variables
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count == 0 || value.Distinct().Count() < value.Count) throw new ArgumentException("Name at least one variable, and none twice.", nameof(value));
            field = [.. value];
        }
    }

    /// <summary>Gets the first valid time.</summary>
    /// <value>From the year 1900.</value>
    public required Instant From { get; init; }

    /// <summary>Gets the last valid time, which is included: the mean of the last interval is stamped with its end.</summary>
    /// <value>From <see cref="From"/> to the year 2200.</value>
    public required Instant To { get; init; }

    /// <summary>Refuses a range that is none.</summary>
    internal void Validate(string parameter)
    {
        if (From > To) throw new ArgumentException($"The first valid time, {From}, is after the last, {To}.", parameter);
        if (From < Instant.FromUtc(1900, 1, 1, 0, 0) || To > Instant.FromUtc(2200, 1, 1, 0, 0))
            throw new ArgumentException($"The valid times from {From} to {To} are not within the years 1900 to 2200.", parameter);
    }
}
