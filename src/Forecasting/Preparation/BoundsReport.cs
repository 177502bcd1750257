using System.Globalization;

namespace Forecasting.Preparation;

/// <summary>Finds readings beyond the bounds that the schema gives the target.</summary>
internal static class BoundsReport
{
    /// <summary>Words them, without their place.</summary>
    /// <param name="values">The readings.</param>
    /// <param name="schema">The bounds.</param>
    /// <returns>The finding with the cell of the first; null where there is none.</returns>
    public static (Finding Finding, int Cell)? Find(ReadOnlySpan<double> values, SeriesSchema schema)
    {
        if (schema.Least is null && schema.Greatest is null) return null;
        int count = 0, first = -1;
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] < schema.Least || values[i] > schema.Greatest)) continue;
            if (count++ == 0) first = i;
        }

        if (count == 0) return null;
        return (new Finding
        {
            Code = "REPORT-07",
            Severity = FindingSeverity.Warning,
            Count = count,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"{count} readings, the first {values[first]}, are beyond the bounds of the schema ({schema.Least?.ToString(CultureInfo.InvariantCulture) ?? "none"} to {schema.Greatest?.ToString(CultureInfo.InvariantCulture) ?? "none"}). They are kept as given; correct them, or Least and Greatest."),
        }, first);
    }
}
