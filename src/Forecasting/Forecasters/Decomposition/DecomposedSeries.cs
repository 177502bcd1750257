using System.Globalization;

namespace Forecasting.Forecasters.Decomposition;

/// <summary>Makes a series ready to be decomposed: checked, in a unit whose squares neither overflow nor vanish, its gaps bridged.</summary>
internal static class DecomposedSeries
{
    /// <summary>Refuses a value that is infinite.</summary>
    /// <exception cref="SeriesDataException">DEC-002, with the place.</exception>
    public static void RefuseInfinite(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsInfinity(values[i])) continue;
            throw SeriesDataException.Of(
                "DEC-002", string.Create(CultureInfo.InvariantCulture, $"Value {i} of {values.Length} is {values[i]}; correct it, or make it missing: a gap is bridged."));
        }
    }

    /// <summary>Says that a series has less than two cycles.</summary>
    public static SeriesDataException TooShort(int length, int period) => SeriesDataException.Of(
        "DEC-001",
        string.Create(CultureInfo.InvariantCulture, $"A season of {period} needs a series of at least {2L * period} values, and this one has {length}; a period of at most {length / 2} works."));

    /// <summary>Gets the power of two that a series is divided by, so that its largest value lies between 1 and 2.</summary>
    public static double Unit(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            if (Math.Abs(value) > largest) largest = Math.Abs(value);
        }

        return largest == 0 ? 1 : Math.ScaleB(1, Math.Clamp(Math.ILogB(largest), -1000, 1000));
    }

    /// <summary>Multiplies values in place.</summary>
    public static void Multiply(double[] values, double factor)
    {
        for (int i = 0; i < values.Length; i++) values[i] *= factor;
    }

    /// <summary>Returns a series in a unit, its gaps bridged; null where it has no value.</summary>
    /// <param name="values">The series.</param>
    /// <param name="periods">The seasons, each of two cycles at the least; may be none.</param>
    /// <param name="unit">What it is divided by.</param>
    public static double[]? Filled(ReadOnlySpan<double> values, IReadOnlyList<int> periods, double unit)
    {
        double[] filled = new double[values.Length];
        bool hasGap = false, hasValue = false;
        for (int i = 0; i < filled.Length; i++)
        {
            filled[i] = values[i] / unit;
            hasGap |= double.IsNaN(filled[i]);
            hasValue |= !double.IsNaN(filled[i]);
        }

        if (!hasValue) return null;
        if (hasGap) Bridge(filled, periods);
        return filled;
    }

    private static void Bridge(double[] values, IReadOnlyList<int> periods)
    {
        // The longest season of which every point is known tells most of what a gap hides.
        double[]? season = null;
        foreach (int period in periods.OrderDescending())
        {
            season = MeanSeason(values, period);
            if (season is not null) break;
        }

        season ??= [0];
        int before = -1;
        for (int i = 0; i <= values.Length; i++)
        {
            if (i < values.Length && double.IsNaN(values[i])) continue;
            if (i - before > 1) BridgeGap(values, season, before, i);
            before = i;
        }
    }

    private static void BridgeGap(double[] values, double[] season, int before, int after)
    {
        double Left(int i) => values[i] - season[i % season.Length];
        double from = before >= 0 ? Left(before) : Left(after);
        double to = after < values.Length ? Left(after) : from;
        for (int i = before + 1; i < after; i++)
        {
            double share = (double)(i - before) / (after - before);
            values[i] = from + ((to - from) * share) + season[i % season.Length];
        }
    }

    private static double[]? MeanSeason(double[] values, int period)
    {
        double[] sums = new double[period];
        int[] counts = new int[period];
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            sums[i % period] += values[i];
            counts[i % period]++;
        }

        for (int phase = 0; phase < period; phase++)
        {
            if (counts[phase] == 0) return null;
            sums[phase] /= counts[phase];
        }

        return sums;
    }
}
