using System.Globalization;
using System.Text;
using Forecasting.Tables;

namespace Forecasting.Tests.Long;

/// <summary>What is printed is read back to the bit, and any decimal text is read as the platform reads it.</summary>
[Trait("Tier", "Long")]
[Collection(LongCollection.Name)]
public sealed class NumberTextTests
{
    private const int PerRound = 10_000;

    private readonly NumberText _points = new(new CsvReadOptions(), new TableFault("numbers"));
    private readonly NumberText _commas = new(new CsvReadOptions { DecimalMark = ',' }, new TableFault("numbers"));

    [Fact(Explicit = true)]
    public void Read_PrintedDouble_IsTheSameBits()
    {
        var rounds = new TimedRounds();
        long read = 0;
        Span<byte> text = stackalloc byte[64];
        while (rounds.Next())
        {
            for (int i = 0; i < PerRound; i++)
            {
                double value = Draw(rounds.Random, i);
                if (!double.IsFinite(value)) continue;
                Assert.True(value.TryFormat(text, out int length, i % 7 == 0 ? "E16" : "R", CultureInfo.InvariantCulture));
                CheckBits(rounds, value, _points.Read(text[..length], 1, "y"), text[..length]);
                text[..length].Replace((byte)'.', (byte)',');
                CheckBits(rounds, value, _commas.Read(text[..length], 1, "y"), text[..length]);
                read += 2;
            }
        }

        rounds.Tell($"{read} printed doubles read back to the bit");
    }

    [Fact(Explicit = true)]
    public void Read_DecimalText_AgreesWithThePlatform()
    {
        var rounds = new TimedRounds();
        long read = 0, overflows = 0;
        while (rounds.Next())
        {
            for (int i = 0; i < PerRound; i++)
            {
                string text = DecimalText(rounds.Random);
                double expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                if (double.IsFinite(expected))
                {
                    CheckBits(rounds, expected, _points.Read(bytes, 1, "y"), bytes);
                }
                else
                {
                    Assert.Equal("ING-081", Assert.Throws<SeriesDataException>(() => _points.Read(bytes, 1, "y")).Code);
                    overflows++;
                }

                read++;
            }
        }

        Assert.True(read < 100 || overflows > 0);
        rounds.Tell($"{read} decimal texts read as double.Parse reads them, {overflows} of them refused as too large");
    }

    // All bits, all exponents, denormals, meter readings, whole numbers, and zeros of both signs.
    private static double Draw(Random random, int i) => (i % 6) switch
    {
        0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        1 => BitConverter.Int64BitsToDouble(random.NextInt64(0, 1L << 52) | (random.Next(2) == 0 ? long.MinValue : 0)),
        2 => Math.Round(random.NextDouble() * 100_000, random.Next(6)) * (random.Next(2) == 0 ? 1 : -1),
        3 => random.NextInt64(-(1L << 54), 1L << 54),
        4 => Math.ScaleB(1 + random.NextDouble(), random.Next(-1074, 1024)),
        _ => random.Next(64) switch { 0 => -0.0, 1 => 0.0, 2 => double.MaxValue, 3 => double.Epsilon, 4 => double.MinValue, _ => random.NextDouble() },
    };

    private static string DecimalText(Random random)
    {
        var text = new StringBuilder();
        text.Append(random.Next(4) switch { 0 => "-", 1 when random.Next(4) == 0 => "+", _ => "" });
        int whole = random.Next(8) == 0 ? random.Next(1, 330) : random.Next(0, 20);
        int decimals = random.Next(8) == 0 ? random.Next(1, 400) : random.Next(whole == 0 ? 1 : 0, 20);
        for (int i = 0; i < whole; i++) text.Append((char)('0' + random.Next(10)));
        if (decimals > 0 || random.Next(8) == 0) text.Append('.');
        for (int i = 0; i < decimals; i++) text.Append((char)('0' + random.Next(10)));
        if (random.Next(3) == 0) text.Append(random.Next(2) == 0 ? 'e' : 'E').Append(random.Next(-345, 330).ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static void CheckBits(TimedRounds rounds, double expected, double actual, ReadOnlySpan<byte> text)
    {
        if (BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(actual))
            Assert.Fail($"'{Encoding.UTF8.GetString(text)}' is {expected:R}, was read as {actual:R}; {rounds.Where}.");
    }
}
