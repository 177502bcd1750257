using System.Numerics;

namespace Forecasting.Numerics;

/// <summary>Lags and windowed statistics of one series, in double precision, rounded to single at the end.</summary>
/// <remarks>
/// Output element <c>k</c> belongs to position <c>from + k</c> of the series and depends on the values of its own window
/// alone: computing a part, computing all, and computing after the distant past was dropped give the same bits, on every
/// machine. Values that are not finite are missing and are skipped, as are positions before the first value or after the
/// last one; a window with fewer finite values than it needs gives <c>NaN</c>. The cost is that of the positions asked
/// for plus one window, whatever the length of the history. All methods may be called from several threads at once.
/// </remarks>
internal static class WindowKernels
{
    // Measured: small enough for the first-level cache, large enough to spread the cost of re-reading one window.
    private const int TileLength = 1024;

    /// <summary>Copies the values <paramref name="lag"/> steps before each position.</summary>
    /// <param name="values">The series, oldest first.</param>
    /// <param name="lag">Steps back; not negative.</param>
    /// <param name="from">The position of the first output; not negative.</param>
    /// <param name="output">Receives one result per position.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lag"/> or <paramref name="from"/> is negative.</exception>
    public static void Lag(ReadOnlySpan<double> values, int lag, int from, Span<float> output)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        int before = (int)Math.Clamp((long)lag - from, 0, output.Length);
        int first = from + before - lag;
        int real = Math.Clamp(values.Length - first, 0, output.Length - before);
        output[..before].Fill(float.NaN);
        output[(before + real)..].Fill(float.NaN);
        if (real > 0)
            Convert(values.Slice(first, real), output.Slice(before, real));
    }

    /// <summary>Computes the wanted statistics of one window in one pass.</summary>
    /// <param name="values">The series, oldest first.</param>
    /// <param name="window">The values that each position looks at.</param>
    /// <param name="from">The position of the first output; not negative.</param>
    /// <param name="outputs">Receive one result per position; the bits do not depend on which are wanted together.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is negative.</exception>
    /// <exception cref="ArgumentException">The wanted outputs differ in length, or the window was not set.</exception>
    public static void Rolling(ReadOnlySpan<double> values, RollingWindow window, int from, RollingOutputs outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        if (window.Length == 0)
            throw new ArgumentException("The window has no length.", nameof(window));
        int length = outputs.CommonLength();
        if (length == 0)
            return;
        int step = Math.Min(length, Math.Max(TileLength, 2 * window.Span));
        using var tile = new WindowTile(step + window.Span, window.Stride);
        for (int start = 0; start < length; start += step)
        {
            int count = Math.Min(step, length - start);
            tile.Load(values, from + start - window.Lag - window.Span, count + window.Span);
            RollingOutputs part = outputs.Slice(start, count);
            if (part.WantsExtremes)
                WindowExtremes.Prepare(tile, part);
            if (tile.HasMissing)
                tile.CountAndCarry();
            if (part.WantsMoments)
                WindowMoments.Compute(tile, window, part);
            if (part.WantsExtremes)
                WindowExtremes.Compute(tile, window, part);
        }
    }

    /// <summary>Computes the mean of each window, in the unit of the values.</summary>
    /// <inheritdoc cref="Rolling"/>
    public static void RollingMean(ReadOnlySpan<double> values, RollingWindow window, int from, Span<float> output) =>
        Rolling(values, window, from, new RollingOutputs { Mean = output });

    /// <summary>Computes the sample standard deviation (divisor: count less one); missing where there are fewer than two values.</summary>
    /// <inheritdoc cref="Rolling"/>
    public static void RollingStd(ReadOnlySpan<double> values, RollingWindow window, int from, Span<float> output) =>
        Rolling(values, window, from, new RollingOutputs { Deviation = output });

    /// <summary>Computes the sum of the finite values of each window, in the unit of the values.</summary>
    /// <inheritdoc cref="Rolling"/>
    public static void RollingSum(ReadOnlySpan<double> values, RollingWindow window, int from, Span<float> output) =>
        Rolling(values, window, from, new RollingOutputs { Sum = output });

    /// <summary>Finds the smallest value of each window.</summary>
    /// <inheritdoc cref="Rolling"/>
    public static void RollingMin(ReadOnlySpan<double> values, RollingWindow window, int from, Span<float> output) =>
        Rolling(values, window, from, new RollingOutputs { Minimum = output });

    /// <summary>Finds the largest value of each window.</summary>
    /// <inheritdoc cref="Rolling"/>
    public static void RollingMax(ReadOnlySpan<double> values, RollingWindow window, int from, Span<float> output) =>
        Rolling(values, window, from, new RollingOutputs { Maximum = output });

    private static void Convert(ReadOnlySpan<double> source, Span<float> target)
    {
        var largest = new Vector<double>(double.MaxValue);
        var missing = new Vector<double>(double.NaN);
        int width = Vector<double>.Count;
        int i = 0;
        for (; i <= source.Length - (2 * width); i += 2 * width)
        {
            var low = new Vector<double>(source[i..]);
            var high = new Vector<double>(source[(i + width)..]);
            low = Vector.ConditionalSelect(Vector.LessThanOrEqual(Vector.Abs(low), largest), low, missing);
            high = Vector.ConditionalSelect(Vector.LessThanOrEqual(Vector.Abs(high), largest), high, missing);
            Vector.Narrow(low, high).CopyTo(target[i..]);
        }

        for (; i < source.Length; i++)
            target[i] = double.IsFinite(source[i]) ? (float)source[i] : float.NaN;
    }
}
