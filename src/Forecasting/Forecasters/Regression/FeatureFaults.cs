using Forecasting.Features;

namespace Forecasting.Forecasters.Regression;

/// <summary>Refuses features that no learner can take.</summary>
internal static class FeatureFaults
{
    /// <summary>Refuses an infinite value, and names its column, series and time.</summary>
    public static void RefuseInfinite(FeatureMatrix matrix, FeatureRange range, RegularPanel panel)
    {
        for (int c = 0; c < matrix.Columns.Count; c++)
        {
            int row = matrix.Column(c).Span.IndexOfAny(float.PositiveInfinity, float.NegativeInfinity);
            if (row < 0) continue;
            int series = Array.BinarySearch(range.Offsets, row);
            // The last series that begins at the row or before it; empty ones begin there too.
            if (series < 0) series = ~series - 1;
            while (range.Offsets[series + 1] == row) series++;
            throw new SeriesDataException(new Finding
            {
                Code = "REG-004",
                Severity = FindingSeverity.Error,
                Series = panel.Keys[series],
                Time = panel.TimeAt(series, range.From[series] + row - range.Offsets[series]),
                Column = matrix.Columns[c].Name,
                Message = $"The feature '{matrix.Columns[c].Name}' is infinite in single precision here; correct the value, give it in another unit, or leave it empty.",
            });
        }
    }
}
