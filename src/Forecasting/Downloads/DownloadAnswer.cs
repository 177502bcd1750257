using NodaTime;

namespace Forecasting.Downloads;

/// <summary>What a source answered.</summary>
/// <param name="Status">The status of HTTP: 200, or one that says there is no such thing (204, 400, 404).</param>
/// <param name="Body">What it sent.</param>
/// <param name="Fetched">When it was received.</param>
internal readonly record struct DownloadAnswer(int Status, byte[] Body, Instant Fetched)
{
    public bool IsSuccess => Status == 200;
}
