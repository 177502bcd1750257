using System.Buffers;

namespace Forecasting.Forecasters.Boosting;

/// <summary>Boosted trees that predict in managed code, with the bits that LightGBM gives.</summary>
/// <remarks>Immutable and thread-safe. A prediction adds one leaf of each tree, in the order of the trees.</remarks>
internal sealed class TreeEnsemble
{
    private const int MaxStackSlots = 256;

    // Fewer rows than this are walked one by one: a block costs as much as its first 32 rows.
    private const int LeastBlockRows = 6;

    private readonly FeatureSlots _slots;
    private readonly WalkedTrees _walked;
    private readonly MaskedTrees? _masked;

    /// <summary>Validates trees and lays them out for prediction.</summary>
    /// <param name="arrays">The trees; the arrays must not be changed afterwards.</param>
    /// <exception cref="InvalidDataException">The arrays are not trees.</exception>
    public TreeEnsemble(TreeArrays arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        arrays.Validate();
        Arrays = arrays;
        _slots = new FeatureSlots(arrays);
        var categories = new CategorySets(arrays);
        _walked = new WalkedTrees(arrays, _slots, categories);
        _masked = MaskedTrees.CanHold(arrays) ? new MaskedTrees(arrays, _slots, categories) : null;
    }

    /// <summary>The trees as plain arrays.</summary>
    public TreeArrays Arrays { get; }

    /// <summary>The number of trees.</summary>
    public int TreeCount => Arrays.TreeCount;

    /// <summary>The number of feature columns.</summary>
    public int FeatureCount => Arrays.FeatureCount;

    /// <summary>Makes an ensemble that predicts the same whatever the features.</summary>
    /// <param name="value">The prediction, finite.</param>
    /// <param name="featureCount">The number of feature columns.</param>
    /// <returns>One tree of one leaf.</returns>
    public static TreeEnsemble Constant(double value, int featureCount) => new(new TreeArrays
    {
        FeatureCount = featureCount,
        NodeStarts = [0, 0],
        Features = [],
        Thresholds = [],
        Decisions = [],
        Left = [],
        Right = [],
        Gains = [],
        NodeRows = [],
        LeafValues = [value],
        LeafRows = [0],
        CategoryStarts = [0],
        CategoryBits = [],
    });

    /// <summary>Predicts each row of a table of columns.</summary>
    /// <param name="columns">One column per feature, in the order of training; <see cref="float.NaN"/> is a missing value.</param>
    /// <param name="output">Receives one prediction per row, in the unit of the labels.</param>
    /// <exception cref="ArgumentException">The number of columns differs from training, or a column from <paramref name="output"/> in length.</exception>
    public void Predict(IReadOnlyList<ReadOnlyMemory<float>> columns, Span<double> output)
    {
        ArgumentNullException.ThrowIfNull(columns);
        RequireFeatures(columns.Count, nameof(columns));
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].Length != output.Length)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Column {column} has {columns[column].Length} rows; the output has {output.Length}."), nameof(columns));
            }
        }

        if (_masked is null || output.Length < LeastBlockRows) PredictByRow(columns, output);
        else PredictByBlock(_masked, columns, output);
    }

    /// <summary>Predicts one row, without allocating.</summary>
    /// <param name="row">One value per feature, in the order of training; <see cref="float.NaN"/> is a missing value.</param>
    /// <returns>The prediction, in the unit of the labels.</returns>
    /// <exception cref="ArgumentException">The number of values differs from training.</exception>
    public double Predict(ReadOnlySpan<float> row)
    {
        RequireFeatures(row.Length, nameof(row));
        if (_slots.Count <= MaxStackSlots)
        {
            Span<float> values = stackalloc float[MaxStackSlots];
            Span<float> walked = stackalloc float[WalkedTrees.ValuesPerSlot * MaxStackSlots];
            return PredictPrepared(row, values[.._slots.Count], walked);
        }

        return PredictPrepared(row, new float[_slots.Count], new float[WalkedTrees.ValuesPerSlot * _slots.Count]);
    }

    private void PredictByBlock(MaskedTrees masked, IReadOnlyList<ReadOnlyMemory<float>> columns, Span<double> output)
    {
        const int Rows = MaskedTrees.BlockRows;
        var block = ArrayPool<float>.Shared.Rent(Math.Max(1, _slots.Count * Rows));
        for (var row = 0; row < output.Length; row += Rows)
        {
            _slots.Read(columns, row, block, Rows);
            masked.Sum(block, output.Slice(row, Math.Min(Rows, output.Length - row)));
        }

        ArrayPool<float>.Shared.Return(block);
    }

    private void PredictByRow(IReadOnlyList<ReadOnlyMemory<float>> columns, Span<double> output)
    {
        var values = new float[_slots.Count];
        var walked = new float[WalkedTrees.ValuesPerSlot * _slots.Count];
        var row = new float[FeatureCount];
        for (var at = 0; at < output.Length; at++)
        {
            for (var column = 0; column < row.Length; column++) row[column] = columns[column].Span[at];
            output[at] = PredictPrepared(row, values, walked);
        }
    }

    private double PredictPrepared(ReadOnlySpan<float> row, Span<float> values, Span<float> walked)
    {
        _slots.Read(row, values);
        WalkedTrees.Spread(values, walked);
        return _walked.Sum(walked);
    }

    private void RequireFeatures(int count, string name)
    {
        if (count != FeatureCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {count} features; the trees were trained on {FeatureCount}."), name);
        }
    }
}
