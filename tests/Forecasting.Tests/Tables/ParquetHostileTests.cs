using System.Buffers.Binary;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Tests.Tables;

/// <summary>Damaged and hostile Parquet files: one kind of error, or the right values; never a hang, never memory for what is only declared.</summary>
public class ParquetHostileTests
{
    private const long MostBytesAllocated = 64 << 20;

    [Fact]
    public async Task ReadParquet_FourThousandMutants_GiveOneErrorOrTheRightValues()
    {
        SeriesPanel expected = TableCases.FullPanel(40);
        byte[] file = await expected.ToTable().ParquetAsync();
        var random = new Random(20240331);
        int refused = 0;
        for (int i = 0; i < 4000; i++)
        {
            byte[] mutant = Mutant(file, random, i);
            if (await IsRefusedAsync(mutant, expected)) refused++;
        }

        // Many bytes mean nothing to a reader (statistics, names of encodings); most do.
        Assert.InRange(refused, 1500, 4000);
    }

    [Fact]
    public async Task ReadParquet_EveryTruncation_IsRefused()
    {
        SeriesPanel expected = TableCases.FullPanel(3);
        byte[] file = await expected.ToTable().ParquetAsync();
        for (int length = 0; length < file.Length; length += 1 + (length / 200)) Assert.True(await IsRefusedAsync(file[..length], expected));
    }

    public static TheoryData<string, string, byte[], string> Frames() => new()
    {
        { "nothing", "ING-001", [], "0 bytes" },
        { "mark only", "ING-090", [.. "PAR1"u8], "only 4 bytes" },
        { "two marks", "ING-090", [.. "PAR1PAR1"u8], "only 8 bytes" },
        { "wrong mark", "ING-090", [.. "time,load\n2024,1\n"u8], "74696D65" },
        { "encrypted head", "ING-090", [.. "PARE"u8, .. new byte[20]], "encrypted" },
        { "encrypted foot", "ING-090", [.. "PAR1"u8, .. new byte[20], 4, 0, 0, 0, .. "PARE"u8], "encrypted" },
        { "no end", "ING-090", [.. "PAR1"u8, .. new byte[20]], "cut off" },
        { "footer of 2 GiB", "ING-091", [.. "PAR1"u8, .. new byte[20], 255, 255, 255, 127, .. "PAR1"u8], "declares 2147483647 bytes" },
        { "negative footer", "ING-091", [.. "PAR1"u8, .. new byte[20], 0, 0, 0, 128, .. "PAR1"u8], "declares -2147483648 bytes" },
        { "empty footer", "ING-091", [.. "PAR1"u8, .. new byte[20], 0, 0, 0, 0, .. "PAR1"u8], "declares 0 bytes" },
        { "footer of zeros", "ING-090", Framed(new byte[20]), "not a readable Parquet file" },
        { "list of a billion", "ING-090", Framed([0x29, 0xFC, 0x80, 0x94, 0xEB, 0xDC, 0x03]), "a list of" },
        { "field of another type", "ING-090", Framed([0x15, 0x02, 0x15, 0x02, 0x00]), "another type in field 2" },
        { "nested without end", "ING-090", Framed([0xAC, .. Enumerable.Repeat((byte)0x1C, 100_000)]), "nested deeper" },
        { "schema without end", "ING-090", Framed(DeepSchema(5000)), "nested deeper" },
    };

    [Theory]
    [MemberData(nameof(Frames), DisableDiscoveryEnumeration = true)]
    public async Task ReadParquet_FrameThatIsWrong_IsNamed(string kind, string code, byte[] file, string message)
    {
        Assert.NotEmpty(kind);
        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => TableCases.ReadParquetAsync(file));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadParquet_ValueFlippedInAFileOfOurs_IsKnownByItsDigest()
    {
        var table = new OutputTable(
            OutputColumn.Times("time", DateTimeZone.Utc, TableCases.Start), OutputColumn.Numbers("load", 1234.567));
        byte[] file = await table.ParquetAsync();
        // The value stands among the values and in the statistics, which nobody reads: each place is tried.
        byte[] value = BitConverter.GetBytes(1234.567);
        int found = 0;
        for (int place = file.AsSpan().IndexOf(value); place >= 0; place = file.AsSpan().IndexOf(value))
        {
            file[place + 5] ^= 1;
            found++;
        }

        Assert.True(found > 0);
        SeriesDataException error = await Assert.ThrowsAsync<SeriesDataException>(() => TableCases.ReadParquetAsync(file));
        Assert.Equal("ING-095", error.Code);
        Assert.Equal("load", error.Findings[0].Column);
    }

    private static async Task<bool> IsRefusedAsync(byte[] file, SeriesPanel expected)
    {
        Task<(SeriesDataException? Error, long Allocated)> read = Task.Run(() => Read(file, expected));
        Assert.Same(read, await Task.WhenAny(read, Task.Delay(10_000, TestContext.Current.CancellationToken)));
        (SeriesDataException? error, long allocated) = await read;
        Assert.InRange(allocated, 0, MostBytesAllocated);
        if (error is not null) Assert.Matches("^(ING-0(01|02|7[0-3]|82|9[0-5])|TIM-02[45])$", error.Code);
        return error is not null;
    }

    // On one thread, so that what it allocates is known; a stream in memory never makes it wait.
    private static (SeriesDataException? Error, long Allocated) Read(byte[] file, SeriesPanel expected)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            SeriesTable table = TableCases.ReadParquetAsync(file, TableCases.Full).GetAwaiter().GetResult();
            TableCases.AssertSame(expected, table.ToPanel(TestContext.Current.CancellationToken));
            return (null, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        catch (SeriesDataException e)
        {
            return (e, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static byte[] Mutant(byte[] file, Random random, int number)
    {
        if (number % 8 == 7) return file[..random.Next(file.Length)];
        byte[] mutant = [.. file];
        // Half of them in the footer, where all sizes stand.
        int footer = file.Length - 8 - BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - 8));
        // Several at once among the values only: a digest and its value that are both damaged cannot be told from a file of others.
        (int from, int to) = number % 8 == 6 ? (0, footer) : number % 2 == 0 ? (0, file.Length) : (footer, file.Length);
        int changes = number % 8 == 6 ? 4 : 1;
        for (int c = 0; c < changes; c++)
        {
            int place = random.Next(from, to);
            mutant[place] = number % 4 < 2 ? (byte)(mutant[place] ^ (1 << random.Next(8))) : (byte)random.Next(256);
        }

        return mutant;
    }

    private static byte[] Framed(byte[] footer) => [.. "PAR1"u8, .. footer, .. BitConverter.GetBytes(footer.Length), .. "PAR1"u8];

    // A list of structures, each with one child: field 5, a 32-bit number, zigzag.
    private static byte[] DeepSchema(int depth) =>
        [0x29, 0xFC, (byte)(0x80 | (depth & 0x7F)), (byte)(depth >> 7), .. Enumerable.Range(0, depth).SelectMany(i => i < depth - 1 ? new byte[] { 0x55, 0x02, 0x00 } : [0x00]), 0x00];
}
