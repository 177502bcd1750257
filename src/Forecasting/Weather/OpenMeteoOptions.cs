using Forecasting.Downloads;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>Where and how <see cref="OpenMeteoSource"/> asks.</summary>
/// <remarks>
/// Beyond <see cref="DownloadOptions"/>: five attempts of a minute each, and 80 calls a minute, which stays within the 5,000 an hour and
/// 600 a minute of the free hosts; a call counts as Open-Meteo counts it, more for many places, for more than ten variables, and for more
/// than two weeks. An answer that may still change is good for an hour; one whose last day was over for a week when it was fetched is
/// good for as long as it is kept.
/// </remarks>
public sealed record OpenMeteoOptions : DownloadOptions
{
    /// <summary>Makes the default options.</summary>
    public OpenMeteoOptions()
    {
        CacheLifetime = Duration.FromHours(1);
        AttemptTimeout = Duration.FromMinutes(1);
        MaximumAttempts = 5;
        CallsPerMinute = 80;
    }

    /// <summary>Gets the key of a paid plan. It is sent, and stands in no error and no kept file.</summary>
    /// <value>The default is null: the free hosts, for use that is not commercial. With a key the hosts that begin with <c>customer-</c> are asked.</value>
    public string? ApiKey { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>Gets the address before <c>v1/</c>, for example of a server of your own.</summary>
    /// <value>An absolute address. The default is null: the host of the endpoint.</value>
    public Uri? BaseAddress { get; init => field = value is null ? null : Base(value); }

    /// <summary>Gets the weather model, such as <c>ecmwf_ifs025</c>.</summary>
    /// <value>One name in small letters, digits and underscores. The default is null: what Open-Meteo takes for the best at the place.</value>
    public string? Model
    {
        get;
        init
        {
            if (value is not null && (value.Length == 0 || value.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_')))
                throw new ArgumentException($"'{value}' is no name of one weather model, such as ecmwf_ifs025.", nameof(value));
            field = value;
        }
    }

    /// <summary>Gets how long after its nominal time a value is known: after the valid time of an observation, after the start of a model run.</summary>
    /// <value>
    /// Not negative. The default is null: 5 days for the archive, 6 hours for a single run, which global models take to be published, and
    /// nothing else.
    /// </value>
    public Duration? PublicationLag
    {
        get;
        init => field = value >= Duration.Zero || value is null
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The lag is not negative.");
    }

    /// <summary>Gets how many bytes an answer may have.</summary>
    /// <value>From 1,024 to 1 GiB. The default is 64 MiB.</value>
    public int MaximumBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1024);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
            field = value;
        }
    } = 64 << 20;

    /// <summary>Says what is asked; the key is not for logs.</summary>
    public override string ToString() => $"{BaseAddress?.AbsoluteUri ?? "open-meteo.com"}, model {Model ?? "best"}, {(ApiKey is null ? "without" : "with")} a key";
}
