namespace Forecasting.Downloads;

/// <summary>Spreads calls over time: a bucket of a minute's calls that fills at an even rate.</summary>
internal sealed class DownloadPace(int callsPerMinute, TimeProvider time)
{
    private readonly Lock _turn = new();
    private double _left = callsPerMinute;
    private long _since = time.GetTimestamp();

    /// <summary>Waits until calls may be sent, and counts them.</summary>
    /// <param name="calls">How many the source counts; more than a minute's share waits for a full bucket and leaves a debt.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task TakeAsync(double calls, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_turn)
        {
            long now = time.GetTimestamp();
            _left = Math.Min(callsPerMinute, _left + (time.GetElapsedTime(_since, now).TotalMinutes * callsPerMinute));
            _since = now;
            // Taken before the wait: whoever comes next waits behind.
            double lacking = Math.Min(calls, callsPerMinute) - _left;
            _left -= calls;
            wait = lacking <= 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(lacking / callsPerMinute);
        }

        return wait == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancellationToken);
    }
}
