using System.Diagnostics.CodeAnalysis;

namespace Forecasting.Weather;

/// <summary>A column of a weather file: its name, what it holds, and in which unit.</summary>
public sealed record WeatherColumn
{
    /// <summary>Makes a column.</summary>
    /// <param name="name">The name in the file; not empty.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="unit">The unit of the values in the file.</param>
    /// <exception cref="ArgumentException">The name is empty, or the unit is none of the variable.</exception>
    public WeatherColumn(string name, WeatherVariable variable, WeatherUnit unit)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Quantity != variable.Unit.Quantity) throw new ArgumentException($"'{variable}' has no unit {unit}; declare one of {variable.Unit.Quantity}, such as {variable.Unit}.", nameof(unit));
        (Name, Variable, Unit) = (name, variable, unit);
    }

    /// <summary>Gets the name in the file.</summary>
    public string Name { get; }

    /// <summary>Gets the variable.</summary>
    public WeatherVariable Variable { get; }

    /// <summary>Gets the unit of the values in the file.</summary>
    public WeatherUnit Unit { get; }

    /// <summary>Returns the name of our own files: <c>temperature_2m (°C)</c>.</summary>
    internal static string OwnName(WeatherVariable variable) => $"{variable.Text} ({variable.Unit.Text})";

    /// <summary>Reads a name that declares variable and unit.</summary>
    internal static bool TryParse(string name, [NotNullWhen(true)] out WeatherColumn? column)
    {
        column = null;
        int open = name.IndexOf(" (", StringComparison.Ordinal);
        if (open < 0 || name[^1] != ')' || !WeatherVariable.TryParse(name[..open], out WeatherVariable? variable)) return false;
        WeatherUnit unit = WeatherUnit.Parse(name[(open + 2)..^1]);
        if (unit.Quantity != variable.Unit.Quantity)
            throw SeriesDataException.Of("FEA-044", $"'{variable}' has no unit {unit}; declare a unit of {variable.Unit.Quantity}, such as {variable.Unit}.", column: name);
        column = new WeatherColumn(name, variable, unit);
        return true;
    }
}
