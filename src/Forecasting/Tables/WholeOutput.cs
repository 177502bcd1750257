namespace Forecasting.Tables;

/// <summary>A column of whole numbers that goes out.</summary>
internal sealed class WholeOutput(string name, long[] values) : OutputColumn(name, values.Length)
{
    public long[] Values => values;
}
