using System.Collections;
using System.Runtime.CompilerServices;

namespace Forecasting;

/// <summary>An immutable list of distinct quantile levels in rising order; <see cref="None"/> holds none.</summary>
/// <remarks>
/// <c>QuantileLevels levels = [0.1, 0.5, 0.9];</c> makes one. Levels closer than 1e-9 are taken as the same, so that
/// 0.3 and 0.1 + 0.2 are found as one level. Two lists with the same levels are equal.
/// </remarks>
[CollectionBuilder(typeof(QuantileLevels), nameof(Create))]
public sealed class QuantileLevels : IReadOnlyList<double>, IEquatable<QuantileLevels>
{
    /// <summary>Levels no farther apart than this are the same.</summary>
    internal const double Tolerance = 1e-9;

    private readonly double[] _values;

    private QuantileLevels(double[] values) => _values = values;

    /// <summary>Gets the levels 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9 and 0.95.</summary>
    /// <remarks>The deciles, and the central intervals of 50, 80 and 90 percent.</remarks>
    public static QuantileLevels Default { get; } =
        Create([0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95]);

    /// <summary>Gets the levels 0.1 to 0.9 in steps of 0.1.</summary>
    public static QuantileLevels Deciles { get; } = EqualSteps(10);

    /// <summary>Gets the levels 0.01 to 0.99 in steps of 0.01.</summary>
    public static QuantileLevels Percentiles { get; } = EqualSteps(100);

    /// <summary>Gets the list without a level: point forecasts alone.</summary>
    public static QuantileLevels None { get; } = new([]);

    /// <summary>Gets the number of levels.</summary>
    public int Count => _values.Length;

    /// <summary>Gets the levels in rising order, as probabilities.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Gets a level by its place in the rising order.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public double this[int index] => _values[index];

    /// <summary>Makes a list of levels from values in any order; a level given twice is kept once.</summary>
    /// <param name="levels">Probabilities above 0 and below 1; none gives <see cref="None"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level is not above 0 and below 1 (PRE-002).</exception>
    public static QuantileLevels Create(ReadOnlySpan<double> levels)
    {
        if (levels.IsEmpty)
        {
            return None ?? new([]);
        }

        var sorted = levels.ToArray();
        foreach (var level in sorted)
        {
            QuantileLevel.ThrowIfNotProbability(level, nameof(levels), "quantile level");
        }

        Array.Sort(sorted);
        var kept = 1;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] - sorted[kept - 1] > Tolerance)
            {
                sorted[kept++] = sorted[i];
            }
        }

        return new QuantileLevels(sorted[..kept]);
    }

    /// <summary>Finds the place of a level.</summary>
    /// <param name="level">A probability.</param>
    /// <returns>The index of the level within 1e-9 of the one asked for, or -1.</returns>
    public int IndexOf(double level)
    {
        var at = Array.BinarySearch(_values, level);
        if (at >= 0)
        {
            return at;
        }

        var above = ~at;
        if (above < _values.Length && _values[above] - level <= Tolerance)
        {
            return above;
        }

        return above > 0 && level - _values[above - 1] <= Tolerance ? above - 1 : -1;
    }

    /// <summary>Finds the two levels that bound a central interval.</summary>
    /// <param name="coverage">The probability inside the interval, above 0 and below 1: 0.8 asks for 0.1 and 0.9.</param>
    /// <returns>The indexes of (1 - coverage) / 2 and 1 - (1 - coverage) / 2, or null where either level is absent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is not above 0 and below 1 (PRE-002).</exception>
    public (int Lower, int Upper)? Interval(double coverage)
    {
        QuantileLevel.ThrowIfNotProbability(coverage, nameof(coverage), "coverage");
        var tail = (1 - coverage) / 2;
        var lower = IndexOf(tail);
        var upper = IndexOf(1 - tail);
        return lower >= 0 && upper >= 0 ? (lower, upper) : null;
    }

    /// <inheritdoc/>
    public bool Equals(QuantileLevels? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as QuantileLevels);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.Length == 0 ? 0 : HashCode.Combine(_values.Length, _values[0], _values[^1]);

    /// <summary>Writes the levels as percentiles, such as <c>P10, P50, P90</c>.</summary>
    public override string ToString() => string.Join(", ", _values.Select(level => new QuantileLevel(level)));

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    private static QuantileLevels EqualSteps(int parts)
    {
        var values = new double[parts - 1];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (i + 1) / (double)parts;
        }

        return new QuantileLevels(values);
    }
}
