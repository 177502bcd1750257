namespace Forecasting.Weather;

/// <summary>A place that weather is given for.</summary>
public sealed record WeatherLocation
{
    /// <summary>Makes a place.</summary>
    /// <param name="name">The name; not empty.</param>
    /// <param name="latitude">Degrees north, from -90 to 90.</param>
    /// <param name="longitude">Degrees east, from -180 to 180.</param>
    /// <exception cref="ArgumentException">The name is empty, or a coordinate is out of range.</exception>
    public WeatherLocation(string name, double latitude, double longitude)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!(Math.Abs(latitude) <= 90)) throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "A latitude is from -90 to 90 degrees.");
        if (!(Math.Abs(longitude) <= 180)) throw new ArgumentOutOfRangeException(nameof(longitude), longitude, "A longitude is from -180 to 180 degrees.");
        (Name, Latitude, Longitude) = (name, latitude, longitude);
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the latitude, in degrees north.</summary>
    public double Latitude { get; }

    /// <summary>Gets the longitude, in degrees east.</summary>
    public double Longitude { get; }

    /// <summary>Measures the great circle to another place.</summary>
    /// <param name="other">The other place.</param>
    /// <returns>The distance in km, on a sphere of 6371 km.</returns>
    public double DistanceTo(WeatherLocation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        double first = double.DegreesToRadians(Latitude), second = double.DegreesToRadians(other.Latitude);
        double north = Math.Sin((second - first) / 2), east = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        double chord = (north * north) + (Math.Cos(first) * Math.Cos(second) * east * east);
        return 2 * 6371 * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}
