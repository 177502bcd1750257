using System.Globalization;
using NodaTime;

namespace Forecasting.Time;

/// <summary>The step between one observation and the next: an exact duration, or a step of the local calendar.</summary>
/// <remarks>
/// A frequency has one text form that parses back: <c>PT15M</c>, <c>PT1H</c>, <c>P1D</c>, <c>P1W</c>, <c>P1M</c>, <c>P3M</c>,
/// <c>P1Y</c>, the last day of each month <c>P1M/end</c>, and Monday to Friday <c>P1D/business</c>.
/// <c>P1D</c> is a local day, which has 23, 24 or 25 hours; exactly 24 hours are <c>PT24H</c>.
/// Equal steps are equal however they were written: <c>P7D</c> is <c>P1W</c>, <c>P12M</c> is <c>P1Y</c>, <c>PT60M</c> is <c>PT1H</c>.
/// </remarks>
public sealed class Frequency : IEquatable<Frequency>
{
    private const int MaxFixedDays = 366;
    private const int MaxDays = 3660;
    private const int MaxMonths = 1200;

    private Frequency(FrequencyKind kind, long count)
    {
        Kind = kind;
        Count = count;
    }

    /// <summary>Gets the frequency of the last day of each month, <c>P1M/end</c>.</summary>
    public static Frequency MonthEnd { get; } = new(FrequencyKind.MonthEnd, 1);

    /// <summary>Gets the frequency of three months, <c>P3M</c>.</summary>
    public static Frequency Quarters { get; } = new(FrequencyKind.Month, 3);

    /// <summary>Gets the frequency of local days from Monday to Friday, <c>P1D/business</c>; holidays are not left out.</summary>
    public static Frequency BusinessDays { get; } = new(FrequencyKind.Business, 1);

    /// <summary>Gets the step as a NodaTime period.</summary>
    /// <value>For the end of the month this is whole months, for business days one day.</value>
    public Period Period => Kind switch
    {
        FrequencyKind.Fixed when Count % NodaConstants.TicksPerHour == 0 => Period.FromHours(Count / NodaConstants.TicksPerHour),
        FrequencyKind.Fixed when Count % NodaConstants.TicksPerMinute == 0 => Period.FromMinutes(Count / NodaConstants.TicksPerMinute),
        FrequencyKind.Fixed => Period.FromSeconds(Count / NodaConstants.TicksPerSecond),
        FrequencyKind.Day when Count % 7 == 0 => Period.FromWeeks((int)Count / 7),
        FrequencyKind.Day or FrequencyKind.Business => Period.FromDays((int)Count),
        _ when Count % 12 == 0 => Period.FromYears((int)Count / 12),
        _ => Period.FromMonths((int)Count),
    };

    /// <summary>Gets a value indicating whether every step has the same duration (<c>PT...</c>).</summary>
    public bool IsFixed => Kind == FrequencyKind.Fixed;

    /// <summary>Gets the exact duration of a step.</summary>
    /// <value><see langword="null"/> where the step follows the calendar.</value>
    public Duration? FixedDuration => IsFixed ? Duration.FromTicks(Count) : null;

    /// <summary>Gets the mean duration of a step, exact where the frequency is fixed.</summary>
    /// <value>A local day counts as 24 hours, a month as 30.436875 days, a business day as 33.6 hours.</value>
    public Duration NominalDuration => Duration.FromTicks(NominalTicks);

    /// <summary>Gets the number of steps in 24 hours.</summary>
    /// <value>0 where the step follows the calendar, or does not divide 24 hours.</value>
    public int StepsPerDay => IsFixed && NodaConstants.TicksPerDay % Count == 0 ? (int)(NodaConstants.TicksPerDay / Count) : 0;

    /// <summary>Gets how the frequency steps.</summary>
    internal FrequencyKind Kind { get; }

    /// <summary>Gets the size of the step: ticks, days or months by <see cref="Kind"/>.</summary>
    internal long Count { get; }

    /// <summary>Gets the mean step in ticks of 100 ns.</summary>
    internal long NominalTicks => Kind switch
    {
        FrequencyKind.Fixed => Count,
        FrequencyKind.Day => Count * NodaConstants.TicksPerDay,
        FrequencyKind.Business => NodaConstants.TicksPerDay * 7 / 5,
        _ => Count * 26_297_460_000_000, // 365.2425 / 12 days
    };

