namespace Forecasting.Tables;

/// <summary>Names the types of the cells of typed columns.</summary>
internal static class CellType
{
    /// <summary>Returns the type of the cells of a column: of the first one that is not null where they are objects.</summary>
    public static Type? Of(Array cells)
    {
        if (cells is object?[] mixed && cells.GetType() == typeof(object[])) return mixed.FirstOrDefault(cell => cell is not null)?.GetType();
        Type element = cells.GetType().GetElementType()!;
        return Nullable.GetUnderlyingType(element) ?? element;
    }

    /// <summary>Returns a name for people.</summary>
    public static string NameOf(Array cells)
    {
        Type? type = Of(cells);
        if (type is null) return "nothing but null";
        if (type == typeof(bool)) return "booleans";
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>)) return "text";
        if (type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>)) return "raw bytes";
        return $"values of type {type.Name}";
    }
}
