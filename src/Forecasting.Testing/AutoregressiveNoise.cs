namespace Forecasting.Testing;

/// <summary>A first-order autoregressive process of mean 0 and variance 1.</summary>
internal struct AutoregressiveNoise
{
    private readonly SeededRandom _random;
    private readonly double _memory;
    private readonly double _fresh;
    private double _value;

    /// <summary>Starts the process in its stationary state.</summary>
    /// <param name="random">Where the innovations come from.</param>
    /// <param name="hours">Time after which the correlation has fallen to 1/e.</param>
    /// <param name="stepHours">Length of one step, in hours.</param>
    public AutoregressiveNoise(SeededRandom random, double hours, double stepHours)
    {
        _random = random;
        _memory = PortableMath.Exp(-stepHours / hours);
        _fresh = Math.Sqrt(1 - (_memory * _memory));
        _value = random.NextNormal();
    }

    /// <summary>Moves one step on.</summary>
    public double Next()
    {
        _value = (_memory * _value) + (_fresh * _random.NextNormal());
        return _value;
    }
}
