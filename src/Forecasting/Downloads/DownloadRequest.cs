using NodaTime;

namespace Forecasting.Downloads;

/// <summary>One answer that is asked for.</summary>
/// <param name="Address">The address that names it in errors and among the kept answers; it holds no secret.</param>
/// <param name="MaximumBytes">How long the answer may be.</param>
/// <param name="GoodFor">How long a kept answer is good, given when it was fetched.</param>
internal sealed record DownloadRequest(Uri Address, int MaximumBytes, Func<Instant, Duration> GoodFor)
{
    /// <summary>Gets the address that is sent to.</summary>
    public Uri Sent { get; init; } = Address;

    /// <summary>Gets how many calls the source counts for it.</summary>
    public double Calls { get; init; } = 1;
}
