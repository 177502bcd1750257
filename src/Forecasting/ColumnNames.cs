using System.Collections;
using System.Runtime.CompilerServices;

namespace Forecasting;

/// <summary>The names of zero, one or several columns, in order, compared ordinally.</summary>
/// <remarks>Made from a text, <c>"temp"</c>, or from a collection expression, <c>["temp", "wind"]</c>.</remarks>
[CollectionBuilder(typeof(ColumnNames), nameof(Create))]
public sealed class ColumnNames : IReadOnlyList<string>, IEquatable<ColumnNames>
{
    private readonly string[] _names;

    private ColumnNames(string[] names) => _names = names;

    /// <summary>Gets the list without a name.</summary>
    public static ColumnNames None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _names.Length;

    /// <inheritdoc/>
    public string this[int index] => _names[index];

    /// <summary>Makes the list of the given names.</summary>
    /// <param name="names">The names; none empty, none twice.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">A name is empty or stands twice.</exception>
    public static ColumnNames Create(params ReadOnlySpan<string> names)
    {
        string[] copy = names.ToArray();
        for (int i = 0; i < copy.Length; i++)
        {
            ArgumentException.ThrowIfNullOrEmpty(copy[i], nameof(names));
            if (Array.IndexOf(copy, copy[i], 0, i) >= 0)
                throw new ArgumentException($"Column '{copy[i]}' is named twice.", nameof(names));
        }

        return copy.Length == 0 ? None ?? new([]) : new ColumnNames(copy);
    }

    /// <summary>Makes the list of one name.</summary>
    /// <param name="name">The name; not empty.</param>
    public static implicit operator ColumnNames(string name) => Create(name);

    /// <summary>Makes the list of the given names.</summary>
    /// <param name="names">The names; none empty, none twice.</param>
    public static implicit operator ColumnNames(string[] names) => Create(names);

    /// <summary>Finds a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Its place, counted from 0, or -1.</returns>
    public int IndexOf(string name) => Array.IndexOf(_names, name);

    /// <inheritdoc/>
    public bool Equals(ColumnNames? other) => other is not null && _names.AsSpan().SequenceEqual(other._names);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ColumnNames);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (string name in _names) hash.Add(name, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <summary>Joins the names with commas.</summary>
    /// <returns>For example <c>temp, wind</c>.</returns>
    public override string ToString() => string.Join(", ", _names);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
