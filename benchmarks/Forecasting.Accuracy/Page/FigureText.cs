using System.Globalization;

namespace Forecasting.Accuracy.Page;

/// <summary>How figures are written on the page.</summary>
internal static class FigureText
{
    private static readonly string[] Shares = ["mape", "wape"];

    /// <summary>Writes a score: shares as percentages, others with figures that count.</summary>
    public static string Score(string metric, double? value)
    {
        if (value is not { } number) return "";
        if (Shares.Contains(metric)) return Fixed(100 * number, 2) + " %";
        if (metric == "wql") return Fixed(number, 4);
        return Math.Abs(number) switch { >= 100 => Fixed(number, 0), >= 10 => Fixed(number, 1), >= 1 => Fixed(number, 2), _ => Fixed(number, 3) };
    }

    /// <summary>Writes the ends of an interval of scores.</summary>
    public static string Interval(string metric, (double Low, double High)? ends) => ends is var (low, high) ? $"{Score(metric, low)} to {Score(metric, high)}" : "-";

    /// <summary>Writes a share as a percentage.</summary>
    public static string Percent(double? share, int digits = 1) => share is { } value ? Fixed(100 * value, digits) + " %" : "-";

    /// <summary>Writes the ends of an interval of shares.</summary>
    public static string Percents((double Low, double High)? ends) => ends is var (low, high) ? $"{Fixed(100 * low, 1)} to {Fixed(100 * high, 1)} %" : "-";

    /// <summary>Writes a p-value.</summary>
    public static string Probability(double? value) => value switch
    {
        null => "-",
        < 0.0001 => "< 0.0001",
        < 0.01 => Fixed(value.Value, 4),
        _ => Fixed(value.Value, 3),
    };

    /// <summary>Writes the name of a metric with its unit.</summary>
    public static string Metric(string metric, string unit) => metric is "mae" or "rmse" or "pinball"
        ? $"{(metric == "pinball" ? metric : metric.ToUpperInvariant())}, {unit}"
        : metric.ToUpperInvariant();

    private static string Fixed(double value, int digits) => value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
