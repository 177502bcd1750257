namespace Forecasting.Weather;

/// <summary>How the weather of several places becomes one value.</summary>
public abstract class WeatherBlend
{
    private protected WeatherBlend()
    {
    }

    /// <summary>Gets the mean of all places that have a value.</summary>
    public static WeatherBlend Mean { get; } = new EqualBlend();

    /// <summary>Takes the place nearest to a point.</summary>
    /// <param name="point">The point; its name does not matter.</param>
    /// <returns>The way.</returns>
    public static WeatherBlend Nearest(WeatherLocation point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return new NearestBlend(point);
    }

    /// <summary>Weighs the places, by population say; a place that lacks a value leaves its weight to the others.</summary>
    /// <param name="weights">The weights by the name of the place; finite, not negative, not all 0. A place that is not named has none.</param>
    /// <returns>The way.</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are 0.</exception>
    public static WeatherBlend Weighted(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        CheckWeights(weights);
        return new WeightedBlend(weights.ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>Refuses weights that cannot be.</summary>
    internal static void CheckWeights(IReadOnlyDictionary<string, double> weights)
    {
        if (weights.Values.Any(weight => !double.IsFinite(weight) || weight < 0) || !weights.Values.Any(weight => weight > 0))
            throw new ArgumentException("Weights are finite and not negative, and at least one is above 0.", nameof(weights));
    }

    /// <summary>Gets a weight for each place.</summary>
    internal abstract double[] Weights(IReadOnlyList<WeatherLocation> locations);

    private sealed class EqualBlend : WeatherBlend
    {
        internal override double[] Weights(IReadOnlyList<WeatherLocation> locations) => [.. locations.Select(_ => 1.0)];
    }

    private sealed class NearestBlend(WeatherLocation point) : WeatherBlend
    {
        internal override double[] Weights(IReadOnlyList<WeatherLocation> locations)
        {
            WeatherLocation? nearest = locations.MinBy(point.DistanceTo);
            return [.. locations.Select(location => location == nearest ? 1.0 : 0)];
        }
    }

    private sealed class WeightedBlend(Dictionary<string, double> weights) : WeatherBlend
    {
        internal override double[] Weights(IReadOnlyList<WeatherLocation> locations)
        {
            foreach (string name in weights.Keys)
            {
                if (!locations.Any(location => location.Name == name))
                    throw new ArgumentException($"The weights name '{name}', which is no place of the weather; there are {string.Join(", ", locations.Select(location => location.Name))}.");
            }

            double[] result = [.. locations.Select(location => weights.GetValueOrDefault(location.Name))];
            return result.Any(weight => weight > 0) ? result : throw new ArgumentException("No place of the weather has a weight above 0.");
        }
    }
}
