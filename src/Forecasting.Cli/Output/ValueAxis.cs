using System.Globalization;

namespace Forecasting.Cli.Output;

/// <summary>The range of a chart in round numbers, and the marks on it.</summary>
internal sealed class ValueAxis
{
    /// <summary>Makes an axis that holds two values.</summary>
    public ValueAxis(double least, double most)
    {
        if (most - least <= 1e-12 * Math.Max(Math.Abs(least), Math.Abs(most)) || most == least) (least, most) = (least - 1, most + 1);
        Step = RoundStep((most - least) / 5);
        Least = Math.Floor(least / Step) * Step;
        Most = Math.Ceiling(most / Step) * Step;
    }

    public double Least { get; }

    public double Most { get; }

    public double Step { get; }

    /// <summary>Gets the marks, the lowest first.</summary>
    public IEnumerable<double> Marks
    {
        get
        {
            int count = (int)Math.Round((Most - Least) / Step);
            for (int i = 0; i <= count; i++) yield return Least + i * Step;
        }
    }

    /// <summary>Places a value, 0 at the top.</summary>
    public int DotOf(double value, int height) => (int)Math.Round((Most - value) / (Most - Least) * (height - 1));

    /// <summary>Writes a mark with as many decimals as the step has.</summary>
    public string Label(double mark)
    {
        int decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(Step) + 1e-9), 0, 6);
        return Math.Max(Math.Abs(Most), Math.Abs(Least)) >= 1e9
            ? mark.ToString("0.##e0", CultureInfo.InvariantCulture)
            : mark.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    // 1, 2 or 5 times a power of ten.
    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
    }
}
