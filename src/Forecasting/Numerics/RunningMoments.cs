namespace Forecasting.Numerics;

/// <summary>The mean and the standard deviation of numbers that come one by one, in their order; what is missing is passed over.</summary>
/// <remarks>Welford's update: no sum of squares that could cancel, so a small spread about a large level is kept.</remarks>
internal struct RunningMoments
{
    private double _squares;

    /// <summary>Gets how many numbers were added, the missing ones apart.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the mean; 0 where there was no number.</summary>
    public double Mean { get; private set; }

    /// <summary>Gets the standard deviation of the numbers themselves (divided by their count, not one less); 0 where there was none.</summary>
    public readonly double Deviation => Count == 0 ? 0 : Math.Sqrt(_squares / Count);

    /// <summary>Finds the moments of a column.</summary>
    public static RunningMoments Of(ReadOnlySpan<float> values)
    {
        var moments = default(RunningMoments);
        foreach (float value in values) moments.Add(value);
        return moments;
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{float})"/>
    public static RunningMoments Of(ReadOnlySpan<double> values)
    {
        var moments = default(RunningMoments);
        foreach (double value in values) moments.Add(value);
        return moments;
    }

    /// <summary>Adds a number; <see cref="double.NaN"/> is passed over.</summary>
    public void Add(double value)
    {
        if (double.IsNaN(value)) return;
        Count++;
        double step = value - Mean;
        Mean += step / Count;
        _squares += step * (value - Mean);
    }
}
