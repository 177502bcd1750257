using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Forecasting.Tests.Calendars;

/// <summary>A source of holidays on the loopback address, which answers what a test tells it to, in order; the last answer repeats.</summary>
internal sealed class HolidayServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Action<HttpListenerResponse>[] _answers;

    public HolidayServer(params Action<HttpListenerResponse>[] answers)
    {
        _answers = answers;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public ConcurrentQueue<string> Paths { get; } = new();

    public static Action<HttpListenerResponse> Json(string text) => response =>
    {
        response.ContentType = "application/json";
        using var writer = new StreamWriter(response.OutputStream);
        writer.Write(text);
    };

    public static Action<HttpListenerResponse> Status(int code, string? retryAfter = null) => response =>
    {
        response.StatusCode = code;
        if (retryAfter is not null) response.AddHeader("Retry-After", retryAfter);
    };

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            for (int i = 0; ; i++)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                Paths.Enqueue(context.Request.Url!.AbsolutePath);
                _answers[Math.Min(i, _answers.Length - 1)](context.Response);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has ended.
        }
    }
}
