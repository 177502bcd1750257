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
    /// <param name="numbers">Takes the numbers, as many as it has places.</param>
    /// <returns>False where the column holds no numbers.</returns>
    public static bool TryRead(Array cells, Span<double> numbers)
    {
        if (cells is object?[] mixed) return Mixed(mixed, numbers);
        return Of<double>(cells, numbers) || Of<float>(cells, numbers) || Of<int>(cells, numbers) || Of<long>(cells, numbers)
            || Of<decimal>(cells, numbers) || Of<short>(cells, numbers) || Of<byte>(cells, numbers) || Of<sbyte>(cells, numbers)
            || Of<ushort>(cells, numbers) || Of<uint>(cells, numbers) || Of<ulong>(cells, numbers) || Of<Half>(cells, numbers);
    }

    // The element types are compared exactly: the runtime takes an array of uint for one of int, and one of an enumeration too.
    private static bool Of<T>(Array cells, Span<double> numbers)
        where T : struct, INumberBase<T>
    {
        Type? element = cells.GetType().GetElementType();
        if (element == typeof(T))
        {
            ReadOnlySpan<T> values = ((T[])cells).AsSpan(0, numbers.Length);
            for (int i = 0; i < values.Length; i++) numbers[i] = Nearest(values[i]);
            return true;
        }

        if (element != typeof(T?)) return false;
        ReadOnlySpan<T?> nullable = ((T?[])cells).AsSpan(0, numbers.Length);
        for (int i = 0; i < nullable.Length; i++) numbers[i] = nullable[i] is { } value ? Nearest(value) : double.NaN;
        return true;
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

    private static bool Mixed(object?[] cells, Span<double> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
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
                    return false;
            }
        }

        return true;
    }
}
