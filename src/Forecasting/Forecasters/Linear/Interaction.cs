using System.Collections;
using System.Runtime.CompilerServices;
using Forecasting.Features;

namespace Forecasting.Forecasters.Linear;

/// <summary>A product of feature columns that a linear model gives coefficients of its own: categories cross, numbers multiply.</summary>
/// <remarks>
/// <c>["hour", "temp"]</c> is a slope for each hour; <c>["hour", "weekday"]</c> a level for each pair; <c>["temp", "temp"]</c> a square.
/// Numbers are standardised before they are multiplied.
/// </remarks>
[CollectionBuilder(typeof(Interaction), nameof(Create))]
public sealed class Interaction : IReadOnlyList<string>, IEquatable<Interaction>
{
    private readonly string[] _columns;

    private Interaction(string[] columns) => _columns = columns;

    /// <inheritdoc/>
    public int Count => _columns.Length;

    /// <inheritdoc/>
    public string this[int index] => _columns[index];

    /// <summary>Makes the product of columns of a <see cref="FeatureMatrix"/>.</summary>
    /// <param name="columns">Two to five names of columns; a column of numbers may stand several times.</param>
    /// <exception cref="ArgumentException">There are not two to five names, or one is empty.</exception>
    public static Interaction Create(params ReadOnlySpan<string> columns)
    {
        if (columns.Length is < 2 or > 5) throw new ArgumentException("An interaction is a product of two to five columns.", nameof(columns));
        foreach (string column in columns) ArgumentException.ThrowIfNullOrEmpty(column, nameof(columns));
        return new Interaction(columns.ToArray());
    }

    /// <inheritdoc/>
    public bool Equals(Interaction? other) => other is not null && _columns.AsSpan().SequenceEqual(other._columns);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Interaction);

    /// <inheritdoc/>
    public override int GetHashCode() => string.Join('\n', _columns).GetHashCode(StringComparison.Ordinal);

    /// <summary>Joins the names.</summary>
    /// <returns>For example <c>hour x temp</c>.</returns>
    public override string ToString() => string.Join(" x ", _columns);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
