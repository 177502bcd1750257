using System.Globalization;
using Forecasting.Downloads;
using Forecasting.Tables;

namespace Forecasting.Calendars;

/// <summary>Fetches the holidays of regions from a service that speaks as Nager.Date does, version 3, and keeps the answers.</summary>
/// <remarks>
/// May be shared between threads. A year is one <c>GET {base}/api/v3/PublicHolidays/{year}/{country}</c>. An answer is kept only after
/// it was read without fault; a kept one that is damaged is fetched again.
/// </remarks>
public sealed class NagerHolidaySource
{
    private const int MostYears = 200;

    private readonly NagerSourceOptions _options;
    private readonly KeptDownload _download;

    /// <summary>Makes a source.</summary>
    /// <param name="client">The client that sends; it stays the caller's.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <param name="time">The clock of pauses and of the age of kept answers, or null for the machine's.</param>
    /// <exception cref="ArgumentException">The source is to be offline without a cache.</exception>
    public NagerHolidaySource(HttpClient client, NagerSourceOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _options = options ?? new NagerSourceOptions();
        _options.Validate(nameof(options));
        _download = new KeptDownload(client, _options, new DownloadSubject("holidays", "FEA-034", "FEA-036"), time ?? TimeProvider.System);
    }

    /// <summary>Loads the holidays of a region.</summary>
    /// <param name="region">An ISO 3166 code: a country such as <c>DE</c>, or a subdivision such as <c>DE-BY</c>.</param>
    /// <param name="firstYear">The first year, from 1.</param>
    /// <param name="lastYear">The last year, to 9999; at most 200 years.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>The calendar of the years.</returns>
    /// <exception cref="ArgumentException">The region is no such code, or the years are out of range.</exception>
    /// <exception cref="SeriesDataException">
    /// The source does not answer, or it is offline and a year is not kept (FEA-034); it does not know the region or year (FEA-035);
    /// its answer is too long (FEA-036), no JSON (FEA-032), or has a day that is not whole (FEA-031); or the answer cannot be kept (RES-010).
    /// </exception>
    /// <exception cref="OperationCanceledException">The load was cancelled.</exception>
    public async Task<HolidayCalendar> LoadAsync(string region, int firstYear, int lastYear, CancellationToken cancellationToken = default)
    {
        var place = NagerRegion.Parse(region);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstYear, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastYear, firstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lastYear, Math.Min(9999, firstYear + MostYears - 1));
        var entries = new List<NagerEntry>();
        for (var year = firstYear; year <= lastYear; year++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            entries.AddRange(await YearAsync(place.Country, year, cancellationToken).ConfigureAwait(false));
        }

        var fault = new TableFault(_options.BaseAddress.AbsoluteUri);
        var reading = _options.Reading with { FirstYear = firstYear, LastYear = lastYear };
        return HolidayFile.Calendar(region, place.Select(entries, reading, fault), reading, fault);
    }

    private Task<IReadOnlyList<NagerEntry>> YearAsync(string country, int year, CancellationToken cancellationToken)
    {
        var address = new Uri(_options.BaseAddress, string.Create(CultureInfo.InvariantCulture, $"api/v3/PublicHolidays/{year}/{country}"));
        var request = new DownloadRequest(address, _options.Reading.MaximumBytes, _ => _options.CacheLifetime);
        return _download.ReadAsync(request, answer => Parse(answer, country, year, address), cancellationToken);
    }

    private static IReadOnlyList<NagerEntry> Parse(DownloadAnswer answer, string country, int year, Uri address)
    {
        var fault = new TableFault(address.AbsoluteUri);
        if (!answer.IsSuccess)
        {
            throw fault.At("FEA-035", string.Create(
                CultureInfo.InvariantCulture,
                $"The source of holidays knows no such country or year (HTTP {answer.Status}); give one that it has, or a calendar of your own."));
        }

        var entries = NagerJson.Parse(answer.Body, fault);
        if (entries.Count == 0)
            throw fault.At("FEA-035", "The source of holidays lists none for this country and year; give a year that it has.");
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Date.Year != year || entries[i].Country != country)
            {
                throw fault.At("FEA-031", string.Create(
                    CultureInfo.InvariantCulture, $"Holiday {i + 1} is of {entries[i].Country} in {entries[i].Date.Year}, not of what was asked for; check BaseAddress."));
            }
        }

        return entries;
    }
}
