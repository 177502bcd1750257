using System.Text.Json;
using Forecasting.Time;

namespace Forecasting.Preparation.Examination;

/// <summary>Writes examinations as JSON.</summary>
internal static class ExaminationJson
{
    /// <summary>Writes the object of one series.</summary>
    public static void Write(Utf8JsonWriter writer, SeriesExamination series)
    {
        ClockChangeCounts? changes = series.ClockChanges;
        writer.WriteStartObject();
        writer.WriteString("series", series.Key.ToString());
        writer.WriteNumber("rows", series.Rows);
        writer.WriteString("frequency", series.Frequency?.ToString());
        writer.WriteNumber("confidence", series.Confidence);
        writer.WriteString("first", series.First);
        writer.WriteString("last", series.Last);
        writer.WriteNumber("missing_labels", series.MissingLabels);
        writer.WriteNumber("duplicated_labels", series.DuplicatedLabels);
        Write(writer, "spring_absent", changes?.SpringAbsent);
        Write(writer, "spring_present", changes?.SpringPresent);
        Write(writer, "autumn_absent", changes?.AutumnAbsent);
        Write(writer, "autumn_once", changes?.AutumnOnce);
        Write(writer, "autumn_twice", changes?.AutumnTwice);
        Write(writer, "autumn_summed", changes?.AutumnSummed);
        writer.WriteStartObject("nan");
        foreach ((string column, long count) in series.Missing) writer.WriteNumber(column, count);
        writer.WriteEndObject();
        writer.WriteNumber("zeros", series.Zeros);
        writer.WriteNumber("stuck_runs", series.StuckRuns);
        writer.WriteStartArray("findings");
        foreach (Finding finding in series.Findings) Write(writer, finding);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // Without a zone nothing is known of clock changes.
    private static void Write(Utf8JsonWriter writer, string name, int? count)
    {
        if (count is { } known) writer.WriteNumber(name, known);
        else writer.WriteNull(name);
    }

    private static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("code", finding.Code);
        writer.WriteString("severity", finding.Severity.ToWord());
        writer.WriteString("time", finding.Label ?? finding.Time?.ToString());
        writer.WriteNumber("count", finding.Count);
        writer.WriteString("message", finding.Message);
        writer.WriteEndObject();
    }
}
