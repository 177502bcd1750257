using System.Globalization;

namespace Forecasting.Tables;

/// <summary>Turns the cells of a typed column into text that identifies or describes a series; null becomes empty.</summary>
internal static class TypedTexts
{
    /// <summary>Reads the first cells of a column.</summary>
    /// <param name="cells">The column.</param>
    /// <param name="count">How many cells to read.</param>
    /// <param name="fractions">Whether numbers with a fraction are taken too; they identify nothing.</param>
    /// <returns>The texts, or null where the column holds something else.</returns>
    public static string[]? Read(Array cells, int count, bool fractions)
    {
        string[] texts = new string[count];
        for (int i = 0; i < count; i++)
        {
            string? text = cells is string?[] strings ? strings[i] ?? "" : Text(cells.GetValue(i), fractions);
            if (text is null) return null;
            texts[i] = text;
        }

        return texts;
    }

    private static string? Text(object? cell, bool fractions) => cell switch
    {
        null => "",
        string text => text,
        ReadOnlyMemory<char> text => text.ToString(),
        bool flag => flag ? "true" : "false",
        char letter => letter.ToString(),
        int or long or short or byte or sbyte or ushort or uint or ulong or Guid => ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture),
        double or float or decimal when fractions => ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture),
        Enum value => value.ToString(),
        _ => null,
    };
}
