using Microsoft.ML;

namespace Forecasting.Interop.Ssa;

/// <summary>Finds where the value of an output column comes from: the row below, or the forecast.</summary>
internal static class SsaGetters
{
    public static ValueGetter<TValue> Of<TValue>(DataViewRow input, SsaForecastSchema schema, SsaForecastState state, DataViewSchema.Column column)
    {
        if (column.Index < schema.Input.Count) return input.GetGetter<TValue>(schema.Input[column.Index]);
        return state.Getter(column) as ValueGetter<TValue>
            ?? throw new ArgumentException($"Column '{column.Name}' holds {column.Type}, not {typeof(TValue).Name}.", nameof(column));
    }
}
