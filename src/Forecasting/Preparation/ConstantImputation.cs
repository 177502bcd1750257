using System.Globalization;
using Forecasting.Time;

namespace Forecasting.Preparation;

/// <summary>Fills with one value; with <see cref="double.NaN"/>, fills nothing.</summary>
internal sealed class ConstantImputation(double value) : Imputation
{
    public override bool LooksAhead => false;

    internal override int CellsAhead(TimeGrid grid) => 0;

    internal override void Fill(in ImputedSeries series)
    {
        foreach (ref double cell in series.Filled[series.From..])
        {
            if (double.IsNaN(cell)) cell = value;
        }
    }

    public override string ToString() => double.IsNaN(value) ? "none" : string.Create(CultureInfo.InvariantCulture, $"constant {value}");
}
