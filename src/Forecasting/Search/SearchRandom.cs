using Forecasting.Numerics;

namespace Forecasting.Search;

/// <summary>The random numbers of a search, from its seed; mutable.</summary>
internal sealed class SearchRandom(int seed)
{
    private ulong _state = SplitMix.Mix(unchecked((ulong)seed));

    /// <summary>Draws a number from 0 to below 1.</summary>
    public double Next()
    {
        _state = SplitMix.Mix(_state);
        return (_state >> 11) * (1.0 / (1L << 53));
    }

    /// <summary>Draws a place with a probability that goes with its weight.</summary>
    public int Next(ReadOnlySpan<double> weights)
    {
        double whole = 0;
        foreach (double weight in weights) whole += weight;
        double drawn = Next() * whole;
        for (int i = 0; i < weights.Length - 1; i++)
        {
            drawn -= weights[i];
            if (drawn < 0) return i;
        }

        return weights.Length - 1;
    }
}
