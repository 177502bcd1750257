using NodaTime;

namespace Forecasting.Testing;

/// <summary>One synthetic series as it truly was: complete, on a regular grid, without any fault.</summary>
public sealed class SyntheticSeries
{
    private readonly double[] _demand;
    private readonly double[] _temperature;
    private readonly double[] _humidity;
    private readonly bool[] _holidays;

    internal SyntheticSeries(string key, SyntheticLoadKind kind, Instant start, Duration step, SeriesColumns columns)
    {
        Key = key;
        Kind = kind;
        Start = start;
        Step = step;
        _demand = columns.Demand;
        _temperature = columns.Temperature;
        _humidity = columns.Humidity;
        _holidays = columns.Holidays;
    }

    /// <summary>The key, such as <c>M007</c>.</summary>
    public string Key { get; }

    /// <summary>What the series stands for.</summary>
    public SyntheticLoadKind Kind { get; }

    /// <summary>The start of the first step.</summary>
    public Instant Start { get; }

    /// <summary>The length of a step.</summary>
    public Duration Step { get; }

    /// <summary>The number of steps, future ones included.</summary>
    public int Count => _demand.Length;

    /// <summary>The true demand of each step: MW for a city, kWh for a meter. Outages, level shifts and faults are not in it.</summary>
    public ReadOnlySpan<double> Demand => _demand;

    /// <summary>The air temperature of each step, in degrees Celsius.</summary>
    public ReadOnlySpan<double> Temperature => _temperature;

    /// <summary>The relative humidity of each step, in percent.</summary>
    public ReadOnlySpan<double> Humidity => _humidity;

    /// <summary>Whether the local day of each step is a holiday.</summary>
    public ReadOnlySpan<bool> Holidays => _holidays;

    /// <summary>The columns of a series, weather and holidays being shared by all.</summary>
    internal readonly record struct SeriesColumns(double[] Demand, double[] Temperature, double[] Humidity, bool[] Holidays);
}
