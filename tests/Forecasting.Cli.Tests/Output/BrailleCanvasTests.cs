using Forecasting.Cli.Output;

namespace Forecasting.Cli.Tests.Output;

public sealed class BrailleCanvasTests
{
    [Fact]
    public void Line_OfDots_SetsThoseItCrosses()
    {
        var canvas = new BrailleCanvas(2, 1);

        canvas.Line((0, 3), (3, 0));

        // Dots 7 and 6 of the first character, 2 and 4 of the second.
        Assert.Equal('⡠', canvas[0, 0]);
        Assert.Equal('⠊', canvas[1, 0]);
    }

    [Fact]
    public void Line_OutsideTheCanvas_SetsNothing()
    {
        var canvas = new BrailleCanvas(1, 1);

        canvas.Line((5, 5), (9, 9));

        Assert.Equal(' ', canvas[0, 0]);
    }
}
