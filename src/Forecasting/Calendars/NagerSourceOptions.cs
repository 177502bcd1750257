using NodaTime;

namespace Forecasting.Calendars;

/// <summary>Where <see cref="NagerHolidaySource"/> asks, how patiently, and where it keeps the answers.</summary>
public sealed record NagerSourceOptions
{
    /// <summary>Gets the address before <c>api/v3/PublicHolidays</c>, for example of a container of your own.</summary>
    /// <value>An absolute address. The default is <c>https://nagerholidays.com/</c>, where the service of <c>https://date.nager.at/</c> moved in July 2026.</value>
    /// <remarks>The service asks for a sponsorship where its use is commercial: see its terms.</remarks>
    public Uri BaseAddress
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (!value.IsAbsoluteUri || value.Scheme is not ("http" or "https"))
                throw new ArgumentException($"'{value}' is no absolute address of HTTP.", nameof(value));
            field = value.AbsolutePath.EndsWith('/') ? value : new Uri(value.AbsoluteUri + "/");
        }
    } = new("https://nagerholidays.com/");

    /// <summary>Gets the folder that keeps the answers; several processes may share it.</summary>
    /// <value>The default is null: nothing is kept.</value>
    public string? CacheFolder { get; init; }

    /// <summary>Gets how long a kept answer is good.</summary>
    /// <value>Above zero. The default is 30 days: laws change the holidays of years to come.</value>
    public Duration CacheLifetime { get; init => field = Positive(value); } = Duration.FromDays(30);

    /// <summary>Gets whether only kept answers are used, of whatever age, and nothing is sent.</summary>
    /// <value>The default is false.</value>
    public bool Offline { get; init; }

    /// <summary>Gets how often one year is asked for, where the source is busy, faulty or silent.</summary>
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

    /// <summary>Gets how the answers are read; <see cref="HolidayFileOptions.MaximumBytes"/> limits each.</summary>
    /// <value>Years in it are passed over. The default is that of <see cref="NagerReadOptions"/>.</value>
    public NagerReadOptions Reading { get; init; } = new();

    private static Duration Positive(Duration value) =>
        value > Duration.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The time must be above zero.");
}
