using System.Collections.Concurrent;

namespace Forecasting.Tests.Downloads;

/// <summary>A clock that stands still, and on which a pause is over at once; timeouts of more than a minute never come.</summary>
internal sealed class ImmediateTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.FromMinutes(1) || dueTime < TimeSpan.Zero) return System.CreateTimer(callback, state, dueTime, period);
        Pauses.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
