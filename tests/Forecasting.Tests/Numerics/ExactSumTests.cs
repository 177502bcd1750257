using System.Diagnostics;
using System.Numerics;
using CsCheck;
using Forecasting.Numerics;

namespace Forecasting.Tests.Numerics;

public sealed class ExactSumTests
{
    // Every finite double, of all sizes, by its bits; and values of one size, as in data.
    private static readonly Gen<double> AnyFinite =
        Gen.OneOf(Gen.Long.Select(BitConverter.Int64BitsToDouble).Where(double.IsFinite), Gen.Double[-1e6, 1e6]);

    private static readonly Gen<double[]> Lists = AnyFinite.Array[0, 60];

    [Fact]
    public void Value_NothingAdded_IsZero() => Assert.Equal(0, default(ExactSum).Value);

    [Fact]
    public void Add_OneValue_GivesItBack() =>
        AnyFinite.Sample(value => Bits(Sum([value])) == Bits(value == 0 ? 0 : value));

    [Fact]
    public void Add_TermsThatCancel_LeavesTheSmallOne() =>
        Assert.Equal(1e-300, Sum([1e300, 1, 1e-300, -1, -1e300]));

    [Fact]
    public void Add_TenTenths_RoundsOnce() => Assert.Equal(1.0, Sum([.. Enumerable.Repeat(0.1, 10)]));

    [Theory]
    [InlineData(1.0, 1.1102230246251565e-16, 1.0)] // 1 + 2^-53 is a tie: to the even mantissa, down
    [InlineData(1.0000000000000002, 1.1102230246251565e-16, 1.0000000000000004)] // likewise, up
    [InlineData(1.0, 1.1102230246251568e-16, 1.0000000000000002)] // just above the tie
    [InlineData(double.Epsilon, double.Epsilon, 2 * double.Epsilon)]
    [InlineData(2.2250738585072009E-308, double.Epsilon, 2.2250738585072014E-308)] // largest subnormal into the normals
    [InlineData(double.MaxValue, 9.9792015476735991e+291, double.PositiveInfinity)] // half a last digit: a tie, up
    [InlineData(double.MaxValue, 9.9792015476735971e+291, double.MaxValue)]
    public void Value_AtTheEdges_IsRoundedToEven(double a, double b, double expected)
    {
        Assert.Equal(expected, Sum([a, b]));
        Assert.Equal(-expected, Sum([-a, -b]));
    }

    [Fact]
    public void Add_BeyondTheRangeAndBack_DoesNotOverflow() =>
        Assert.Equal(1.5, Sum([double.MaxValue, double.MaxValue, 1.5, -double.MaxValue, -double.MaxValue]));

    [Fact]
    public void Value_AnyList_IsTheNearestDouble() =>
        Lists.Sample(values =>
        {
            BigInteger exact = 0;
            foreach (var value in values)
            {
                exact += Units(value);
            }

            AssertNearest(exact, Sum(values));
        });

    [Fact]
    public void Add_ManyValuesOfOneSign_CarriesInTime()
    {
        // 200,000 additions of the largest mantissa, past many carries: n (2^53 - 1) needs no rounding in BigInteger.
        const double Largest = 9007199254740991;
        const int Count = 200_000;
        foreach (var sign in (double[])[1, -1])
        {
            var sum = default(ExactSum);
            for (var i = 0; i < Count; i++)
            {
                sum.Add(sign * Largest);
            }

            AssertNearest(Units(sign * Largest) * Count, sum.Value);
        }
    }

    [Fact]
    public void Merge_AnyOrderAndAnyTree_GivesTheSameBits() =>
        Gen.Select(Lists, Gen.Int).Sample((values, seed) =>
        {
            var expected = Bits(Sum(values));
            var random = new Random(seed);
            var shuffled = values.ToArray();
            random.Shuffle(shuffled);
            var parts = new List<ExactSum>();
            foreach (var chunk in shuffled.Chunk(1 + random.Next(7)))
            {
                var part = default(ExactSum);
                foreach (var value in chunk)
                {
                    part.Add(value);
                }

                parts.Add(part);
            }

            while (parts.Count > 1)
            {
                var at = random.Next(parts.Count - 1);
                var merged = parts[at];
                merged.Merge(parts[at + 1]);
                parts[at] = merged;
                parts.RemoveAt(at + 1);
            }

            return Bits(parts.Count == 0 ? 0 : parts[0].Value) == expected;
        });

    [Fact]
    public void Merge_ManyFullParts_EqualsOneSum()
    {
        var whole = default(ExactSum);
        var merged = default(ExactSum);
        for (var part = 0; part < 3000; part++)
        {
            var piece = default(ExactSum);
            for (var i = 0; i < 5; i++)
            {
                var value = Math.ScaleB(part % 2 == 0 ? 1.9 : -1.3, (part + i) % 200);
                piece.Add(value);
                whole.Add(value);
            }

            merged.Merge(piece);
        }

        Assert.Equal(Bits(whole.Value), Bits(merged.Value));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 1.0, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.MaxValue, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    public void Value_NotFinite_IsWhatAdditionGives(double a, double b, double expected)
    {
        Assert.Equal(expected, Sum([a, b]));
        Assert.Equal(expected, Sum([b, a]));
        var left = default(ExactSum);
        var right = default(ExactSum);
        left.Add(a);
        right.Add(b);
        left.Merge(right);
        Assert.Equal(expected, left.Value);
    }

    [Fact(Explicit = true)]
    public void Add_AMillionTimes_TakesUnderTwentyNanoseconds()
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, 1 << 12).Select(_ => Math.Abs(random.NextDouble() * 4000)).ToArray();
        var best = double.MaxValue;
        var total = 0.0;
        for (var round = 0; round < 30; round++)
        {
            var sum = default(ExactSum);
            var watch = Stopwatch.StartNew();
            for (var repeat = 0; repeat < 256; repeat++)
            {
                foreach (var value in values)
                {
                    sum.Add(value);
                }
            }

            best = Math.Min(best, watch.Elapsed.TotalNanoseconds / (256 * values.Length));
            total += sum.Value;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{best:F2} ns per Add, sum {total:R}");
        Assert.InRange(best, 0, 20);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = default(ExactSum);
        foreach (var value in values)
        {
            sum.Add(value);
        }

        return sum.Value;
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    // A finite double as a whole number of units of 2^-1074.
    private static BigInteger Units(double value)
    {
        var bits = Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var fraction = bits & 0xF_FFFF_FFFF_FFFF;
        var size = exponent == 0 ? fraction : (BigInteger)(fraction | (1L << 52)) << (exponent - 1);
        return bits < 0 ? -size : size;
    }

    // Independent of how the rounding is done: no neighbour is nearer, and a tie has an even mantissa.
    private static void AssertNearest(BigInteger exact, double value)
    {
        if (double.IsInfinity(value))
        {
            var halfAbove = Units(double.MaxValue) + (Units(Math.ScaleB(1, 970)));
            Assert.True(BigInteger.Abs(exact) >= halfAbove && exact.Sign == Math.Sign(value));
            return;
        }

        var error = BigInteger.Abs(exact - Units(value));
        foreach (var neighbour in (double[])[Math.BitIncrement(value), Math.BitDecrement(value)])
        {
            var other = double.IsInfinity(neighbour)
                ? Math.Sign(neighbour) * (Units(double.MaxValue) + Units(Math.ScaleB(1, 971)))
                : Units(neighbour);
            var distance = BigInteger.Abs(exact - other);
            Assert.True(error < distance || (error == distance && (Bits(value) & 1) == 0), $"{exact} is not nearest to {value:R}.");
        }
    }
}
