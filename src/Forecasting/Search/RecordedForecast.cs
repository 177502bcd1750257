namespace Forecasting.Search;

/// <summary>The forecasts of one block at the rows that are scored: for each level a value per row, and the points last.</summary>
internal sealed record RecordedForecast(double[][] Values)
{
    public double[] Points => Values[^1];

    /// <summary>Gets how many bytes the values take.</summary>
    public long Bytes => Values.Sum(values => (long)values.Length * sizeof(double));
}
