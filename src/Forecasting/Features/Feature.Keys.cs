using Forecasting.Features.Keys;

namespace Forecasting.Features;

public abstract partial class Feature
{
    /// <summary>Gets the series as a category.</summary>
    public static Feature Series { get; } = new CategoryFeature("series", (panel, series) => panel.Keys[series].ToString());

    /// <summary>Gets the mean and the standard deviation of each series up to the training origin, in the unit of the target.</summary>
    public static Feature SeriesStatistics { get; } = new SeriesStatisticsFeature();

    /// <summary>Returns a key column as a category.</summary>
    /// <param name="column">The name of the key column.</param>
    public static Feature Key(string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new CategoryFeature("key " + column, (panel, series) => panel.Keys[series][PlaceOf(panel.Schema.Keys, column, "Keys")]);
    }

    /// <summary>Returns a static column as a category.</summary>
    /// <param name="column">The name of the static column.</param>
    public static Feature Static(string column)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return new CategoryFeature("static " + column, (panel, series) => panel.Static(series, PlaceOf(panel.Schema.Static, column, "Static")));
    }

    private static int PlaceOf(ColumnNames names, string column, string role)
    {
        int place = names.IndexOf(column);
        return place >= 0 ? place : throw SeriesDataException.Of(
            "FEA-003", $"The schema has no column '{column}' in {role}; name it there.", column: column);
    }
}
