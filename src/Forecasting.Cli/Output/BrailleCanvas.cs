namespace Forecasting.Cli.Output;

/// <summary>A picture of dots, two by four to a character of the Braille block.</summary>
internal sealed class BrailleCanvas(int columns, int rows)
{
    private readonly byte[] _cells = new byte[columns * rows];

    // The bit of each dot of a character: the block numbers the first three rows before the fourth.
    private static ReadOnlySpan<byte> Bits => [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

    /// <summary>Gets how many dots stand side by side.</summary>
    public int Width => columns * 2;

    /// <summary>Gets how many dots stand one above the other.</summary>
    public int Height => rows * 4;

    /// <summary>Draws a straight line of dots; y counts from the top.</summary>
    public void Line((int X, int Y) from, (int X, int Y) to)
    {
        int length = Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
        for (int i = 0; i <= length; i++)
        {
            double share = length == 0 ? 0 : i / (double)length;
            Set((int)Math.Round(from.X + share * (to.X - from.X)), (int)Math.Round(from.Y + share * (to.Y - from.Y)));
        }
    }

    /// <summary>Returns a character, or a space where it has no dot.</summary>
    public char this[int column, int row] => _cells[row * columns + column] is > 0 and var bits ? (char)(0x2800 + bits) : ' ';

    private void Set(int x, int y)
    {
        if (x < 0 || y < 0 || x >= Width || y >= Height) return;
        _cells[y / 4 * columns + x / 2] |= Bits[y % 4 * 2 + x % 2];
    }
}
