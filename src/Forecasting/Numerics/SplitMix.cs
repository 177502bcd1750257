namespace Forecasting.Numerics;

/// <summary>The mixing function of SplitMix64 (Steele, Lea and Flood 2014): a number that looks random, from a number.</summary>
internal static class SplitMix
{
    /// <summary>Mixes the bits of a number.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
