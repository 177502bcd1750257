namespace Forecasting.Numerics;

/// <summary>Roots of unity, exact to the last bit or so for any order.</summary>
internal static class UnitRoot
{
    /// <summary>Computes <c>exp(-2πi · number / order)</c>.</summary>
    /// <param name="number">The number of the root; not negative.</param>
    /// <param name="order">The order; positive.</param>
    public static (double Sine, double Cosine) Of(long number, long order)
    {
        number %= order;
        // Reduced to an eighth of the circle, so that equal angles give equal bits and the argument is small.
        long eighth = 8 * number / order;
        long rest = (8 * number) - (eighth * order);
        bool mirrored = (eighth & 1) == 1;
        double angle = Math.PI / 4 * ((mirrored ? order - rest : rest) / (double)order);
        double sine = Math.Sin(angle);
        double cosine = Math.Cos(angle);
        if (mirrored) (sine, cosine) = (cosine, sine);
        (sine, cosine) = (eighth >> 1) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
        return (-sine, cosine);
    }
}
