namespace Forecasting.Numerics;

/// <summary>The past values that a windowed statistic at one position looks at.</summary>
/// <remarks>
/// At position <c>i</c> these are <c>values[i - Lag - k * Stride]</c> for <c>k = 0 .. Length - 1</c>: nothing later than
/// <c>i - Lag</c>. A stride of one is an ordinary rolling window; a stride of one season gives the same hour of past
/// days or weeks.
/// </remarks>
internal readonly record struct RollingWindow
{
    /// <summary>The longest window, in values: counts up to here are exact in single precision.</summary>
    public const int MaximumLength = 1 << 24;

    /// <summary>Describes a window.</summary>
    /// <param name="length">Values in the window, from 1 to <see cref="MaximumLength"/>.</param>
    /// <param name="lag">Steps between the position and its newest value; not negative.</param>
    /// <param name="stride">Steps between the values, at least 1.</param>
    /// <param name="minimumCount">Finite values that a result needs, from 1 to <paramref name="length"/>; all of them when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the window reaches back too far.</exception>
    public RollingWindow(int length, int lag = 0, int stride = 1, int? minimumCount = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaximumLength);
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((length - 1L) * stride, int.MaxValue / 4, nameof(stride));
        int needed = minimumCount ?? length;
        ArgumentOutOfRangeException.ThrowIfLessThan(needed, 1, nameof(minimumCount));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(needed, length, nameof(minimumCount));
        (Length, Lag, Stride, MinimumCount) = (length, lag, stride, needed);
    }

    /// <summary>Gets the number of values in the window.</summary>
    public int Length { get; }

    /// <summary>Gets the steps between a position and the newest value of its window.</summary>
    public int Lag { get; }

    /// <summary>Gets the steps between neighbouring values of the window.</summary>
    public int Stride { get; }

    /// <summary>Gets the number of finite values below which the result is missing.</summary>
    public int MinimumCount { get; }

    /// <summary>Gets the steps between the newest and the oldest value of the window.</summary>
    public int Span => (Length - 1) * Stride;
}
