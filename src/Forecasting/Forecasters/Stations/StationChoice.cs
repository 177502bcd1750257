using Forecasting.Weather;

namespace Forecasting.Forecasters.Stations;

/// <summary>A choice of weather stations, and the errors that led to it; immutable.</summary>
public sealed class StationChoice
{
    internal StationChoice(StationScore[] stations, double[] errorsByCount, double error)
    {
        (Stations, ErrorsByCount, Error) = (stations, errorsByCount, error);
        Weights = stations.Where(station => station.Weight > 0).ToDictionary(station => station.Name, station => station.Weight, StringComparer.Ordinal);
    }

    /// <summary>Gets all stations, the one that fits the training part best first.</summary>
    public IReadOnlyList<StationScore> Stations { get; }

    /// <summary>Gets the mean absolute percentage error on the validation part, a ratio, of the mean of the best station, of the best two, and so on to all.</summary>
    public IReadOnlyList<double> ErrorsByCount { get; }

    /// <summary>Gets the mean absolute percentage error of the choice on the validation part, a ratio.</summary>
    public double Error { get; }

    /// <summary>Gets the weights of the stations chosen; their sum is 1.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; }

    /// <summary>Returns the choice as the way in which places of a <see cref="WeatherTable"/> become one column.</summary>
    public WeatherBlend ToBlend() => WeatherBlend.Weighted(Weights);
}
