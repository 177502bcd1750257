using Forecasting.Downloads;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>Where <see cref="NagerHolidaySource"/> asks, and how its answers are read.</summary>
/// <remarks>An answer is kept for 30 days unless <see cref="DownloadOptions.CacheLifetime"/> says otherwise: laws change the holidays of years to come. A minute has 120 calls.</remarks>
public sealed record NagerSourceOptions : DownloadOptions
{
    /// <summary>Makes the default options.</summary>
    public NagerSourceOptions()
    {
        CacheLifetime = Duration.FromDays(30);
        CallsPerMinute = 120;
    }

    /// <summary>Gets the address before <c>api/v3/PublicHolidays</c>, for example of a container of your own.</summary>
    /// <value>An absolute address. The default is <c>https://nagerholidays.com/</c>, where the service of <c>https://date.nager.at/</c> moved in July 2026.</value>
    /// <remarks>The service asks for a sponsorship where its use is commercial: see its terms.</remarks>
    public Uri BaseAddress { get; init => field = Base(value); } = new("https://nagerholidays.com/");

    /// <summary>Gets how the answers are read; <see cref="HolidayFileOptions.MaximumBytes"/> limits each.</summary>
    /// <value>Years in it are passed over. The default is that of <see cref="NagerReadOptions"/>.</value>
    public NagerReadOptions Reading { get; init; } = new();
}
