using System.Globalization;
using NodaTime;

namespace Forecasting.Time;

/// <summary>A row whose label a clock change makes impossible or ambiguous, and that the rule does not place.</summary>
public sealed record LabelRefusal
{
    /// <summary>Gets the code: TIM-010 no such time, TIM-011 ambiguous, TIM-012 one row for two times.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the row, counted from 0.</summary>
    public required int Row { get; init; }

    /// <summary>Gets the label.</summary>
    public required LocalDateTime Label { get; init; }

    /// <summary>Gets the zone.</summary>
    public required string ZoneId { get; init; }

    /// <summary>Gets the offset before the clock change.</summary>
    public required Offset OffsetBefore { get; init; }

    /// <summary>Gets the offset after the clock change.</summary>
    public required Offset OffsetAfter { get; init; }

    /// <summary>Gets the number of rows that have the label.</summary>
    public required int Rows { get; init; }

    /// <summary>Gets what is wrong and what to do, naming the label, the zone and its offsets.</summary>
    public string Message => Code switch
    {
        "TIM-010" => Skipped(),
        "TIM-012" => $"{Text} happens twice in {ZoneId} ({Offsets("and")}: clocks go back), and the table has one row for it: "
            + "a 25-hour day with 24 hours of rows. Set the clock-change rule: once=earlier or once=later keeps one, once=both copies it, "
            + "once=split halves a sum.",
        _ when Rows == 2 => $"{Text} happens twice in {ZoneId} ({Offsets("and")}: clocks go back), and two rows have it, "
            + "but which is which is not certain. Give the offsets, or set the clock-change rule twice=by-order and sort the table by time.",
        _ when Rows > 2 => $"{Text} happens twice in {ZoneId} ({Offsets("and")}: clocks go back), but "
            + string.Create(CultureInfo.InvariantCulture, $"{Rows} rows have it. Remove the duplicates, or give the offsets."),
        _ => $"{Text} is ambiguous in {ZoneId}: {Offsets("or")} (clocks go back). Give the offset, or set the clock-change rule, "
            + "such as once=earlier.",
    };

    private string Text => Label.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private string Skipped()
    {
        var gap = OffsetAfter.Ticks - OffsetBefore.Ticks;
        var what = gap >= NodaConstants.TicksPerDay
            ? $"{Label.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} is a day that does not exist in {ZoneId}, which crossed the date line"
            : $"{Text} does not exist in {ZoneId}: clocks go forward over it";
        return $"{what} (from {Offset(OffsetBefore)} to {Offset(OffsetAfter)}). Give the offset, or set the clock-change rule: "
            + "spring=drop-empty or spring=drop leaves the row out, spring=shift-forward moves it.";
    }

    private string Offsets(string word) => $"{Offset(OffsetBefore)} {word} {Offset(OffsetAfter)}";

    private static string Offset(Offset offset) => offset.ToString("m", CultureInfo.InvariantCulture);
}
