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
        writer.WriteNumber("spring_absent", changes?.SpringAbsent ?? 0);
        writer.WriteNumber("spring_present", changes?.SpringPresent ?? 0);
        writer.WriteNumber("autumn_absent", changes?.AutumnAbsent ?? 0);
        writer.WriteNumber("autumn_once", changes?.AutumnOnce ?? 0);
        writer.WriteNumber("autumn_twice", changes?.AutumnTwice ?? 0);
        writer.WriteNumber("autumn_summed", changes?.AutumnSummed ?? 0);
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
