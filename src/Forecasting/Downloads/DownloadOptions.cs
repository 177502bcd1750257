using NodaTime;

namespace Forecasting.Downloads;

/// <summary>How patiently a source on the network is asked, how often, and where its answers are kept.</summary>
public abstract record DownloadOptions
{
    private protected DownloadOptions()
    {
    }

    /// <summary>Gets the folder that keeps the answers; several processes may share it.</summary>
    /// <value>The default is null: nothing is kept.</value>
    public string? CacheFolder { get; init; }

    /// <summary>Gets how long a kept answer is good that may still change.</summary>
    /// <value>Above zero.</value>
    public Duration CacheLifetime { get; init => field = Positive(value); } = Duration.FromDays(1);

    /// <summary>Gets whether only kept answers are used, of whatever age, and nothing is sent.</summary>
    /// <value>The default is false.</value>
    public bool Offline { get; init; }

    /// <summary>Gets how often one answer is asked for, where the source is busy, faulty or silent.</summary>
    /// <value>From 1 to 20. The default is 4.</value>
    public int MaximumAttempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 20);
            field = value;
        }
    } = 4;

    /// <summary>Gets the pause before the second attempt; each later one is twice as long, and none shorter than the source asks for.</summary>
    /// <value>Above zero. The default is 1 second.</value>
    public Duration FirstPause { get; init => field = Positive(value); } = Duration.FromSeconds(1);

    /// <summary>Gets the longest pause; where the source asks for a longer one, the load fails at once.</summary>
    /// <value>Above zero. The default is 1 minute.</value>
    public Duration LongestPause { get; init => field = Positive(value); } = Duration.FromMinutes(1);

    /// <summary>Gets how long one attempt may take.</summary>
    /// <value>Above zero. The default is 30 seconds.</value>
    public Duration AttemptTimeout { get; init => field = Positive(value); } = Duration.FromSeconds(30);

    /// <summary>Gets how many calls a minute are sent in the long run; as many may go out at once after a rest.</summary>
    /// <value>From 1 to 100,000. The default is 60. It holds for one source object, not for all processes of a machine.</value>
    public int CallsPerMinute
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100_000);
            field = value;
        }
    } = 60;

    /// <summary>Refuses options that leave no place to take answers from.</summary>
    internal void Validate(string parameter)
    {
        if (Offline && CacheFolder is null) throw new ArgumentException("A source that is offline needs a CacheFolder.", parameter);
    }

    /// <summary>Returns an address that others can be relative to.</summary>
    private protected static Uri Base(Uri value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!value.IsAbsoluteUri || value.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{value}' is no absolute address of HTTP.", nameof(value));
        return value.AbsolutePath.EndsWith('/') ? value : new Uri(value.AbsoluteUri + "/");
    }

    private static Duration Positive(Duration value) =>
        value > Duration.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The time must be above zero.");
}
