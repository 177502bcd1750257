using System.Globalization;
using Forecasting.Tables;
using NodaTime;

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
    private readonly TimeProvider _time;
    private readonly NagerDownload _download;
    private readonly NagerCache? _cache;

    /// <summary>Makes a source.</summary>
    /// <param name="client">The client that sends; it stays the caller's.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <param name="time">The clock of pauses and of the age of kept answers, or null for the machine's.</param>
    /// <exception cref="ArgumentException">The source is to be offline without a cache.</exception>
    public NagerHolidaySource(HttpClient client, NagerSourceOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _options = options ?? new NagerSourceOptions();
        if (_options.Offline && _options.CacheFolder is null)
            throw new ArgumentException("A source that is offline needs a CacheFolder.", nameof(options));
        _time = time ?? TimeProvider.System;
        _download = new NagerDownload(client, _options, _time);
        _cache = _options.CacheFolder is { } folder ? new NagerCache(folder) : null;
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

    private async Task<IReadOnlyList<NagerEntry>> YearAsync(string country, int year, CancellationToken cancellationToken)
    {
        var address = new Uri(_options.BaseAddress, string.Create(CultureInfo.InvariantCulture, $"api/v3/PublicHolidays/{year}/{country}"));
        var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
        if (_cache?.Find(address, _options.Reading.MaximumBytes) is { } kept && (_options.Offline || now - kept.Fetched < _options.CacheLifetime))
            return Parse(kept.Body, country, year, address);
        if (_options.Offline)
        {
            throw new TableFault(address.AbsoluteUri).At("FEA-034", string.Create(
                CultureInfo.InvariantCulture, $"The holidays of {country} in {year} are not kept, or damaged, and the source is offline; load them once with Offline unset."));
        }

        var body = await _download.FetchAsync(address, cancellationToken).ConfigureAwait(false);
        var entries = Parse(body, country, year, address);
        _cache?.Keep(address, body, now);
        return entries;
    }

    private static IReadOnlyList<NagerEntry> Parse(byte[] body, string country, int year, Uri address)
    {
        var fault = new TableFault(address.AbsoluteUri);
        var entries = NagerJson.Parse(body, fault);
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
