using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Forecasting.Forecasters.Arima;

/// <summary>The order of a seasonal ARIMA model; its text form is <c>ARIMA(2,1,1)(0,1,1)[24]</c>, or <c>ARIMA(2,1,1)</c> without a season.</summary>
public sealed partial record ArimaOrder
{
    private const int LargestOrder = 24;
    private const int LargestSeasonalOrder = 3;
    private const int LargestSeason = 1024;

    /// <summary>Gets how many values before the last ones a value follows from: p.</summary>
    /// <value>From 0 to 24. The default is 0.</value>
    public int Autoregressive { get; init => field = Checked(value, LargestOrder); }

    /// <summary>Gets how many times the series is differenced: d.</summary>
    /// <value>From 0 to 2. The default is 0.</value>
    public int Differences { get; init => field = Checked(value, 2); }

    /// <summary>Gets how many errors before a value follows from: q.</summary>
    /// <value>From 0 to 24. The default is 0.</value>
    public int MovingAverage { get; init => field = Checked(value, LargestOrder); }

    /// <summary>Gets how many seasons before a value follows from: P.</summary>
    /// <value>From 0 to 3. The default is 0; it counts for nothing where the season is 1.</value>
    public int SeasonalAutoregressive { get; init => field = Checked(value, LargestSeasonalOrder); }

    /// <summary>Gets how many times the series is differenced by a season: D.</summary>
    /// <value>0 or 1. The default is 0; it counts for nothing where the season is 1.</value>
    public int SeasonalDifferences { get; init => field = Checked(value, 1); }

    /// <summary>Gets the errors of how many seasons before a value follows from: Q.</summary>
    /// <value>From 0 to 3. The default is 0; it counts for nothing where the season is 1.</value>
    public int SeasonalMovingAverage { get; init => field = Checked(value, LargestSeasonalOrder); }

    /// <summary>Gets the season in steps: m.</summary>
    /// <value>From 1, which is none, to 1024. The default is 1.</value>
    public int Season
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestSeason);
            field = value;
        }
    } = 1;

    /// <summary>Gets how many coefficients the order has: p + q + P + Q.</summary>
    internal int Coefficients => Autoregressive + MovingAverage + SeasonalAutoregressive + SeasonalMovingAverage;

    /// <summary>Gets how many values the differences use up: d + D·m.</summary>
    internal int DifferencedValues => Differences + (SeasonalDifferences * Season);

    /// <summary>Gets how many values before it a value follows from, of the differenced series: p + P·m.</summary>
    internal int AutoregressiveLag => Autoregressive + (SeasonalAutoregressive * Season);

    /// <summary>Gets how many errors before it a value follows from: q + Q·m.</summary>
    internal int MovingAverageLag => MovingAverage + (SeasonalMovingAverage * Season);

    /// <summary>Reads the text form.</summary>
    /// <param name="text">The text, such as <c>ARIMA(2,1,1)(0,1,1)[24]</c>; the word may be left out.</param>
    /// <returns>The order.</returns>
    /// <exception cref="FormatException">The text is no order: the message says what one looks like.</exception>
    public static ArimaOrder Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out ArimaOrder? order)
            ? order
            : throw new FormatException($"'{text}' is no ARIMA order; one looks like ARIMA(2,1,1) or ARIMA(2,1,1)(0,1,1)[24], with p and q up to {LargestOrder}, d up to 2, P and Q up to {LargestSeasonalOrder}, D up to 1 and a season up to {LargestSeason}.");
    }

    /// <summary>Reads the text form where it is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="order">Takes the order, or null.</param>
    /// <returns>Whether the text is an order.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ArimaOrder? order)
    {
        order = null;
        if (text is null || Form().Match(text) is not { Success: true } match) return false;
        int At(int group, int otherwise) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
        (int p, int d, int q) = (At(1, 0), At(2, 0), At(3, 0));
        (int seasonalP, int seasonalD, int seasonalQ, int season) = (At(4, 0), At(5, 0), At(6, 0), At(7, 1));
        if (Math.Max(p, q) > LargestOrder || d > 2 || Math.Max(seasonalP, seasonalQ) > LargestSeasonalOrder || seasonalD > 1) return false;
        if (season is < 1 or > LargestSeason) return false;
        order = new ArimaOrder
        {
            Autoregressive = p,
            Differences = d,
            MovingAverage = q,
            SeasonalAutoregressive = seasonalP,
            SeasonalDifferences = seasonalD,
            SeasonalMovingAverage = seasonalQ,
            Season = season,
        };
        return true;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string plain = string.Create(CultureInfo.InvariantCulture, $"ARIMA({Autoregressive},{Differences},{MovingAverage})");
        return Season == 1
            ? plain
            : string.Create(CultureInfo.InvariantCulture, $"{plain}({SeasonalAutoregressive},{SeasonalDifferences},{SeasonalMovingAverage})[{Season}]");
    }

    /// <summary>Returns the order that the model has: without a season what is seasonal counts for nothing.</summary>
    internal ArimaOrder Effective() =>
        Season > 1 ? this : this with { SeasonalAutoregressive = 0, SeasonalDifferences = 0, SeasonalMovingAverage = 0 };

    private static int Checked(int value, int largest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, largest);
        return value;
    }

    [GeneratedRegex(@"\A(?:ARIMA)?\(([0-9]{1,2}),([0-9]),([0-9]{1,2})\)(?:\(([0-9]),([0-9]),([0-9])\)\[([0-9]{1,4})\])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
