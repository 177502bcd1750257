using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop.Ssa;

/// <summary>The schema of rows with forecasts: the columns of the input, and after them those that are written.</summary>
/// <param name="Input">The schema of the rows that come in.</param>
/// <param name="Output">The schema of the rows that go out.</param>
/// <param name="Series">The column of the series.</param>
internal sealed record SsaForecastSchema(DataViewSchema Input, DataViewSchema Output, DataViewSchema.Column Series)
{
    public static SsaForecastSchema Of(DataViewSchema input, SsaForecastingTransformer forecaster)
    {
        DataViewSchema.Column series = SsaInput.Find(input, forecaster.Columns.Input);
        bool variable = forecaster.Parameters.VariableHorizon;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        foreach (string name in forecaster.Columns.Written)
            builder.AddColumn(name, new VectorDataViewType(NumberDataViewType.Single, variable ? 0 : forecaster.Parameters.Horizon));
        return new SsaForecastSchema(input, builder.ToSchema(), series);
    }

    /// <summary>Returns the columns of the input that are needed for some of the output.</summary>
    public DataViewSchema.Column[] Needed(IEnumerable<DataViewSchema.Column> output)
    {
        var needed = new SortedSet<int> { Series.Index };
        foreach (DataViewSchema.Column column in output)
        {
            if (column.Index < Input.Count) needed.Add(column.Index);
        }

        return [.. needed.Select(index => Input[index])];
    }
}
