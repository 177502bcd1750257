using System.Globalization;
using System.Numerics;

namespace Forecasting.Tables;

/// <summary>Turns the cells of a typed column into doubles: the nearest one, and NaN for null.</summary>
internal static class TypedNumbers
{
    /// <summary>Tells whether a column holds whole numbers.</summary>
    public static bool AreWhole(Array cells) => CellType.Of(cells) is { } type &&
        (type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(sbyte) || type == typeof(byte)
        || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong));

    /// <summary>Reads the first cells of a column.</summary>
    /// <param name="cells">The column.</param>
    /// <param name="count">How many cells to read.</param>
    /// <returns>The numbers, or null where the column holds no numbers.</returns>
    public static double[]? Read(Array cells, int count)
    {
        if (cells is object?[] mixed) return Mixed(mixed, count);
        return Of<double>(cells, count) ?? Of<float>(cells, count) ?? Of<int>(cells, count) ?? Of<long>(cells, count) ?? Of<decimal>(cells, count)
            ?? Of<short>(cells, count) ?? Of<byte>(cells, count) ?? Of<sbyte>(cells, count) ?? Of<ushort>(cells, count) ?? Of<uint>(cells, count)
            ?? Of<ulong>(cells, count) ?? Of<Half>(cells, count);
    }

    // The element types are compared exactly: the runtime takes an array of uint for one of int, and one of an enumeration too.
    private static double[]? Of<T>(Array cells, int count)
        where T : struct, INumberBase<T>
    {
        Type? element = cells.GetType().GetElementType();
        double[] numbers;
        if (element == typeof(T))
        {
            numbers = new double[count];
            T[] values = (T[])cells;
            for (int i = 0; i < count; i++) numbers[i] = Nearest(values[i]);
            return numbers;
        }

        if (element != typeof(T?)) return null;
        numbers = new double[count];
        var nullable = (T?[])cells;
        for (int i = 0; i < count; i++) numbers[i] = nullable[i] is { } value ? Nearest(value) : double.NaN;
        return numbers;
    }

    private static double Nearest<T>(T value)
        where T : struct, INumberBase<T> =>
        typeof(T) == typeof(decimal) ? Nearest((decimal)(object)value) : double.CreateTruncating(value);

    // The runtime's own conversion of a decimal is not the nearest double.
    private static double Nearest(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        ulong digits = ((ulong)unchecked((uint)parts[1]) << 32) | unchecked((uint)parts[0]);
        if (parts[2] != 0 || digits >= 1UL << 53 || value.Scale > NumberText.ExactPower)
            return double.Parse(value.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        double number = digits / NumberText.Powers[value.Scale];
        return decimal.IsNegative(value) ? -number : number;
    }

    private static double[]? Mixed(object?[] cells, int count)
    {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            switch (cells[i])
            {
                case null:
                    numbers[i] = double.NaN;
                    break;
                case double number:
                    numbers[i] = number;
                    break;
                case decimal exact:
                    numbers[i] = Nearest(exact);
                    break;
                case float or int or long or short or byte or sbyte or ushort or uint or ulong:
                    numbers[i] = ((IConvertible)cells[i]!).ToDouble(CultureInfo.InvariantCulture);
                    break;
                case Half half:
                    numbers[i] = (double)half;
                    break;
                default:
                    return null;
            }
        }

        return numbers;
    }
}