    /// <summary>Returns whether two frequencies are the same step.</summary>
    /// <param name="left">The first frequency.</param>
    /// <param name="right">The second frequency.</param>
    /// <returns><see langword="true"/> where both are the same step, or both are null.</returns>
    public static bool operator ==(Frequency? left, Frequency? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Returns whether two frequencies differ.</summary>
    /// <param name="left">The first frequency.</param>
    /// <param name="right">The second frequency.</param>
    /// <returns><see langword="true"/> where the steps differ.</returns>
    public static bool operator !=(Frequency? left, Frequency? right) => !(left == right);

    /// <summary>Makes an exact step of minutes.</summary>
    /// <param name="minutes">The minutes, from 1 to 527,040 (366 days).</param>
    /// <returns>The frequency.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minutes"/> is out of range.</exception>
    public static Frequency Minutes(int minutes)
    {
        ThrowIfOutside(minutes, MaxFixedDays * 1440, nameof(minutes));
        return FromTicks(minutes * NodaConstants.TicksPerMinute);
    }

    /// <summary>Makes an exact step of hours; <c>Hours(24)</c> is not a local day.</summary>
    /// <param name="hours">The hours, from 1 to 8,784 (366 days).</param>
    /// <returns>The frequency.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hours"/> is out of range.</exception>
    public static Frequency Hours(int hours)
    {
        ThrowIfOutside(hours, MaxFixedDays * 24, nameof(hours));
        return FromTicks(hours * NodaConstants.TicksPerHour);
    }

    /// <summary>Makes a step of local days.</summary>
    /// <param name="days">The days, from 1 to 3,660.</param>
    /// <returns>The frequency.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is out of range.</exception>
    public static Frequency Days(int days)
    {
        ThrowIfOutside(days, MaxDays, nameof(days));
        return new(FrequencyKind.Day, days);
    }

    /// <summary>Makes a step of weeks, from whatever weekday the series has.</summary>
    /// <param name="weeks">The weeks, from 1 to 522.</param>
    /// <returns>The frequency.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weeks"/> is out of range.</exception>
    public static Frequency Weeks(int weeks)
    {
        ThrowIfOutside(weeks, MaxDays / 7, nameof(weeks));
        return new(FrequencyKind.Day, weeks * 7L);
    }

    /// <summary>Makes a step of months, on the same day of each month (or its last, where the month is shorter).</summary>
    /// <param name="months">The months, from 1 to 1,200.</param>
    /// <returns>The frequency.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is out of range.</exception>
    public static Frequency Months(int months)
    {
        ThrowIfOutside(months, MaxMonths, nameof(months));
        return new(FrequencyKind.Month, months);
    }

    /// <summary>Makes a step of months, on the last day of the month: <c>MonthEnds(3)</c> is the end of each quarter.</summary>
    /// <param name="months">The months, from 1 to 1,200.</param>
    /// <returns>The frequency.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is out of range.</exception>
    public static Frequency MonthEnds(int months)
    {
        ThrowIfOutside(months, MaxMonths, nameof(months));
        return new(FrequencyKind.MonthEnd, months);
    }

    /// <summary>Makes a step of years, on the same day of each year.</summary>
    /// <param name="years">The years, from 1 to 100.</param>
    /// <returns>The frequency.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="years"/> is out of range.</exception>
    public static Frequency Years(int years)
    {
        ThrowIfOutside(years, MaxMonths / 12, nameof(years));
        return new(FrequencyKind.Month, years * 12L);
    }

    /// <summary>Reads a frequency from its text.</summary>
    /// <param name="text">An ISO 8601 period such as <c>PT15M</c> or <c>P1D</c>, with <c>/end</c> or <c>/business</c> where meant,
    /// or the short forms <c>30s</c>, <c>15m</c>, <c>15min</c>, <c>1h</c>, <c>1d</c>, <c>1w</c>.</param>
    /// <returns>The frequency.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not a frequency.</exception>
    public static Frequency Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var frequency) ? frequency : throw new ArgumentException(
            $"'{text}' is not a frequency. Write an ISO 8601 step such as PT15M, PT1H, P1D (local day), P1W, P1M, P1M/end, P3M, P1Y, "
            + "P1D/business, or a short form such as 15m, 1h, 1d.",
            nameof(text));
    }

    /// <summary>Reads a frequency from its text, if it is one.</summary>
    /// <param name="text">The text; see <see cref="Parse"/>.</param>
    /// <param name="frequency">The frequency, or null.</param>
    /// <returns><see langword="true"/> where the text is a frequency.</returns>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Frequency? frequency)
    {
        frequency = null;
        if (string.IsNullOrEmpty(text))
            return false;
        frequency = text switch
        {
            "P1D/business" => BusinessDays,
            _ when text.EndsWith("/end", StringComparison.Ordinal) => Calendar(text.AsSpan(0, text.Length - 4), monthEnd: true),
            _ when text.StartsWith("PT", StringComparison.Ordinal) => Exact(text.AsSpan(2)),
            ['P', ..] => Calendar(text, monthEnd: false),
            _ => Short(text),
        };
        return frequency is not null;
    }

    /// <inheritdoc/>
    public bool Equals(Frequency? other) => other is not null && other.Kind == Kind && other.Count == Count;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Frequency);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine((int)Kind, Count);

    /// <summary>Returns the text form, which <see cref="Parse"/> reads back.</summary>
    /// <returns>Text such as <c>PT15M</c>, <c>P1D</c> or <c>P1M/end</c>.</returns>
    public override string ToString() => Kind switch
    {
        FrequencyKind.Fixed when Count % NodaConstants.TicksPerHour == 0 => Text("PT", Count / NodaConstants.TicksPerHour, "H"),
        FrequencyKind.Fixed when Count % NodaConstants.TicksPerMinute == 0 => Text("PT", Count / NodaConstants.TicksPerMinute, "M"),
        FrequencyKind.Fixed => Text("PT", Count / NodaConstants.TicksPerSecond, "S"),
        FrequencyKind.Business => "P1D/business",
        FrequencyKind.Day when Count % 7 == 0 => Text("P", Count / 7, "W"),
        FrequencyKind.Day => Text("P", Count, "D"),
        FrequencyKind.MonthEnd => Count % 12 == 0 ? Text("P", Count / 12, "Y/end") : Text("P", Count, "M/end"),
        _ => Count % 12 == 0 ? Text("P", Count / 12, "Y") : Text("P", Count, "M"),
    };

    /// <summary>Makes an exact step of whole seconds.</summary>
    /// <param name="ticks">The step in ticks of 100 ns.</param>
    /// <returns>The frequency.</returns>
    internal static Frequency FromTicks(long ticks) => new(FrequencyKind.Fixed, ticks);

    private static string Text(string prefix, long count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{count}{unit}");

    private static void ThrowIfOutside(int value, int max, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max, name);
    }

    private static Frequency? Exact(ReadOnlySpan<char> rest)
    {
        long ticks = 0;
        var unit = 0;
        while (rest.Length > 0)
        {
            if (!TakeNumber(ref rest, out var number) || rest.IsEmpty)
                return null;
            var next = "HMS".IndexOf(rest[0], StringComparison.Ordinal) + 1;
            if (next <= unit)
                return null;
            unit = next;
            ticks += number * (next == 1 ? NodaConstants.TicksPerHour : next == 2 ? NodaConstants.TicksPerMinute : NodaConstants.TicksPerSecond);
            rest = rest[1..];
        }

        return ticks is > 0 and <= MaxFixedDays * NodaConstants.TicksPerDay ? FromTicks(ticks) : null;
    }

    private static Frequency? Calendar(ReadOnlySpan<char> text, bool monthEnd)
    {
        if (text.Length < 3 || text[0] != 'P')
            return null;
        var rest = text[1..];
        if (!TakeNumber(ref rest, out var number) || rest.Length != 1 || number < 1)
            return null;
        var kind = rest[0] is 'D' or 'W' ? FrequencyKind.Day : monthEnd ? FrequencyKind.MonthEnd : FrequencyKind.Month;
        var count = number * (rest[0] switch { 'D' or 'M' => 1, 'W' => 7, 'Y' => 12, _ => 0 });
        var max = kind == FrequencyKind.Day ? MaxDays : MaxMonths;
        return count < 1 || count > max || (monthEnd && kind == FrequencyKind.Day) ? null : new(kind, count);
    }

    private static Frequency? Short(ReadOnlySpan<char> rest)
    {
        if (!TakeNumber(ref rest, out var number) || number < 1)
            return null;
        return rest switch
        {
            "s" when number <= MaxFixedDays * 86_400 => FromTicks(number * NodaConstants.TicksPerSecond),
            "m" or "min" when number <= MaxFixedDays * 1440 => Minutes((int)number),
            "h" when number <= MaxFixedDays * 24 => Hours((int)number),
            "d" when number <= MaxDays => Days((int)number),
            "w" when number <= MaxDays / 7 => Weeks((int)number),
            _ => null,
        };
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> rest, out long number)
    {
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;
        number = 0;
        // Nine digits hold every range above, and cannot overflow later.
        if (digits is 0 or > 9)
            return false;
        number = long.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[digits..];
        return true;
    }
}
