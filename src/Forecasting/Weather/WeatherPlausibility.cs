using System.Globalization;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>Finds values that cannot be, and columns whose unit was likely declared wrong.</summary>
internal static class WeatherPlausibility
{
    /// <summary>Sets values beyond the range of their variable to missing, and reports those and doubtful units.</summary>
    public static void Check(WeatherRows rows, ICollection<Finding> findings)
    {
        for (int c = 0; c < rows.Variables.Length; c++)
        {
            WeatherVariable variable = rows.Variables[c];
            // The unit first: in a wrong one, most values lie beyond the range.
            Suspect(variable, Median(rows.Columns[c]), findings);
            Bound(rows, c, findings);
        }
    }

    private static void Bound(WeatherRows rows, int column, ICollection<Finding> findings)
    {
        WeatherVariable variable = rows.Variables[column];
        double[] values = rows.Columns[column];
        int first = -1, count = 0;
        double sample = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || (values[i] >= variable.Least && values[i] <= variable.Greatest)) continue;
            if (count++ == 0) (first, sample) = (i, values[i]);
            values[i] = double.NaN;
        }

        if (count == 0) return;
        findings.Add(new Finding
        {
            Code = "FEA-043",
            Severity = FindingSeverity.Warning,
            Column = variable.Text,
            Count = count,
            Time = Instant.FromUnixTimeTicks(rows.Valid[first]),
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"{count} values of '{variable}' cannot be, the first {sample:G6} {variable.Unit}; they count as missing. Declare the source's mark of a missing value, or its unit."),
        });
    }

    private static void Suspect(WeatherVariable variable, double median, ICollection<Finding> findings)
    {
        string? other = variable.Unit.Quantity switch
        {
            "temperature" when median > 150 => WeatherUnit.Kelvin.Text,
            "temperature" when median > 42 => WeatherUnit.Fahrenheit.Text,
            "temperature" when median < -120 => WeatherUnit.Celsius.Text,
            "speed" when median > 15 => $"{WeatherUnit.KilometresPerHour} or {WeatherUnit.Knots}",
            "pressure" when median > 1200 => WeatherUnit.Pascals.Text,
            "pressure" when median < 500 => WeatherUnit.Hectopascals.Text,
            _ => null,
        };
        if (other is null) return;
        findings.Add(new Finding
        {
            Code = "FEA-045",
            Severity = FindingSeverity.Warning,
            Column = variable.Text,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"Half of the values of '{variable}' lie above {median:G4} {variable.Unit}, which is unlikely; the source may be in {other}. Declare its unit."),
        });
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value))];
        Array.Sort(sorted);
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }
}
