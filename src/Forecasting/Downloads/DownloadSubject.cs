namespace Forecasting.Downloads;

/// <summary>What is downloaded, for messages.</summary>
/// <param name="Name">What it is: <c>holidays</c>.</param>
/// <param name="Unanswered">The code of a source that does not answer.</param>
/// <param name="TooLong">The code of an answer above the limit.</param>
internal sealed record DownloadSubject(string Name, string Unanswered, string TooLong)
{
    /// <summary>Gets how the body of a refusal is read: its reason, and how long the source asks to wait.</summary>
    public Func<byte[], (string? Reason, TimeSpan? Wait)> Explain { get; init; } = _ => (null, null);
}
