namespace Forecasting.Numerics;

/// <summary>A sequence of numbers that look random, by SplitMix64 (Steele, Lea and Flood 2014); a mutable struct for one loop.</summary>
/// <param name="seed">Sequences of different seeds have nothing to do with each other.</param>
internal struct SplitMixSequence(ulong seed)
{
    private readonly ulong _start = SplitMix.Mix(seed);
    private ulong _place;

    /// <summary>Returns the next whole number from 0 to a limit, the limit itself excluded.</summary>
    /// <param name="limit">At least 1; far below 2^64, so that the remainder favours none.</param>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Returns the next number from 0 to 1, 1 itself excluded.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next() => SplitMix.Mix(unchecked(_start + _place++));
}
