using Forecasting.Cli.Output;

namespace Forecasting.Cli.Tests.Output;

public sealed class OutputFileTests
{
    [Fact]
    public void Write_ThatFailsHalfway_LeavesWhatWasThere()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("a.csv", "as it was");

        SeriesDataException fault = Assert.Throws<SeriesDataException>(() => OutputFile.Write(file, writer =>
        {
            writer.Write(new string('x', 1 << 20));
            throw new IOException("The disk is full.");
        }));

        Assert.Equal("RES-010", fault.Code);
        Assert.Contains("The disk is full.", fault.Message, StringComparison.Ordinal);
        Assert.Equal("as it was", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(scratch.Folder));
    }

    [Fact]
    public void Write_Text_HasNoByteOrderMark()
    {
        using var scratch = new Scratch();

        OutputFile.Write(scratch["b.csv"], writer => writer.Write("é"));

        Assert.Equal([0xC3, 0xA9], File.ReadAllBytes(scratch["b.csv"]));
    }
}
