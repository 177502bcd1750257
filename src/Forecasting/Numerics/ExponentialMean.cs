using System.Numerics;

namespace Forecasting.Numerics;

/// <summary>Exponentially weighted means of a series.</summary>
/// <remarks>
/// The recursion <c>y = (1 - alpha) y + alpha x</c>, started at a first value ("adjust = false"); a missing value leaves
/// <c>y</c> as it is. The recursion starts at the oldest finite value among the last <see cref="Reach"/> ones, where all
/// that is older weighs less than 2^-64: so the result needs a bounded past only, and does not depend on where the
/// computation starts. Each value is an affine map of <c>y</c>; maps of 1, 2, 4, ... values join by doubling
/// (Kogge and Stone, 1973), each lane for itself: the same bits on every machine.
/// </remarks>
internal static unsafe class ExponentialMean
{
    /// <summary>The smallest smoothing constant: below it the past that matters is longer than half a million steps.</summary>
    public const double MinimumAlpha = 1e-4;

    private const int TileLength = 1024;
    private const int Gain = 1;
    private const int Decay = 2;
    private const int Oldest = 3;

    /// <summary>Returns how many values back the mean looks: a power of two.</summary>
    /// <param name="alpha">The weight of the newest value, from <see cref="MinimumAlpha"/> to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is outside its range.</exception>
    public static int Reach(double alpha)
    {
        if (!(alpha >= MinimumAlpha && alpha <= 1))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The smoothing constant lies from 0.0001 to 1.");
        const double negligible = 1.0 / (1UL << 32) / (1UL << 32);
        int reach = 1;
        // Repeated squaring, as the kernel does it: no logarithm, whose last bit depends on the machine.
        for (double decay = 1 - alpha; decay > negligible; decay *= decay)
            reach *= 2;
        return reach;
    }

    /// <summary>Computes the exponentially weighted mean up to <paramref name="lag"/> steps before each position.</summary>
    /// <param name="values">The series, oldest first; what is not finite is missing.</param>
    /// <param name="alpha">The weight of the newest value, from <see cref="MinimumAlpha"/> to 1.</param>
    /// <param name="lag">Steps between a position and the newest value it sees; not negative.</param>
    /// <param name="from">The position of the first output; not negative.</param>
    /// <param name="output">Receives one result per position; missing while there is no finite value within reach.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static void Compute(ReadOnlySpan<double> values, double alpha, int lag, int from, Span<float> output)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        int reach = Reach(alpha);
        // Beyond the first value there is nothing to join; leaving those steps out changes no bit.
        long seen = Math.Max(1L, (long)from + output.Length - lag);
        while (reach / 2 >= seen)
            reach /= 2;
        int span = reach - 1;
        int step = Math.Min(output.Length, Math.Max(TileLength, 2 * span));
        using var tile = new WindowTile(step + span, 1);
        for (int start = 0; start < output.Length; start += step)
        {
            int count = Math.Min(step, output.Length - start);
            tile.Load(values, from + start - lag - span, count + span);
            fixed (double* doubles = tile.Doubles)
            fixed (float* singles = tile.Singles)
            {
                double* x = doubles + tile.DoubleOffset(0);
                double* gain = doubles + tile.DoubleOffset(Gain);
                double* decay = tile.HasMissing ? doubles + tile.DoubleOffset(Decay) : null;
                double* oldest = tile.HasMissing ? doubles + tile.DoubleOffset(Oldest) : x;
                Start(x, gain, decay, tile.Count, alpha);
                double full = Join(gain, decay, tile.Count, reach, 1 - alpha);
                if (decay != null)
                    FindOldest(x, oldest, tile.Count);
                Write(gain + span, decay == null ? null : decay + span, oldest, full, singles, count);
                new Span<float>(singles, count).CopyTo(output[start..]);
            }
        }
    }

    private static void Start(double* x, double* gain, double* decay, int end, double alpha)
    {
        var weight = new Vector<double>(alpha);
        var rest = new Vector<double>(1 - alpha);
        for (int i = 0; i < end; i += Vector<double>.Count)
        {
            Vector<double> value = Vector.Load(x + i);
            Vector<double> weighted = weight * value;
            if (decay != null)
            {
                Vector<long> known = Vector.Equals(value, value);
                weighted = Vector.ConditionalSelect(known, weighted, Vector<double>.Zero);
                Vector.Store(Vector.ConditionalSelect(known, rest, Vector<double>.One), decay + i);
            }

            Vector.Store(weighted, gain + i);
        }
    }

    private static double Join(double* gain, double* decay, int end, int reach, double full)
    {
        unchecked
        {
            for (nint n = 1; n < reach; n *= 2, full *= full)
            {
                var rest = new Vector<double>(full);
                nint first = (2 * n) - 1;
                for (nint i = end - Vector<double>.Count; i > first - Vector<double>.Count; i -= Vector<double>.Count)
                {
                    if (decay != null)
                    {
                        rest = Vector.Load(decay + i);
                        Vector.Store(rest * Vector.Load(decay + i - n), decay + i);
                    }

                    Vector.Store(Vector.Load(gain + i) + (rest * Vector.Load(gain + i - n)), gain + i);
                }
            }
        }

        return full;
    }

    private static void FindOldest(double* x, double* oldest, int count)
    {
        double found = 0;
        for (int i = count - 1; i >= 0; i--)
        {
            found = double.IsNaN(x[i]) ? found : x[i];
            oldest[i] = found;
        }
    }

    private static void Write(double* gain, double* decay, double* oldest, double full, float* output, int count)
    {
        int width = Vector<double>.Count;
        for (int i = 0; i < count; i += 2 * width)
            Vector.Store(Vector.Narrow(Mean(gain, decay, oldest, full, i), Mean(gain, decay, oldest, full, i + width)), output + i);
    }

    private static Vector<double> Mean(double* gain, double* decay, double* oldest, double full, int i)
    {
        Vector<double> rest = decay == null ? new Vector<double>(full) : Vector.Load(decay + i);
        Vector<double> mean = Vector.Load(gain + i) + (rest * Vector.Load(oldest + i));
        if (decay == null)
            return mean;
        // Only a window without a finite value keeps all of what came before it.
        Vector<long> known = Vector.LessThan(rest, Vector<double>.One);
        return Vector.ConditionalSelect(known, mean, new Vector<double>(double.NaN));
    }
}
