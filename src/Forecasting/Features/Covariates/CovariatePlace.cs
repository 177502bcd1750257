namespace Forecasting.Features.Covariates;

/// <summary>Finds a covariate of a panel, with an error that says what to do.</summary>
internal static class CovariatePlace
{
    /// <summary>Gets the values of a column by name: the panel that a model is served with may have its columns in another order.</summary>
    public static ReadOnlySpan<double> Of(in FeatureWindow window, string column) =>
        window.Panel.Covariate(window.Series, Any(window.Panel, column));

    public static int Known(RegularPanel history, string column)
    {
        int place = Any(history, column);
        if (history.Columns[place].Role != ColumnRole.KnownInAdvance)
        {
            throw SeriesDataException.Of(
                "FEA-003",
                $"The feature of '{column}' needs its future values, but the schema calls the column observed only; name it in KnownInAdvance if a forecast of it is at hand, or use Feature.Observed with a lag.",
                column: column);
        }

        return place;
    }

    public static int Any(RegularPanel history, string column)
    {
        int place = history.IndexOfColumn(column);
        return place >= 0 ? place : throw SeriesDataException.Of(
            "FEA-003", $"The panel has no numeric column '{column}'; name it in the schema's KnownInAdvance or ObservedOnly.", column: column);
    }
}
