using System.Globalization;
using System.Net;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Downloads;

/// <summary>Fetches one answer at a polite pace, asking again where the source is busy, faulty or silent.</summary>
internal sealed class PatientDownload(HttpClient client, DownloadOptions options, DownloadSubject subject, TimeProvider time)
{
    private const int MostBytesOfRefusal = 1 << 16;
    private const int ShownOfReason = 300;

    private readonly DownloadPace _pace = new(options.CallsPerMinute, time);

    /// <summary>Fetches an answer of status 200, 204, 400 or 404.</summary>
    /// <exception cref="SeriesDataException">The source does not answer, or at too great length.</exception>
    public async Task<DownloadAnswer> FetchAsync(DownloadRequest request, CancellationToken cancellationToken)
    {
        var fault = new TableFault(request.Address.AbsoluteUri);
        for (int attempt = 1; ; attempt++)
        {
            await _pace.TakeAsync(request.Calls, cancellationToken).ConfigureAwait(false);
            (DownloadAnswer? answer, string trouble, TimeSpan? asked) = await TryAsync(request, fault, cancellationToken).ConfigureAwait(false);
            if (answer is { } received) return received;
            TimeSpan pause = Later(options.FirstPause.ToTimeSpan() * Math.Pow(2, attempt - 1), asked);
            if (attempt == options.MaximumAttempts || asked > options.LongestPause.ToTimeSpan())
            {
                string wait = asked is { } seconds ? string.Create(CultureInfo.InvariantCulture, $" It asks to wait {seconds.TotalSeconds:0} s.") : "";
                throw fault.At(subject.Unanswered, string.Create(
                    CultureInfo.InvariantCulture,
                    $"The source of {subject.Name} does not answer after {attempt} attempts: {trouble}.{wait} Try later, raise MaximumAttempts, or set Offline to use kept answers."));
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan Later(TimeSpan pause, TimeSpan? asked)
    {
        TimeSpan longest = options.LongestPause.ToTimeSpan();
        TimeSpan capped = pause < longest ? pause : longest;
        return asked > capped ? asked.Value : capped;
    }

    private async Task<(DownloadAnswer? Answer, string Trouble, TimeSpan? Asked)> TryAsync(
        DownloadRequest request, TableFault fault, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.AttemptTimeout.ToTimeSpan(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using HttpResponseMessage response = await client.GetAsync(request.Sent, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK) return (await WholeAsync(response, request, fault, either.Token).ConfigureAwait(false), "", null);
            byte[] body = await BodyAsync(response, MostBytesOfRefusal, either.Token).ConfigureAwait(false) ?? [];
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.NoContent)
                return (Received(response, body), "", null);
            (string? reason, TimeSpan? wait) = subject.Explain(body);
            string status = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}")
                + (reason is null ? "" : $" ({TableFault.Excerpt(reason, ShownOfReason)})");
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500)
                return (null, status, Asked(response) ?? wait);
            throw fault.At(
                subject.Unanswered, $"The source of {subject.Name} answers {status}, which trying again does not change; check the address, the key, and the HttpClient's headers.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, e.Message.TrimEnd('.'), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "it took too long", null);
        }
    }

    private async Task<DownloadAnswer> WholeAsync(
        HttpResponseMessage response, DownloadRequest request, TableFault fault, CancellationToken cancellationToken)
    {
        byte[]? body = response.Content.Headers.ContentLength > request.MaximumBytes
            ? null : await BodyAsync(response, request.MaximumBytes, cancellationToken).ConfigureAwait(false);
        return body is null
            ? throw fault.At(subject.TooLong, string.Create(
                CultureInfo.InvariantCulture, $"The answer with {subject.Name} is longer than {request.MaximumBytes} bytes; raise MaximumBytes if it is no mistake."))
            : Received(response, body);
    }

    private DownloadAnswer Received(HttpResponseMessage response, byte[] body) =>
        new((int)response.StatusCode, body, Instant.FromDateTimeOffset(time.GetUtcNow()));

    // Null where there is more than the limit.
    private static async Task<byte[]?> BodyAsync(HttpResponseMessage response, int most, CancellationToken cancellationToken)
    {
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var whole = new MemoryStream();
            byte[] buffer = new byte[1 << 14];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (whole.Length + read > most) return null;
                await whole.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            return whole.ToArray();
        }
    }

    private TimeSpan? Asked(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is { Ticks: > 0 } left ? left : null,
        _ => null,
    };
}
