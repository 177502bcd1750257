using System.Diagnostics.CodeAnalysis;

namespace Forecasting.Forecasters.Smoothing;

/// <summary>The form of a model of exponential smoothing: its error, its trend and its season.</summary>
/// <remarks>The text form is <c>ETS(A,Ad,A)</c>, and parses back; <c>A,Ad,A</c> and <c>AAdA</c> parse too. The default value is simple exponential smoothing.</remarks>
/// <param name="Error">How the error enters.</param>
/// <param name="Trend">How the trend enters.</param>
/// <param name="Season">How the season enters.</param>
public readonly record struct EtsForm(EtsError Error, EtsTrend Trend, EtsSeason Season)
{
    internal bool HasTrend => Trend != EtsTrend.None;

    internal bool IsDamped => Trend == EtsTrend.Damped;

    internal bool HasSeason => Season != EtsSeason.None;

    // A share of the level, or of the forecast, has a meaning only where all values are above zero.
    internal bool NeedsPositive => Error == EtsError.Multiplicative || Season == EtsSeason.Multiplicative;

    /// <summary>Reads a form from its text.</summary>
    /// <param name="text"><c>ETS(A,Ad,A)</c>, <c>A,Ad,A</c> or <c>AAdA</c>: A is additive, M multiplicative, N none, Ad a damped trend.</param>
    /// <returns>The form.</returns>
    /// <exception cref="FormatException">The text is not a form.</exception>
    public static EtsForm Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out EtsForm form)
            ? form
            : throw new FormatException($"'{text}' is no form of exponential smoothing: write ETS(A,Ad,A), or AAdA, with error A or M, trend N, A or Ad, season N, A or M.");
    }

    /// <summary>Reads a form from its text, or says that it cannot.</summary>
    /// <param name="text">The text; see <see cref="Parse"/>.</param>
    /// <param name="form">The form, or the default.</param>
    /// <returns>Whether the text is a form.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out EtsForm form)
    {
        form = default;
        if (text is null) return false;
        foreach (EtsError error in Enum.GetValues<EtsError>())
        {
            foreach (EtsTrend trend in Enum.GetValues<EtsTrend>())
            {
                foreach (EtsSeason season in Enum.GetValues<EtsSeason>())
                {
                    var candidate = new EtsForm(error, trend, season);
                    string inner = candidate.Letters(",");
                    if (text != inner && text != $"ETS({inner})" && text != candidate.Letters("")) continue;
                    form = candidate;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Returns the text form: <c>ETS(A,Ad,A)</c>.</summary>
    public override string ToString() => $"ETS({Letters(",")})";

    private string Letters(string between) => string.Join(
        between,
        Error == EtsError.Additive ? "A" : "M",
        Trend switch { EtsTrend.None => "N", EtsTrend.Additive => "A", _ => "Ad" },
        Season switch { EtsSeason.None => "N", EtsSeason.Additive => "A", _ => "M" });
}
