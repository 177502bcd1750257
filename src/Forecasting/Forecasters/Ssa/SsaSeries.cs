using System.Globalization;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Checks what is decomposed, and scales it by a power of two so that no square overflows or vanishes.</summary>
internal static class SsaSeries
{
    /// <summary>The shortest window.</summary>
    public const int ShortestWindow = 2;

    /// <summary>The longest window that is chosen where the caller names none.</summary>
    public const int LongestDefaultWindow = 1000;

    /// <summary>Gets the power of two that a series is divided by, so that its largest value lies between 1 and 2.</summary>
    /// <param name="series">The series; <see cref="double.NaN"/> is passed over.</param>
    public static double Unit(ReadOnlySpan<double> series)
    {
        double largest = 0;
        foreach (double value in series)
        {
            if (Math.Abs(value) > largest) largest = Math.Abs(value);
        }

        return largest == 0 ? 1 : Math.ScaleB(1, Math.Clamp(Math.ILogB(largest), -1000, 1000));
    }

    /// <summary>Returns the series in a unit.</summary>
    public static double[] Scaled(ReadOnlySpan<double> series, double unit)
    {
        double[] scaled = new double[series.Length];
        for (int i = 0; i < scaled.Length; i++) scaled[i] = series[i] / unit;
        return scaled;
    }

    /// <summary>Returns the values in the unit of the series again.</summary>
    public static double[] Unscaled(double[] values, double unit)
    {
        for (int i = 0; i < values.Length; i++) values[i] *= unit;
        return values;
    }

    /// <summary>Refuses a value that is missing or infinite.</summary>
    /// <param name="series">The series.</param>
    /// <param name="mayBeMissing">Whether <see cref="double.NaN"/> is allowed.</param>
    /// <exception cref="SeriesDataException">SSA-003, with the place.</exception>
    public static void RefuseMissing(ReadOnlySpan<double> series, bool mayBeMissing = false)
    {
        for (int i = 0; i < series.Length; i++)
        {
            bool isMissing = double.IsNaN(series[i]);
            if (double.IsFinite(series[i]) || (isMissing && mayBeMissing)) continue;
            string remedy = isMissing ? "fill the gaps first, with SsaDecomposition.FillGaps" : "correct it, or make it missing and fill the gap with SsaDecomposition.FillGaps";
            throw SeriesDataException.Of("SSA-003", string.Create(CultureInfo.InvariantCulture, $"Value {i} of {series.Length} is {series[i]}; {remedy}."));
        }
    }

    /// <summary>Refuses a window that the series is too short for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">SSA-002: no series has such a window.</exception>
    /// <exception cref="SeriesDataException">SSA-001: the series is shorter than two windows.</exception>
    public static void CheckWindow(int length, int window)
    {
        if (window < ShortestWindow)
            throw new ArgumentOutOfRangeException(nameof(window), window, $"SSA-002 A window has at least {ShortestWindow} values.");
        if (length < 2L * window) throw SeriesDataException.Of("SSA-001", $"{TooShort(length, window)}.");
    }

    /// <summary>Says that a series is too short for a window, and what would work.</summary>
    public static string TooShort(int length, int window)
    {
        int longest = length / 2;
        string remedy = longest >= ShortestWindow ? $"a window of at most {longest} works" : $"at least {2 * ShortestWindow} values are needed for any window";
        return $"A window of {window} needs a series of at least {2L * window} values, and this one has {length}; {remedy}";
    }

    /// <summary>Refuses a number of components that a window does not have.</summary>
    /// <exception cref="ArgumentOutOfRangeException">SSA-002.</exception>
    public static void CheckCount(int count, int window, string name)
    {
        if (count < 1 || count > window)
            throw new ArgumentOutOfRangeException(name, count, $"SSA-002 A window of {window} has 1 to {window} components.");
    }
}
