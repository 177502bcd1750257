using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Forecasting.Tests.Downloads;

/// <summary>A source on the loopback address that answers what a test tells it to.</summary>
internal sealed class AnswerServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<Uri, int, Action<HttpListenerResponse>> _answer;

    /// <summary>Makes a server that gives answers in order; the last one repeats.</summary>
    public AnswerServer(params Action<HttpListenerResponse>[] answers)
        : this((_, i) => answers[Math.Min(i, answers.Length - 1)])
    {
    }

    /// <summary>Makes a server that looks at the question, and at how many came before.</summary>
    public AnswerServer(Func<Uri, int, Action<HttpListenerResponse>> answer)
    {
        _answer = answer;
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

    /// <summary>Gets the questions, in order.</summary>
    public ConcurrentQueue<Uri> Questions { get; } = new();

    public IEnumerable<string> Paths => Questions.Select(question => question.AbsolutePath);

    public static Action<HttpListenerResponse> Json(string text) => response =>
    {
        response.ContentType = "application/json";
        response.OutputStream.Write(Encoding.UTF8.GetBytes(text));
    };

    public static Action<HttpListenerResponse> Status(int code, string? retryAfter = null, string body = "") => response =>
    {
        response.StatusCode = code;
        if (retryAfter is not null) response.AddHeader("Retry-After", retryAfter);
        if (body.Length > 0) response.OutputStream.Write(Encoding.UTF8.GetBytes(body));
    };

    /// <summary>Announces all of a text, sends half, and breaks off.</summary>
    public static Action<HttpListenerResponse> Cut(string text) => response =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        response.ContentLength64 = bytes.Length;
        response.OutputStream.Write(bytes, 0, bytes.Length / 2);
        response.OutputStream.Flush();
        response.Abort();
    };

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        for (int i = 0; _listener.IsListening; i++)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                Questions.Enqueue(context.Request.Url!);
                _answer(context.Request.Url!, i)(context.Response);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The test has ended, or the client has.
            }
        }
    }
}
