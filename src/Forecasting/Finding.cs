using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Forecasting;

/// <summary>Something that was met in the data: a stable code, the place, and what to do about it.</summary>
public sealed record Finding
{
    /// <summary>Gets the stable code, such as <c>TIM-010</c>; <c>docs/findings.md</c> lists them all.</summary>
    public required string Code { get; init; }

    /// <summary>Gets how much it matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>Gets what was met, where, and the remedy, in one or two sentences.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the series, or null where the finding concerns the whole table.</summary>
    public SeriesKey? Series { get; init; }

    /// <summary>Gets the instant of the first case, or null where it has none.</summary>
    public Instant? Time { get; init; }

    /// <summary>Gets the time of the first case as the source wrote it, or null.</summary>
    public string? Label { get; init; }

    /// <summary>Gets how many cases there are.</summary>
    /// <value>At least 1. The default is 1.</value>
    public long Count { get; init; } = 1;

    /// <summary>Gets the file of the first case, or null.</summary>
    public string? File { get; init; }

    /// <summary>Gets the line of the first case, counted from 1, or null.</summary>
    public long? Line { get; init; }

    /// <summary>Gets the column of the first case, or null.</summary>
    public string? Column { get; init; }

    /// <summary>Writes the finding on one line: code, severity, place, message.</summary>
    /// <returns>For example <c>TIM-010 warning  NSW 2025-10-05T02:00  This local hour does not exist.</c></returns>
    public override string ToString()
    {
        var text = new StringBuilder(Code).Append(' ').Append(Severity.ToWord());
        string place = Place();
        if (place.Length > 0) text.Append("  ").Append(place);
        return text.Append("  ").Append(Message).ToString();
    }

    private string Place()
    {
        var parts = new List<string>(4);
        if (File is not null) parts.Add(Line is null ? File : string.Create(CultureInfo.InvariantCulture, $"{File}({Line})"));
        if (Series is { Count: > 0 }) parts.Add(Series.ToString());
        if (Label is not null) parts.Add(Label);
        else if (Time is { } time) parts.Add(InstantPattern.General.Format(time));
        if (Column is not null) parts.Add(Column);
        return string.Join(' ', parts);
    }
}
