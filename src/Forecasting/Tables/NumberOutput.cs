namespace Forecasting.Tables;

/// <summary>A column of numbers that goes out; NaN is a missing one.</summary>
internal sealed class NumberOutput(string name, double[] values) : OutputColumn(name, values.Length)
{
    public double[] Values => values;
}
