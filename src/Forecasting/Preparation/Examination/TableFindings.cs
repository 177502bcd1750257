using System.Globalization;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation.Examination;

/// <summary>Adds what shows only when all series of a table are seen together.</summary>
internal static class TableFindings
{
    /// <summary>Joins the examined series of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="series">The series, in the order of their keys.</param>
    public static TableExamination Join(SeriesTable table, SeriesExamination[] series)
    {
        List<Finding> whole = [.. table.Findings];
        if (!table.HasOffsets && table.Schema.Zone is null) whole.Add(NoZone(table));
        if (table.Schema.Target.Length > 0 && series.All(one => one.Missing[0].Count == one.Rows)) whole.Add(NoValues(table));
        TellFrequencies(table, series, whole);
        return new TableExamination { Series = series, Findings = [.. whole, .. series.SelectMany(one => one.Findings)] };
    }

    private static void TellFrequencies(SeriesTable table, SeriesExamination[] series, List<Finding> whole)
    {
        if (table.Schema.Frequency is not null) return;
        var groups = series.Where(one => one.Frequency is not null)
            .GroupBy(one => (one.Frequency, one.Evidence.Phase))
            .OrderByDescending(group => group.Count())
            .ToList();
        if (groups.Count > 1)
        {
            IEnumerable<string> steps = groups.Select(group => string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Key.Frequency}{(group.Key.Phase == Duration.Zero ? "" : $" from {Text.Of(group.Key.Phase)}")}: {group.Count()} series ({string.Join(", ", group.Take(5).Select(one => one.Key))}{(group.Count() > 5 ? ", ..." : "")})"));
            whole.Add(new Finding
            {
                Code = "TIM-040",
                Severity = FindingSeverity.Error,
                Count = groups.Count,
                File = table.File,
                Message = $"The series do not share one grid: {string.Join("; ", steps)}. Set PreparationOptions.AggregateTo to a longer common frequency, or prepare them as separate panels.",
            });
        }

        // A series that shows no step of its own takes that of the others where its rows stand on it.
        Frequency? common = groups.Count == 0 ? null : groups[0].Key.Frequency;
        for (int s = 0; s < series.Length; s++)
        {
            if (series[s].Frequency is not null) continue;
            Finding finding = Unclear(table, series[s], common);
            series[s] = series[s] with { Findings = [finding, .. series[s].Findings] };
        }
    }

    private static Finding Unclear(SeriesTable table, SeriesExamination series, Frequency? common) => new()
    {
        Code = series.Evidence.DistinctTimes < 3 ? "TIM-041" : "TIM-042",
        Severity = common is null ? FindingSeverity.Error : FindingSeverity.Warning,
        Series = series.Key,
        Label = series.First,
        File = table.File,
        Column = table.Schema.Time.ToString(),
        Message = common is null
            ? $"{series.Evidence.Explanation} Until then missing labels and long runs are not counted. Set SeriesSchema.Frequency."
            : $"{series.Evidence.Explanation} The series takes {common} of the others only if all of its rows stand on their grid; missing labels and long runs are not counted.",
    };

    private static Finding NoZone(SeriesTable table) => new()
    {
        Code = "TIM-001",
        Severity = FindingSeverity.Error,
        File = table.File,
        Column = table.Schema.Time.ToString(),
        Message = "The times have no offset from UTC, so clock changes were not looked for. Set the schema's Zone to the zone whose clock they show (UTC if they show that).",
    };

    private static Finding NoValues(SeriesTable table) => new()
    {
        Code = "IMP-001",
        Severity = FindingSeverity.Error,
        File = table.File,
        Column = table.Schema.Target,
        Message = "No series has a value of the target, so there is nothing to learn from. Check the schema's target and the words for missing values.",
    };
}
