namespace Forecasting.Search;

/// <summary>The time of a search: how much has gone, and whether a piece of work is likely to end before it is up.</summary>
internal sealed class SearchClock : IDisposable
{
    // Of what nothing is known may still be begun in the first half.
    private const double ShareForTheUnknown = 0.5;

    private readonly TimeProvider _provider;
    private readonly long _start;
    private readonly CancellationTokenSource? _deadline;
    private readonly CancellationTokenSource _ends;

    public SearchClock(TimeProvider provider, SearchLimits limits, CancellationToken cancellationToken)
    {
        _provider = provider;
        _start = provider.GetTimestamp();
        Limit = limits.Time;
        _deadline = Limit is { } time ? new CancellationTokenSource(time, provider) : null;
        _ends = CancellationTokenSource.CreateLinkedTokenSource(limits.Stop, _deadline?.Token ?? CancellationToken.None, cancellationToken);
    }

    public TimeSpan? Limit { get; }

    /// <summary>Gets what stops a trial: the caller, the stop with a result, or the time.</summary>
    public CancellationToken Ends => _ends.Token;

    /// <summary>Gets whether nothing more is to be begun.</summary>
    public bool IsUp => Ends.IsCancellationRequested || (Limit is { } limit && Elapsed >= limit);

    public TimeSpan Elapsed => _provider.GetElapsedTime(_start);

    public long Now => _provider.GetTimestamp();

    public double SecondsSince(long start) => _provider.GetElapsedTime(start).TotalSeconds;

    /// <summary>Tells why a piece of work is not to be begun; null where it may be.</summary>
    /// <param name="seconds">How long it is likely to take; NaN where nothing is known.</param>
    /// <param name="kept">How many seconds are kept for the last fit.</param>
    public string? WhyNot(double seconds, double kept)
    {
        if (IsUp) return "not begun: the search had ended";
        if (Limit is not { } limit) return null;
        double left = Math.Max(0, (limit - Elapsed).TotalSeconds - kept);
        if (double.IsNaN(seconds)) return Elapsed < ShareForTheUnknown * limit ? null : "not begun: the time was more than half gone";
        return seconds <= left ? null : FormattableString.Invariant($"not begun: about {seconds:0.0} s to go, {left:0.0} s left");
    }

    public void Dispose()
    {
        _ends.Dispose();
        _deadline?.Dispose();
    }
}
