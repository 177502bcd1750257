using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Forecasting;

/// <summary>The level of a quantile: the probability, between 0 and 1, that the outcome is at or below it.</summary>
/// <remarks>
/// The text form is <c>P97.5</c> for the level 0.975, and parses back to the same bits; <c>0.975</c> parses too.
/// The default value is the median, <c>P50</c>.
/// </remarks>
public readonly record struct QuantileLevel : IComparable<QuantileLevel>
{
    // The median is held as 0, so that `default` is a valid level and equal to new QuantileLevel(0.5).
    private readonly double _held;

    /// <summary>Makes a level.</summary>
    /// <param name="value">A probability above 0 and below 1: 0.975, not 97.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0 and below 1 (PRE-002).</exception>
    public QuantileLevel(double value)
    {
        ThrowIfNotProbability(value, nameof(value), "quantile level");
        _held = value == 0.5 ? 0 : value;
    }

    /// <summary>Gets the median, <c>P50</c>.</summary>
    public static QuantileLevel Median => default;

    /// <summary>Gets the level as a probability.</summary>
    /// <value>Above 0 and below 1.</value>
    public double Value => _held == 0 ? 0.5 : _held;

    /// <summary>Compares two levels.</summary>
    public static bool operator <(QuantileLevel left, QuantileLevel right) => left.Value < right.Value;

    /// <summary>Compares two levels.</summary>
    public static bool operator >(QuantileLevel left, QuantileLevel right) => left.Value > right.Value;

    /// <summary>Compares two levels.</summary>
    public static bool operator <=(QuantileLevel left, QuantileLevel right) => left.Value <= right.Value;

    /// <summary>Compares two levels.</summary>
    public static bool operator >=(QuantileLevel left, QuantileLevel right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(QuantileLevel other) => Value.CompareTo(other.Value);

    /// <summary>Reads a level from <c>P97.5</c> or <c>0.975</c>.</summary>
    /// <param name="text">The text, always in the invariant culture.</param>
    /// <exception cref="FormatException">The text is neither form.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not above 0 and below 1 (PRE-002).</exception>
    public static QuantileLevel Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryRead(text, out var value)
            ? new QuantileLevel(value)
            : throw new FormatException($"'{text}' is not a quantile level: write P97.5 or 0.975.");
    }

    /// <summary>Reads a level from <c>P97.5</c> or <c>0.975</c>, or says that it cannot.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out QuantileLevel level)
    {
        var read = TryRead(text, out var value) && value is > 0 and < 1;
        level = read ? new QuantileLevel(value) : default;
        return read;
    }

    /// <summary>Writes the level as a percentile, such as <c>P97.5</c>.</summary>
    public override string ToString() => "P" + Percent(Value);

    /// <summary>Writes a probability as a percentage with no digit lost: 0.975 as <c>97.5</c>.</summary>
    // The point moves in the shortest text; a product by 100 would make 7.000000000000001 of 0.07.
    internal static string Percent(double probability)
    {
        var text = probability.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0)
        {
            var exponent = int.Parse(text.AsSpan(e + 1), CultureInfo.InvariantCulture) + 2;
            return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, e)}E{exponent}");
        }

        var fraction = text[2..].PadRight(2, '0');
        var whole = fraction[..2].TrimStart('0');
        return (whole.Length == 0 ? "0" : whole) + (fraction.Length > 2 ? "." + fraction[2..] : "");
    }

    /// <summary>Refuses what is not above 0 and below 1, NaN included.</summary>
    internal static void ThrowIfNotProbability(double value, string parameter, string what)
    {
        if (value is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                parameter, value, $"PRE-002: a {what} must be in (0, 1), both ends excluded; 97.5 % is 0.975.");
        }
    }

    private static bool TryRead(string? text, out double value)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        value = double.NaN;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        if (text[0] is not ('P' or 'p'))
        {
            return double.TryParse(text, Style, CultureInfo.InvariantCulture, out value);
        }

        // Moving the exponent rounds once, so that what was written is read back to the bit.
        var number = text.AsSpan(1);
        var e = number.IndexOfAny('E', 'e');
        var exponent = 0;
        if (e >= 0 && !int.TryParse(number[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return false;
        }

        // An exponent outside every double is a level outside (0, 1) all the same.
        exponent = Math.Clamp(exponent, -1000, 1000) - 2;
        var digits = e >= 0 ? number[..e] : number;
        return double.TryParse(
            string.Create(CultureInfo.InvariantCulture, $"{digits}E{exponent}"), Style, CultureInfo.InvariantCulture, out value);
    }
}
