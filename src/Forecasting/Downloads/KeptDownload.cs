using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Downloads;

/// <summary>Reads answers from the folder that keeps them, or else from their source. An answer is kept only after it was read without fault.</summary>
internal sealed class KeptDownload
{
    private readonly DownloadOptions _options;
    private readonly DownloadSubject _subject;
    private readonly TimeProvider _time;
    private readonly PatientDownload _download;
    private readonly DownloadCache? _cache;

    public KeptDownload(HttpClient client, DownloadOptions options, DownloadSubject subject, TimeProvider time)
    {
        (_options, _subject, _time) = (options, subject, time);
        _download = new PatientDownload(client, options, subject, time);
        _cache = options.CacheFolder is { } folder ? new DownloadCache(folder, subject) : null;
    }

    /// <summary>Reads one answer.</summary>
    /// <param name="request">The answer that is wanted.</param>
    /// <param name="read">Reads it, or throws <see cref="SeriesDataException"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SeriesDataException">There is no answer, it is too long, it cannot be read, or it cannot be kept (RES-010).</exception>
    public async Task<T> ReadAsync<T>(DownloadRequest request, Func<DownloadAnswer, T> read, CancellationToken cancellationToken)
    {
        if (_cache?.Find(request.Address, request.MaximumBytes) is { } kept && IsGood(kept.Fetched, request))
        {
            try
            {
                return read(new DownloadAnswer(200, kept.Body, kept.Fetched));
            }
            catch (SeriesDataException) when (!_options.Offline)
            {
                // A version that read it otherwise kept it: a new answer takes its place.
            }
        }

        if (_options.Offline)
        {
            throw new TableFault(request.Address.AbsoluteUri).At(
                _subject.Unanswered, $"This answer with {_subject.Name} is not kept, or damaged, and the source is offline; load it once with Offline unset.");
        }

        DownloadAnswer answer = await _download.FetchAsync(request, cancellationToken).ConfigureAwait(false);
        T result = read(answer);
        _cache?.Keep(request.Address, answer);
        return result;
    }

    private bool IsGood(Instant fetched, DownloadRequest request) =>
        _options.Offline || Instant.FromDateTimeOffset(_time.GetUtcNow()) - fetched < request.GoodFor(fetched);
}
