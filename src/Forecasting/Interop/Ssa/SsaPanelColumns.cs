using Forecasting.Preparation;
using Forecasting.Tables;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop.Ssa;

/// <summary>The columns that go into and come out of a forecaster of many series.</summary>
/// <param name="Schema">What the columns that go in are.</param>
/// <param name="Levels">The quantile levels that come out.</param>
internal sealed record SsaPanelColumns(SeriesSchema Schema, QuantileLevels Levels)
{
    /// <summary>Reads, places and prepares the rows of a view.</summary>
    public RegularPanel Read(IDataView view, int threads) =>
        SeriesTable.FromDataView(view, Schema).ToPanel().Prepare(new PreparationOptions { Threads = threads });

    /// <summary>Refuses columns among which one of the schema is missing, as reading them would.</summary>
    public void Check(IEnumerable<string> names) => TableHeader.Of([.. names], Schema, new TableFault(DataViewTables.Source));

    /// <summary>Returns the columns of the forecast.</summary>
    public DataViewSchema ViewSchema() => OutputTables.ForecastTable(Schema, Levels, null).ToDataView().Schema;

    /// <summary>Returns the shape of the columns of the forecast.</summary>
    public SchemaShape Shape()
    {
        // Only ML.NET can make a column of a shape; a mapping that is never run makes one of any name and type.
        var context = new MLContext();
        var shape = new SchemaShape([]);
        foreach (OutputColumn column in OutputTables.ForecastTable(Schema, Levels, null).Columns)
        {
            shape = column switch
            {
                TextOutput => With<ReadOnlyMemory<char>>(context, shape, column.Name),
                TimeOutput => With<DateTime>(context, shape, column.Name),
                _ => With<double>(context, shape, column.Name),
            };
        }

        return shape;
    }

    private static SchemaShape With<T>(MLContext context, SchemaShape shape, string name)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Cell<T>));
        definition[nameof(Cell<>.Value)].ColumnName = name;
        return context.Transforms.CustomMapping<Nothing, Cell<T>>((_, _) => { }, null, null, definition).GetOutputSchema(shape);
    }

    private sealed class Nothing;

    private sealed class Cell<T>
    {
        public T? Value { get; set; }
    }
}
