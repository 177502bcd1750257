using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Forecasters.Stations;

/// <summary>How weather stations are chosen.</summary>
public sealed record StationOptions
{
    /// <summary>Gets how much of the end of the history judges how many stations are taken.</summary>
    /// <value>From 28 days. The default is 365 days.</value>
    public Duration Validation
    {
        get;
        init => field = value >= Duration.FromDays(28) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least 28 days judge a choice.");
    } = Duration.FromDays(365);

    /// <summary>Gets how many years of the history are used, the newest.</summary>
    /// <value>At least 2. The default is 5.</value>
    public int Years
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            field = value;
        }
    } = 5;

    /// <summary>Gets whether weights of their own, which are not negative, are tried beside the mean of the best few.</summary>
    /// <value>The default is true; they are taken where they do better on the validation part.</value>
    public bool TriesWeights { get; init; } = true;

    /// <summary>Gets the variable of a <see cref="WeatherTable"/>.</summary>
    /// <value>The default is <see cref="WeatherVariable.Temperature"/>.</value>
    public WeatherVariable Variable { get; init; } = WeatherVariable.Temperature;
}
