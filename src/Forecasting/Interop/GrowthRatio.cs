namespace Forecasting.Interop;

/// <summary>The most that a trend may grow over some steps, for <c>ForecastBySsa</c>.</summary>
/// <remarks>The shape is that of ML.NET's type of this name, except that a value cannot be changed once it is made.</remarks>
public readonly record struct GrowthRatio
{
    private readonly int _timeSpan;

    /// <summary>Makes a ratio.</summary>
    /// <param name="timeSpan">Over how many steps, at least 1.</param>
    /// <param name="growth">The greatest ratio of the last value to the first, at least 0; infinity for no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GrowthRatio(int timeSpan = 1, double growth = double.PositiveInfinity)
    {
        TimeSpan = timeSpan;
        Growth = growth;
    }

    /// <summary>Gets over how many steps the growth is.</summary>
    /// <value>At least 1. The default is 1.</value>
    public int TimeSpan
    {
        get => _timeSpan == 0 ? 1 : _timeSpan;
        init => _timeSpan = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(TimeSpan), "The time span must be strictly positive.");
    }

    /// <summary>Gets the greatest ratio of the last value to the first.</summary>
    /// <value>At least 0.</value>
    public double Growth
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Growth), "The growth must be non-negative.");
    }

    /// <summary>Gets the greatest ratio of a value to the one before it.</summary>
    public double Ratio => Math.Pow(Growth, 1.0 / TimeSpan);
}
