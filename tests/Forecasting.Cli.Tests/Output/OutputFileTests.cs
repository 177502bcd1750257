using Forecasting.Cli.Output;
using Forecasting.Tables;

namespace Forecasting.Cli.Tests.Output;

public sealed class OutputFileTests
{
    private static readonly OutputTable Table = new(OutputColumn.Text("place", ["é"]), OutputColumn.Numbers("y", [1.5]));

    [Theory]
    [InlineData("a.parquet")]
    [InlineData("a.PARQUET")]
    public async Task Write_NameOfParquet_WritesParquet(string name)
    {
        using var scratch = new Scratch();

        await OutputFile.WriteAsync(scratch[name], Table, TestContext.Current.CancellationToken);

        Assert.Equal("PAR1"u8, File.ReadAllBytes(scratch[name]).AsSpan(0, 4));
    }

    [Fact]
    public async Task Write_AnyOtherName_WritesCsvWithoutByteOrderMark()
    {
        using var scratch = new Scratch();

        await OutputFile.WriteAsync(scratch["a.txt"], Table, TestContext.Current.CancellationToken);

        Assert.Equal("place,y\né,1.5\n"u8, File.ReadAllBytes(scratch["a.txt"]));
    }
}
