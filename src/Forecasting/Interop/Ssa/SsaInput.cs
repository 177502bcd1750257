using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop.Ssa;

/// <summary>Reads the series out of a data view.</summary>
internal static class SsaInput
{
    public static DataViewSchema.Column Find(DataViewSchema schema, string name)
    {
        DataViewSchema.Column column = schema.GetColumnOrNull(name) ?? throw Missing(name, nameof(schema));
        return column.Type == NumberDataViewType.Single ? column : throw WrongType(name, column.Type, nameof(schema));
    }

    public static List<float> Read(IDataView input, DataViewSchema.Column column)
    {
        var values = new List<float>();
        using DataViewRowCursor cursor = input.GetRowCursor([column]);
        ValueGetter<float> getter = cursor.GetGetter<float>(column);
        float value = 0;
        while (cursor.MoveNext())
        {
            getter(ref value);
            values.Add(value);
        }

        return values;
    }

    public static ArgumentException Missing(string name, string parameter) => new($"There is no column '{name}'.", parameter);

    public static ArgumentException WrongType(string name, DataViewType type, string parameter) =>
        new($"Column '{name}' is of type {type}; the series is a column of Single. Convert it first: Transforms.Conversion.ConvertType.", parameter);
}
