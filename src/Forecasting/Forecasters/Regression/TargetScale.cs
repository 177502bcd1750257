using Forecasting.Numerics;

namespace Forecasting.Forecasters.Regression;

/// <summary>The map from a series' own unit to the common scale that a regression learns on, and back.</summary>
/// <param name="Centre">What is subtracted, after the logarithm if there is one.</param>
/// <param name="Spread">What is divided by; above 0.</param>
/// <param name="IsLogarithm">Whether the logarithm is taken first.</param>
internal readonly record struct TargetScale(double Centre, double Spread, bool IsLogarithm)
{
    private const double LeastShareOfMedian = 0.05;

    /// <summary>Gets whether the series had a value to be scaled by.</summary>
    public bool IsDefined => !double.IsNaN(Centre);

    /// <summary>Tells whether effects on the targets of a panel are likely to be shares of the level: all values are well above 0.</summary>
    public static bool SuitsLogarithm(RegularPanel history)
    {
        for (int s = 0; s < history.SeriesCount; s++)
        {
            double[] values = [.. history.Target(s)];
            values.AsSpan().Sort();
            // NaN sorts first.
            int first = values.AsSpan().LastIndexOf(double.NaN) + 1;
            if (first == values.Length) continue;
            double median = values[first + ((values.Length - first) / 2)];
            if (!(values[first] > LeastShareOfMedian * median)) return false;
        }

        return true;
    }

    /// <summary>Finds the scale of a series: mean and standard deviation of its values.</summary>
    public static TargetScale Of(ReadOnlySpan<double> target, bool logarithm)
    {
        // Squares of what is large would overflow, those of what is small vanish: a power of two in between loses no bit.
        double unit = logarithm ? 1 : Unit(target);
        var moments = default(RunningMoments);
        foreach (double value in target) moments.Add(logarithm ? Logarithm(value) : value / unit);
        if (moments.Count == 0) return new TargetScale(double.NaN, 1, logarithm);
        double spread = moments.Deviation;
        return new TargetScale(moments.Mean * unit, spread > 0 ? spread * unit : 1, logarithm);
    }

    /// <summary>Scales a value; one that has no logarithm counts as missing.</summary>
    public double Apply(double value) =>
        ((IsLogarithm ? Logarithm(value) : value) - Centre) / Spread;

    public double Undo(double scaled)
    {
        double value = (scaled * Spread) + Centre;
        return IsLogarithm ? Math.Exp(value) : value;
    }

    public double[] Apply(ReadOnlySpan<double> target)
    {
        double[] scaled = new double[target.Length];
        for (int i = 0; i < scaled.Length; i++) scaled[i] = Apply(target[i]);
        return scaled;
    }

    private static double Logarithm(double value) => value > 0 ? Math.Log(value) : double.NaN;

    private static double Unit(ReadOnlySpan<double> target)
    {
        double greatest = 0;
        foreach (double value in target)
        {
            if (Math.Abs(value) > greatest) greatest = Math.Abs(value);
        }

        return greatest == 0 ? 1 : Math.ScaleB(1, Math.Clamp(Math.ILogB(greatest), -1000, 1000));
    }
}
