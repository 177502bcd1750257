using System.Globalization;

namespace Forecasting.Cli.Tests.Output;

public sealed class ForecastChartTests
{
    [Theory]
    [InlineData(60, false)]
    [InlineData(80, false)]
    [InlineData(100, true)]
    public async Task Chart_OfAnyWidth_FitsAndColoursOnlyATerminal(int width, bool colour)
    {
        using var scratch = new Scratch();
        string file = scratch.WriteHours("wave.csv", 24 * 20);
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var terminal = new Terminal(output, TextWriter.Null) { Width = width, HasColour = colour };

        int code = await ForecastCommand.RunAsync(
            ["predict", file, "--time", "time", "--target", "y", "--forecaster", "seasonal-naive", "--out", scratch["out.csv"]], terminal, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Success, code);
        string text = output.ToString().ReplaceLineEndings("\n");
        Assert.Equal(colour, text.Contains('\u001b', StringComparison.Ordinal));
        if (colour) return;
        string[] lines = [.. text.Split('\n').Where(line => line.Contains('│', StringComparison.Ordinal) || line.Contains('┤', StringComparison.Ordinal))];
        Assert.Equal(14, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, width - 10, width));
        Assert.Contains(lines, line => line.Any(c => c is > '\u2800' and <= '\u28FF'));
    }
}
