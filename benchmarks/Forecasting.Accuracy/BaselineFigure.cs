namespace Forecasting.Accuracy;

/// <summary>A published figure of a baseline, and the same figure measured here.</summary>
/// <param name="Name">What it is the figure of, such as <c>seasonal naive MASE</c>.</param>
/// <param name="Printed">The figure as it was printed; with a percent sign it is compared in percent.</param>
/// <param name="Measured">The figure as measured, or null where it is undefined; ratios are fractions.</param>
internal sealed record BaselineFigure(string Name, string Printed, double? Measured)
{
    /// <summary>Gets whether the measured figure has the printed digits, be they rounded or, as some tables do, cut off.</summary>
    /// <remarks>A billionth is allowed beside: a figure may lie on the border between two roundings.</remarks>
    public bool IsReproduced
    {
        get
        {
            string digits = Printed.TrimEnd('%');
            double printed = double.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
            int point = digits.IndexOf('.', StringComparison.Ordinal);
            double unit = Math.Pow(10, point < 0 ? 0 : point + 1 - digits.Length);
            double beyond = Shown - printed;
            return beyond >= (-0.5 * unit) - 1e-9 && beyond < unit;
        }
    }

    private double Shown => (Printed.EndsWith('%') ? 100 : 1) * (Measured ?? double.NaN);

    /// <summary>Gives both figures for a person.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}: published {Printed}, measured {Shown:G9}");
}
