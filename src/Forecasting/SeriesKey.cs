using System.Collections;
using System.Runtime.CompilerServices;

namespace Forecasting;

/// <summary>What identifies a series: the values of the key columns, in the order of the schema, compared ordinally.</summary>
/// <remarks>A table of one series without key columns has the key <see cref="Single"/>.</remarks>
[CollectionBuilder(typeof(SeriesKey), nameof(Create))]
public sealed class SeriesKey : IReadOnlyList<string>, IEquatable<SeriesKey>, IComparable<SeriesKey>
{
    private readonly string[] _values;

    private SeriesKey(string[] values) => _values = values;

    /// <summary>Gets the key of the only series of a table without key columns.</summary>
    public static SeriesKey Single { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public string this[int index] => _values[index];

    /// <summary>Makes a key.</summary>
    /// <param name="values">The values of the key columns.</param>
    /// <returns>The key.</returns>
    public static SeriesKey Create(params ReadOnlySpan<string> values) =>
        values.IsEmpty ? Single ?? new([]) : new SeriesKey(values.ToArray());

    /// <summary>Makes the key of one key column.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SeriesKey(string value) => Create(value);

    /// <inheritdoc/>
    public int CompareTo(SeriesKey? other)
    {
        if (other is null) return 1;
        int shared = Math.Min(_values.Length, other._values.Length);
        for (int i = 0; i < shared; i++)
        {
            int order = string.CompareOrdinal(_values[i], other._values[i]);
            if (order != 0) return order;
        }

        return _values.Length.CompareTo(other._values.Length);
    }

    /// <inheritdoc/>
    public bool Equals(SeriesKey? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SeriesKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (string value in _values) hash.Add(value, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>Joins the values with slashes.</summary>
    /// <returns>For example <c>NSW/residential</c>; empty for <see cref="Single"/>.</returns>
    public override string ToString() => string.Join('/', _values);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Tells whether two keys are equal.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(SeriesKey? left, SeriesKey? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Tells whether two keys differ.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(SeriesKey? left, SeriesKey? right) => !(left == right);

    /// <summary>Tells whether one key comes before another.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(SeriesKey? left, SeriesKey? right) => left is null ? right is not null : left.CompareTo(right) < 0;

    /// <summary>Tells whether one key comes before another or equals it.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(SeriesKey? left, SeriesKey? right) => left is null || left.CompareTo(right) <= 0;

    /// <summary>Tells whether one key comes after another.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(SeriesKey? left, SeriesKey? right) => !(left <= right);

    /// <summary>Tells whether one key comes after another or equals it.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(SeriesKey? left, SeriesKey? right) => !(left < right);
}
