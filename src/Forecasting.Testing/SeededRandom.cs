namespace Forecasting.Testing;

/// <summary>A generator of random numbers that gives the same stream on every machine and runtime.</summary>
/// <remarks>xoshiro256** (Blackman and Vigna, 2021), its state filled by splitmix64 (Steele, Lea and Flood, 2014).</remarks>
internal sealed class SeededRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>Starts the stream of one seed, one purpose and one series.</summary>
    /// <remarks>A stream of its own for each purpose keeps the demand as it is when, say, one fault more is asked for.</remarks>
    public SeededRandom(ulong seed, RandomPurpose purpose, int series)
    {
        unchecked
        {
            var state = seed;
            state = Mix(ref state) ^ ((ulong)purpose * 0xD1B54A32D192ED03UL);
            state = Mix(ref state) ^ ((ulong)series * 0x8CB92BA72F3D8DD7UL);
            _a = Mix(ref state);
            _b = Mix(ref state);
            _c = Mix(ref state);
            _d = Mix(ref state);
        }
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            var result = ulong.RotateLeft(_b * 5, 7) * 9;
            var t = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= t;
            _d = ulong.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>A number from 0 to less than 1, in steps of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from <paramref name="low"/> to less than <paramref name="high"/>.</summary>
    public double NextBetween(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>A whole number from 0 to less than <paramref name="bound"/>.</summary>
    public int NextInt(int bound) => (int)(NextDouble() * bound);

    /// <summary>A number of mean 0, variance 1 and nearly normal shape: twelve uniform numbers less six.</summary>
    /// <remarks>Needs no logarithm, whose last bit differs between machines; its tails end at six deviations.</remarks>
    public double NextNormal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += NextDouble();
        return sum;
    }

    private static ulong Mix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
