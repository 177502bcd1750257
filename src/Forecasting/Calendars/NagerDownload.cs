using System.Globalization;
using System.Net;
using Forecasting.Tables;

namespace Forecasting.Calendars;

/// <summary>Fetches one answer, asking again where the source is busy, faulty or silent.</summary>
internal sealed class NagerDownload(HttpClient client, NagerSourceOptions options, TimeProvider time)
{
    /// <exception cref="SeriesDataException">It does not answer (FEA-034), knows no such country or year (FEA-035), or answers at too great length (FEA-036).</exception>
    public async Task<byte[]> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        var fault = new TableFault(address.AbsoluteUri);
        for (var attempt = 1; ; attempt++)
        {
            var (body, trouble, asked) = await TryAsync(address, fault, cancellationToken).ConfigureAwait(false);
            if (body is not null)
                return body;
            var pause = Later(options.FirstPause.ToTimeSpan() * Math.Pow(2, attempt - 1), asked);
            if (attempt == options.MaximumAttempts || asked > options.LongestPause.ToTimeSpan())
            {
                var wait = asked is { } seconds ? string.Create(CultureInfo.InvariantCulture, $" It asks to wait {seconds.TotalSeconds:0} s.") : "";
                throw fault.At("FEA-034", string.Create(
                    CultureInfo.InvariantCulture,
                    $"The source of holidays does not answer after {attempt} attempts: {trouble}.{wait} Try later, raise MaximumAttempts, or set Offline to use kept answers."));
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan Later(TimeSpan pause, TimeSpan? asked)
    {
        var longest = options.LongestPause.ToTimeSpan();
        var capped = pause < longest ? pause : longest;
        return asked > capped ? asked.Value : capped;
    }

    private async Task<(byte[]? Body, string Trouble, TimeSpan? Asked)> TryAsync(Uri address, TableFault fault, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.AttemptTimeout.ToTimeSpan(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var status = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500)
                return (null, status, Asked(response));
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.NoContent)
                throw fault.At("FEA-035", $"The source of holidays knows no such country or year ({status}); give one that it has, or a calendar of your own.");
            if (response.StatusCode != HttpStatusCode.OK)
                throw fault.At("FEA-034", $"The source of holidays answers {status}, which trying again does not change; check BaseAddress and the HttpClient's headers.");
            return (await BodyAsync(response, fault, either.Token).ConfigureAwait(false), "", null);
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

    private async Task<byte[]> BodyAsync(HttpResponseMessage response, TableFault fault, CancellationToken cancellationToken)
    {
        var most = options.Reading.MaximumBytes;
        if (response.Content.Headers.ContentLength > most)
            throw HolidayFile.TooLarge(most, fault);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var whole = new MemoryStream();
            var buffer = new byte[1 << 14];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (whole.Length + read > most)
                    throw HolidayFile.TooLarge(most, fault);
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
