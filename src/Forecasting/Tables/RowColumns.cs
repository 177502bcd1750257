namespace Forecasting.Tables;

/// <summary>Names the columns of rows that are held in code, and says how to read each from a row.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <example><c>new() { ["time"] = reading => reading.Time, ["meter"] = reading => reading.Meter, ["load"] = reading => reading.Load }</c></example>
public sealed class RowColumns<T>
{
    private readonly List<string> _names = [];
    private readonly List<Func<T, object?>> _readers = [];

    /// <summary>Gets or sets how a column is read: null is a missing value.</summary>
    /// <param name="name">The name of the column.</param>
    /// <exception cref="ArgumentException">The column was set before.</exception>
    /// <exception cref="KeyNotFoundException">No column of the name was set.</exception>
    public Func<T, object?> this[string name]
    {
        get => _names.IndexOf(name) is >= 0 and { } place ? _readers[place] : throw new KeyNotFoundException($"No column '{name}' was set.");
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(name);
            ArgumentNullException.ThrowIfNull(value);
            if (_names.Contains(name)) throw new ArgumentException($"Column '{name}' is named twice.", nameof(name));
            _names.Add(name);
            _readers.Add(value);
        }
    }

    internal IReadOnlyList<string> Names => _names;

    internal object? Read(int column, T row) => _readers[column](row);
}
