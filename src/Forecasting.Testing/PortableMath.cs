namespace Forecasting.Testing;

/// <summary>Elementary functions made of + - * / alone, so that their bits are the same on every machine.</summary>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>The cosine of a turn: <paramref name="turns"/> = 1 is the whole circle. Error below 1e-11.</summary>
    public static double CosTurn(double turns)
    {
        // Fold into a quarter turn, where the series needs few terms.
        var t = turns - Math.Floor(turns);
        if (t > 0.5)
            t = 1 - t;
        var sign = 1.0;
        if (t > 0.25)
        {
            t = 0.5 - t;
            sign = -1;
        }
        var x = t * 2 * Math.PI;
        var square = x * x;
        var sum = 1.0;
        for (var k = 18; k >= 2; k -= 2)
            sum = 1 - (sum * square / (k * (k - 1)));
        return sign * sum;
    }

    /// <summary>The sine of a turn: <paramref name="turns"/> = 1 is the whole circle. Error below 1e-11.</summary>
    public static double SinTurn(double turns) => CosTurn(turns - 0.25);

    /// <summary>The exponential function. Relative error below 1e-13 for arguments from -700 to 700.</summary>
    public static double Exp(double x)
    {
        var power = Math.Floor((x / Ln2) + 0.5);
        var rest = x - (power * Ln2);
        var sum = 1.0;
        for (var k = 14; k >= 1; k--)
            sum = 1 + (sum * rest / k);
        return Math.ScaleB(sum, (int)power);
    }
}
