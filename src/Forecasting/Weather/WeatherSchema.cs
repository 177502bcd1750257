using NodaTime;

namespace Forecasting.Weather;

/// <summary>Names the columns of a weather file once: what each is, its unit, and what the times mean.</summary>
/// <remarks>A column that no property names is left unread.</remarks>
public sealed record WeatherSchema
{
    /// <summary>Gets the column that holds the valid time, or the columns that together do (a date and an hour, say).</summary>
    public required ColumnNames Valid { get; init; }

    /// <summary>Gets the columns with values.</summary>
    /// <value>At least one; no two of one name or of one variable.</value>
    public required IReadOnlyList<WeatherColumn> Columns
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count == 0) throw new ArgumentException("Name at least one column with values.", nameof(value));
            if (value.Select(column => column.Name).Distinct(StringComparer.Ordinal).Count() < value.Count || value.Select(column => column.Variable).Distinct().Count() < value.Count)
                throw new ArgumentException("Two columns have one name, or one variable.", nameof(value));
            field = [.. value];
        }
    }

    /// <summary>Gets how the values came to be.</summary>
    /// <value>The default is <see cref="WeatherNature.Observation"/>. A forecast needs <see cref="Issued"/>.</value>
    public WeatherNature Nature { get; init; } = WeatherNature.Observation;

    /// <summary>Gets the column of the time at which a value became known.</summary>
    /// <value>The default is null: an observation is known <see cref="PublicationLag"/> after its valid time.</value>
    public ColumnNames? Issued { get; init; }

    /// <summary>Gets how long after its valid time an observation is known, where no column says so.</summary>
    /// <value>Not negative. The default is 1 hour.</value>
    public Duration PublicationLag
    {
        get;
        init => field = value >= Duration.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The lag is not negative.");
    } = Duration.FromHours(1);

    /// <summary>Gets the column of the place's name.</summary>
    /// <value>The default is null: all rows are of the one place in <see cref="Places"/>.</value>
    public string? Location { get; init; }

    /// <summary>Gets the column of the latitude, in degrees north.</summary>
    /// <value>The default is null: <see cref="Places"/> says where the places are.</value>
    public string? Latitude { get; init; }

    /// <summary>Gets the column of the longitude, in degrees east.</summary>
    /// <value>The default is null: <see cref="Places"/> says where the places are.</value>
    public string? Longitude { get; init; }

    /// <summary>Gets the places, where no columns say where they are.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<WeatherLocation> Places { get; init; } = [];

    /// <summary>Gets the zone of times without an offset.</summary>
    /// <value>The default is null: such times are refused (TIM-001).</value>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Gets which end of its interval the time of a mean or a sum marks.</summary>
    /// <value>The default is <see cref="IntervalStamp.End"/>, as weather services stamp.</value>
    public IntervalStamp Stamp { get; init; } = IntervalStamp.End;

    /// <summary>Gets the interval that a mean or a sum covers.</summary>
    /// <value>Longer than 0. The default is an hour.</value>
    public Duration Interval
    {
        get;
        init => field = value > Duration.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The interval is longer than 0.");
    } = Duration.FromHours(1);

    /// <summary>Refuses a schema that leaves something open.</summary>
    internal void Validate()
    {
        if (Nature == WeatherNature.Forecast && Issued is null)
            throw new ArgumentException("A forecast needs the time of its issue: name the column Issued, or read it as an observation.");
        if ((Latitude is null) != (Longitude is null)) throw new ArgumentException("Name both Latitude and Longitude, or neither.");
        if (Latitude is null && Places.Count == 0) throw new ArgumentException("Name the columns Latitude and Longitude, or give Places.");
        if (Latitude is null && Location is null && Places.Count > 1) throw new ArgumentException("There are several Places; name the column Location that tells them apart.");
    }
}
