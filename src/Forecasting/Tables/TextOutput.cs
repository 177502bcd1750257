namespace Forecasting.Tables;

/// <summary>A column of text that goes out.</summary>
internal sealed class TextOutput(string name, string[] values) : OutputColumn(name, values.Length)
{
    public string[] Values => values;
}
