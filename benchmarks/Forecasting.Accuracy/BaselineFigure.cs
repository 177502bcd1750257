namespace Forecasting.Accuracy;

/// <summary>A published figure of a baseline, and the same figure measured here.</summary>
/// <param name="Name">What it is the figure of, such as <c>seasonal naive MASE</c>.</param>
/// <param name="Printed">The figure as it was printed; with a percent sign it is compared in percent.</param>
/// <param name="Measured">The figure as measured; ratios are fractions.</param>
internal sealed record BaselineFigure(string Name, string Printed, double Measured)
{
    /// <summary>Gets whether the measured figure, rounded to the printed digits, is the printed one.</summary>
    /// <remarks>Half a unit of the last digit and a billionth: a figure may lie on the border between two roundings.</remarks>
    public bool IsReproduced
    {
        get
        {
            string digits = Printed.TrimEnd('%');
            double printed = double.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
            int point = digits.IndexOf('.', StringComparison.Ordinal);
            double unit = Math.Pow(10, point < 0 ? 0 : point + 1 - digits.Length);
            return Math.Abs(Shown - printed) <= (0.5 * unit) + 1e-9;
        }
    }

    private double Shown => Printed.EndsWith('%') ? 100 * Measured : Measured;

    /// <summary>Gives both figures for a person.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}: published {Printed}, measured {Shown:G9}");
}
