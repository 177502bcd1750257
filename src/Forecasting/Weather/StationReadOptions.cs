using NodaTime;

namespace Forecasting.Weather;

/// <summary>How a file of a weather station is read.</summary>
public sealed record StationReadOptions
{
    /// <summary>Gets how long after its valid time an observation is known.</summary>
    /// <value>Not negative. The default is 1 hour.</value>
    public Duration PublicationLag
    {
        get;
        init => field = value >= Duration.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The lag is not negative.");
    } = Duration.FromHours(1);

    /// <summary>Gets how many times its own size a packed file may expand to.</summary>
    /// <value>At least 1. The default is 100; the first 16 MiB are always allowed.</value>
    public int MaximumExpansion
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;
}
