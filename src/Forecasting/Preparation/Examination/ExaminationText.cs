using System.Globalization;
using System.Text;

namespace Forecasting.Preparation.Examination;

/// <summary>Writes examinations for people.</summary>
internal static class ExaminationText
{
    private const int ShownSeries = 20;

    /// <summary>Writes one series on one line.</summary>
    public static string Line(SeriesExamination series)
    {
        var text = new StringBuilder();
        string name = series.Key.ToString();
        if (name.Length > 0) text.Append(name).Append("  ");
        text.Append(CultureInfo.InvariantCulture, $"{series.First} to {series.Last}, ");
        text.Append(series.Frequency?.ToString() ?? "no one frequency");
        text.Append(CultureInfo.InvariantCulture, $" ({series.Confidence:0.00}), {series.Rows:N0} rows");
        Add("missing labels", series.MissingLabels);
        Add("duplicated labels", series.DuplicatedLabels);
        if (series.ClockChanges is { } changes)
        {
            Add("spring absent", changes.SpringAbsent);
            Add("spring present", changes.SpringPresent);
            Add("autumn absent", changes.AutumnAbsent);
            Add("autumn once", changes.AutumnOnce);
            Add("autumn twice", changes.AutumnTwice);
            Add("autumn summed", changes.AutumnSummed);
        }

        foreach ((string column, long count) in series.Missing) Add($"empty in {column}", count);
        Add("zeros", series.Zeros);
        Add("stuck runs", series.StuckRuns);
        Add("zero runs", series.ZeroRuns);
        return text.ToString();

        void Add(string what, long count)
        {
            if (count > 0) text.Append(CultureInfo.InvariantCulture, $", {count:N0} {what}");
        }
    }

    /// <summary>Writes a whole table.</summary>
    public static string Whole(TableExamination table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{table.Series.Count:N0} series, {table.Series.Sum(series => series.Rows):N0} rows\n");
        foreach (SeriesExamination series in table.Series.Take(ShownSeries)) text.Append("  ").Append(Line(series)).Append('\n');
        if (table.Series.Count > ShownSeries)
            text.Append(CultureInfo.InvariantCulture, $"  ... and {table.Series.Count - ShownSeries:N0} more\n");
        FindingSummary.Append(text, table.Findings);
        return text.ToString();
    }
}
