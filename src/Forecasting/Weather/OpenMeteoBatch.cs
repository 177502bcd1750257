using System.Globalization;
using Forecasting.Downloads;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Weather;

/// <summary>One answer that is asked for: some places, and days of one quarter of a year.</summary>
/// <remarks>Quarters begin where the calendar says, so that a longer range finds the answers of a shorter one kept.</remarks>
internal sealed record OpenMeteoBatch(IReadOnlyList<WeatherLocation> Locations, IReadOnlyList<OpenMeteoColumn> Columns, LocalDate First, LocalDate Last)
{
    private const int MostLocations = 20;

    // The free hosts are told apart from those of a key by their name alone.
    private const string Domain = "open-meteo.com";

    /// <summary>Gets how many calls Open-Meteo counts: those of each place, more from ten columns and from two weeks on.</summary>
    public double Calls => Locations.Count * Math.Max(1, Columns.Count / 10.0) * Math.Max(1, Days / 14.0);

    private int Days => NodaTime.Period.DaysBetween(First, Last) + 1;

    /// <summary>Splits what is wanted.</summary>
    public static IReadOnlyList<OpenMeteoBatch> Of(WeatherRequest request, OpenMeteoEndpoint endpoint)
    {
        int[] days = endpoint.Days.Length == 0 ? [0] : endpoint.Days;
        OpenMeteoColumn[] columns =
        [
            .. request.Variables.SelectMany(variable => days.Select(day => new OpenMeteoColumn(
                day == 0 ? variable.Text : string.Create(CultureInfo.InvariantCulture, $"{variable.Text}_previous_day{day}"), variable, day))),
        ];
        LocalDate end = request.To.InUtc().Date;
        var batches = new List<OpenMeteoBatch>();
        foreach (WeatherLocation[] places in request.Locations.Chunk(MostLocations))
        {
            for (LocalDate first = request.From.InUtc().Date; first <= end;)
            {
                LocalDate next = new LocalDate(first.Year, ((first.Month - 1) / 3 * 3) + 1, 1).PlusMonths(3);
                batches.Add(new OpenMeteoBatch(places, columns, first, LocalDate.Min(next.PlusDays(-1), end)));
                first = next;
            }
        }

        return batches;
    }

    /// <summary>Makes the request: in UTC, for the offset that an answer names is one for all of its days, on both sides of a clock change.</summary>
    public DownloadRequest ToRequest(OpenMeteoEndpoint endpoint, OpenMeteoOptions options)
    {
        Uri host = options.BaseAddress ?? new Uri($"https://{(options.ApiKey is null ? "" : "customer-")}{endpoint.Host}.{Domain}/");
        string query = $"latitude={Join(place => place.Latitude)}&longitude={Join(place => place.Longitude)}"
            + $"&hourly={string.Join(',', Columns.Select(column => column.Name))}"
            + $"&start_date={LocalDatePattern.Iso.Format(First)}&end_date={LocalDatePattern.Iso.Format(Last)}&timeformat=unixtime&timezone=GMT"
            + (options.Model is { } model ? $"&models={model}" : "")
            + (endpoint.Run is { } run ? $"&run={run}" : "");
        var address = new Uri(host, $"{endpoint.Path}?{query}");
        return new DownloadRequest(address, options.MaximumBytes, fetched => IsSettled(fetched) ? Duration.MaxValue : options.CacheLifetime)
        {
            Sent = options.ApiKey is { } key ? new Uri($"{address.AbsoluteUri}&apikey={Uri.EscapeDataString(key)}") : address,
            Calls = Calls,
        };
    }

    private bool IsSettled(Instant fetched) => fetched > Last.AtMidnight().InUtc().ToInstant() + Duration.FromDays(8);

    private string Join(Func<WeatherLocation, double> coordinate) =>
        string.Join(',', Locations.Select(place => coordinate(place).ToString("0.######", CultureInfo.InvariantCulture)));
}
