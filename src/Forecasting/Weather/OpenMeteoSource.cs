using Forecasting.Downloads;

namespace Forecasting.Weather;

/// <summary>Loads hourly weather from Open-Meteo, or from a server that speaks as it does, and keeps the answers.</summary>
/// <remarks>
/// May be shared between threads. Long ranges are asked for quarter by quarter, and places twenty at a time. An answer is kept only after it
/// was read without fault. The data are licensed CC BY 4.0; the free hosts are for use that is not commercial.
/// </remarks>
public sealed class OpenMeteoSource : WeatherSource
{
    private readonly OpenMeteoEndpoint _endpoint;
    private readonly OpenMeteoOptions _options;
    private readonly KeptDownload _download;

    /// <summary>Makes a source.</summary>
    /// <param name="endpoint">Which service is asked.</param>
    /// <param name="client">The client that sends; it stays the caller's.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <param name="time">The clock of pauses, issue times of the forecast endpoint, and ages of kept answers; null for the machine's.</param>
    /// <exception cref="ArgumentException">The source is to be offline without a cache.</exception>
    public OpenMeteoSource(OpenMeteoEndpoint endpoint, HttpClient client, OpenMeteoOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(client);
        _endpoint = endpoint;
        _options = options ?? new OpenMeteoOptions();
        _options.Validate(nameof(options));
        var subject = new DownloadSubject("weather", "FEA-050", "FEA-054") { Explain = Explain };
        _download = new KeptDownload(client, _options, subject, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public override string Name => $"Open-Meteo {_endpoint.Name}";

    /// <inheritdoc/>
    public override WeatherNature Nature => _endpoint.Nature;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<WeatherReading>> LoadCoreAsync(
        WeatherRequest request, IProgress<ForecastProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<OpenMeteoBatch> batches = OpenMeteoBatch.Of(request, _endpoint);
        var readings = new List<WeatherReading>();
        for (int i = 0; i < batches.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new ForecastProgress(Name, i, batches.Count));
            OpenMeteoBatch batch = batches[i];
            DownloadRequest wanted = batch.ToRequest(_endpoint, _options);
            readings.AddRange(await _download.ReadAsync(
                wanted, answer => new OpenMeteoAnswer(batch, _endpoint, _options.PublicationLag, wanted.Address).Read(answer), cancellationToken).ConfigureAwait(false));
        }

        progress?.Report(new ForecastProgress(Name, batches.Count, batches.Count));
        return readings;
    }

    // A refusal has no Retry-After: its text says which of the limits was reached.
    private static (string? Reason, TimeSpan? Wait) Explain(byte[] body)
    {
        string? reason = OpenMeteoAnswer.ReasonOf(body);
        if (reason is null) return (null, null);
        TimeSpan? wait = reason.StartsWith("Minutely", StringComparison.Ordinal) ? TimeSpan.FromMinutes(1)
            : reason.StartsWith("Hourly", StringComparison.Ordinal) ? TimeSpan.FromHours(1)
            : reason.StartsWith("Daily", StringComparison.Ordinal) || reason.StartsWith("Monthly", StringComparison.Ordinal) ? TimeSpan.FromDays(1)
            : null;
        return (reason, wait);
    }
}
