using System.Globalization;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>Finds values that cannot be, and columns whose unit was likely declared wrong.</summary>
internal static class WeatherPlausibility
{
    // The hottest air in °F, and the strongest wind in km/h, lie below.
    private const double GreatestElsewhere = 150;
    private const int LeastValues = 100;

    /// <summary>Sets values beyond the range of their variable to missing, and reports those and doubtful units.</summary>
    public static void Check(WeatherRows rows, ICollection<Finding> findings)
    {
        for (int c = 0; c < rows.Variables.Length; c++)
        {
            WeatherVariable variable = rows.Variables[c];
            // The unit first: in a wrong one, most values lie beyond the range.
            Suspect(variable, rows.Columns[c], findings);
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

    // Half of the values of a year, and a hundredth of those of a season, are not as high anywhere where people live.
    private static void Suspect(WeatherVariable variable, double[] values, ICollection<Finding> findings)
    {
        double[] sorted = [.. values.Where(double.IsFinite)];
        if (sorted.Length == 0) return;
        Array.Sort(sorted);
        double median = sorted[sorted.Length / 2];
        // Marks of missing values, 9999 say, are none of the high ones; and few values have no hundredth.
        int possible = Array.FindLastIndex(sorted, value => value <= GreatestElsewhere) + 1;
        double high = possible < LeastValues ? double.NaN : sorted[(int)(0.99 * possible)];
        if (Other(variable, median, high) is not { } other) return;
        findings.Add(new Finding
        {
            Code = "FEA-045",
            Severity = FindingSeverity.Warning,
            Column = variable.Text,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"Half of the values of '{variable}' lie above {median:G4} {variable.Unit}{Hundredth(high)}, which is unlikely; the source may be in {other}. Declare its unit."),
        });
    }

    private static string Hundredth(double high) =>
        double.IsNaN(high) ? "" : string.Create(CultureInfo.InvariantCulture, $" and one in a hundred above {high:G4}");

    private static string? Other(WeatherVariable variable, double median, double high)
    {
        (double usual, double highest) = LimitsOf(variable);
        bool isHigh = (median > usual && median <= GreatestElsewhere) || high > highest;
        return variable.Unit.Quantity switch
        {
            "temperature" when median is > 150 and < 350 => WeatherUnit.Kelvin.Text,
            "temperature" when isHigh => WeatherUnit.Fahrenheit.Text,
            "temperature" when median < -120 => WeatherUnit.Celsius.Text,
            "speed" when isHigh => $"{WeatherUnit.KilometresPerHour} or {WeatherUnit.Knots}",
            "pressure" when median > 1200 => WeatherUnit.Pascals.Text,
            "pressure" when median < 500 => WeatherUnit.Hectopascals.Text,
            _ => null,
        };
    }

    private static (double Median, double Hundredth) LimitsOf(WeatherVariable variable) => variable.Text switch
    {
        "temperature_2m" => (42, 52),
        "dew_point_2m" => (32, 36),
        "apparent_temperature" => (50, 62),
        "wind_speed_10m" => (11, 25),
        "wind_speed_100m" => (15, 33),
        "wind_gusts_10m" => (18, 40),
        _ => (double.PositiveInfinity, double.PositiveInfinity),
    };
}
