namespace Forecasting.Forecasters.Boosting;

/// <summary>The features that an ensemble asks at all, numbered densely, and how their values are made ready for comparing.</summary>
/// <remarks>
/// LightGBM compares in double precision, reads |x| up to 1e-35 as zero, and has three meanings of missing. Here every value is made so, once for all
/// nodes, that a decision is a single-precision comparison: what is missing is not-a-number, and a category is a whole number or -1.
/// </remarks>
internal sealed class FeatureSlots
{
    // LightGBM's limit, kZeroThreshold.
    private const float Zero = 1e-35f;

    private readonly int[] _features;
    private readonly Reading[] _readings;
    private readonly int[] _slots;

    /// <summary>Numbers the features of validated trees.</summary>
    /// <param name="trees">The trees.</param>
    internal FeatureSlots(TreeArrays trees)
    {
        var readings = new Reading?[trees.FeatureCount];
        for (var node = 0; node < trees.Features.Length; node++)
        {
            var decision = trees.Decisions[node];
            readings[trees.Features[node]] = (decision & TreeArrays.Categorical) != 0 ? Reading.Category
                : TreeArrays.Missing(decision) == TreeArrays.MissingZero ? Reading.ZeroIsMissing
                : Reading.AsIs;
        }

        _features = [.. Enumerable.Range(0, trees.FeatureCount).Where(feature => readings[feature] is not null)];
        _readings = [.. _features.Select(feature => readings[feature]!.Value)];
        _slots = new int[trees.FeatureCount];
        for (var slot = 0; slot < _features.Length; slot++)
        {
            _slots[_features[slot]] = slot;
        }
    }

    private enum Reading
    {
        AsIs,
        ZeroIsMissing,
        Category,
    }

    /// <summary>The number of features asked.</summary>
    internal int Count => _features.Length;

    /// <summary>The number of a feature among those asked.</summary>
    /// <param name="feature">A feature that some node asks.</param>
    /// <returns>Its slot.</returns>
    internal int SlotOf(int feature) => _slots[feature];

    /// <summary>The greatest single-precision number that a threshold sends left, LightGBM's zero included.</summary>
    /// <param name="threshold">A threshold; positive infinity sends all that is not missing left.</param>
    /// <returns>A finite t such that x &lt;= t decides for every single-precision x as LightGBM does in double precision.</returns>
    internal static float Round(double threshold)
    {
        if (threshold >= -Zero && threshold < Zero)
        {
            // All of -1e-35 to 1e-35 is read as zero and goes one way.
            return threshold < 0 ? MathF.BitDecrement(-Zero) : Zero;
        }

        // A missing value that goes right is read as infinite, and must lie above every threshold.
        var rounded = (float)threshold;
        return rounded > threshold || rounded == float.PositiveInfinity ? MathF.BitDecrement(rounded) : rounded;
    }

    /// <summary>Whether a node sends what is missing (after its values are made ready) left.</summary>
    /// <param name="decision">The decision of a node that is not by category.</param>
    /// <param name="threshold">Its threshold.</param>
    /// <returns>Whether not-a-number goes left.</returns>
    internal static bool SendsMissingLeft(byte decision, double threshold) =>
        TreeArrays.Missing(decision) == TreeArrays.MissingNone ? 0 <= threshold : (decision & TreeArrays.DefaultLeft) != 0;

    /// <summary>Makes a block of rows ready: one run of <paramref name="stride"/> values for each slot.</summary>
    /// <param name="columns">The columns of all features.</param>
    /// <param name="row">The first row.</param>
    /// <param name="block">Receives the values; slot <c>s</c> begins at <c>s * stride</c>.</param>
    /// <param name="stride">The number of rows that a full block has; fewer are read where the columns end.</param>
    internal void Read(IReadOnlyList<ReadOnlyMemory<float>> columns, int row, Span<float> block, int stride)
    {
        for (var slot = 0; slot < _features.Length; slot++)
        {
            var source = columns[_features[slot]].Span[row..];
            var target = block.Slice(slot * stride, stride);
            source = source[..Math.Min(source.Length, stride)];
            source.CopyTo(target);
            Prepare(target[..source.Length], _readings[slot]);
        }
    }

    /// <summary>Makes one row ready: one value for each slot.</summary>
    /// <param name="row">The values of all features.</param>
    /// <param name="values">Receives one value per slot.</param>
    internal void Read(ReadOnlySpan<float> row, Span<float> values)
    {
        for (var slot = 0; slot < _features.Length; slot++)
        {
            values[slot] = row[_features[slot]];
            if (_readings[slot] != Reading.AsIs)
            {
                Prepare(values.Slice(slot, 1), _readings[slot]);
            }
        }
    }

    private static void Prepare(Span<float> values, Reading reading)
    {
        switch (reading)
        {
            case Reading.ZeroIsMissing:
                foreach (ref var value in values)
                {
                    value = MathF.Abs(value) <= Zero ? float.NaN : value;
                }

                break;
            case Reading.Category:
                foreach (ref var value in values)
                {
                    // A conversion to a whole number cuts towards zero; what is negative or missing is in no set.
                    value = value > -1 ? MathF.Truncate(value) : -1;
                }

                break;
            default:
                break;
        }
    }
}
