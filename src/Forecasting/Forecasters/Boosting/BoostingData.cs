namespace Forecasting.Forecasters.Boosting;

/// <summary>What boosting learns from: feature columns, labels, and optional weights.</summary>
/// <remarks>The constructor refuses what LightGBM would swallow silently: infinite features, labels that are not finite, labels that single precision cannot tell apart.</remarks>
internal sealed class BoostingData
{
    /// <summary>The number of categories that a feature may have; codes lie below it.</summary>
    /// <remarks>A split keeps one bit for each code up to its greatest, so codes have to be dense.</remarks>
    internal const int MaxCategories = 1 << 20;

    // A rounding of this share of the standard deviation moves no split that matters; more would.
    private const double LabelLossLimit = 1e-3;

    /// <summary>Takes columns and labels; nothing is copied.</summary>
    /// <param name="columns">One column per feature, each as long as <paramref name="labels"/>; <see cref="float.NaN"/> is a missing value.</param>
    /// <param name="labels">The values to learn, finite, scaled by the caller so that single precision keeps their differences.</param>
    /// <param name="categorical">The indices of the columns that hold category codes (whole numbers from 0, or <see cref="float.NaN"/>).</param>
    /// <exception cref="ArgumentException">A column has another length, a feature is infinite, a code is not one, or a label cannot be learnt.</exception>
    public BoostingData(IReadOnlyList<ReadOnlyMemory<float>> columns, ReadOnlyMemory<double> labels, IReadOnlyList<int>? categorical = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
        {
            throw new ArgumentException("There is no feature column.", nameof(columns));
        }

        if (labels.IsEmpty)
        {
            throw new ArgumentException("There is no row to learn from.", nameof(labels));
        }

        Columns = [.. columns];
        Labels = labels;
        Categorical = [.. (categorical ?? []).Distinct().Order()];
        if (Categorical.Any(index => index < 0 || index >= columns.Count))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A categorical index lies outside the {columns.Count} columns."), nameof(categorical));
        }

        for (var column = 0; column < columns.Count; column++)
        {
            CheckColumn(column, columns[column].Span, Categorical.Contains(column));
        }

        CheckLabels(labels.Span);
    }

    /// <summary>The feature columns.</summary>
    public IReadOnlyList<ReadOnlyMemory<float>> Columns { get; }

    /// <summary>The labels, one per row.</summary>
    public ReadOnlyMemory<double> Labels { get; }

    /// <summary>The indices of the categorical columns, ascending.</summary>
    public IReadOnlyList<int> Categorical { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => Labels.Length;

    /// <summary>The number of rows to learn from: all but the validation rows.</summary>
    public int TrainingRows => Rows - ValidationRows;

    /// <summary>The weight of each row; only their ratios matter.</summary>
    /// <value>Empty (all alike, the default), or one finite weight per row, none negative and one at least positive among the training rows.</value>
    /// <exception cref="ArgumentException">The value is none of these.</exception>
    public ReadOnlyMemory<double> Weights
    {
        get;
        init
        {
            if (!value.IsEmpty)
            {
                CheckWeights(value.Span);
            }

            field = value;
        }
    }

    /// <summary>The number of rows at the end that early stopping looks at and training does not.</summary>
    /// <value>From 0 (the default) to the number of rows less one.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int ValidationRows
    {
        get;
        init
        {
            if (value < 0 || value >= Rows)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(ValidationRows), value, FormattableString.Invariant($"Validation rows lie between 0 and {Rows - 1}, so that one row is left to learn from."));
            }

            field = value;
        }
    }

    /// <summary>Whether all training labels are equal, so that there is nothing to learn but the constant.</summary>
    /// <param name="constant">The label of the first row.</param>
    /// <returns>Whether all are equal to it.</returns>
    public bool IsConstant(out double constant)
    {
        constant = Labels.Span[0];
        return !Labels.Span[..TrainingRows].ContainsAnyExcept(constant);
    }

    private void CheckColumn(int column, ReadOnlySpan<float> values, bool isCategorical)
    {
        if (values.Length != Rows)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Column {column} has {values.Length} rows; there are {Rows} labels."));
        }

        for (var row = 0; row < values.Length; row++)
        {
            var value = values[row];
            if (float.IsInfinity(value))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Column {column}, row {row} is infinite: give a finite value, or NaN for a missing one."));
            }

            if (isCategorical && !float.IsNaN(value) && !(value >= 0 && value < MaxCategories && value == MathF.Truncate(value)))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Column {column}, row {row}: {value} is not a category code; codes are whole numbers from 0 to {MaxCategories - 1}, or NaN."));
            }
        }
    }

    private static void CheckLabels(ReadOnlySpan<double> labels)
    {
        var mean = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            if (!float.IsFinite((float)labels[row]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"The label of row {row} is {labels[row]}, which is not a finite single-precision number: drop rows without a target, and scale the labels."),
                    nameof(labels));
            }

            mean += (labels[row] - mean) / (row + 1);
        }

        var (squares, loss, worst) = (0.0, 0.0, 0);
        for (var row = 0; row < labels.Length; row++)
        {
            squares += (labels[row] - mean) * (labels[row] - mean);
            var lost = Math.Abs(labels[row] - (float)labels[row]);
            (loss, worst) = lost > loss ? (lost, row) : (loss, worst);
        }

        var deviation = Math.Sqrt(squares / labels.Length);
        if (loss > LabelLossLimit * deviation && labels.ContainsAnyExcept(labels[0]))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Single precision would move the label {labels[worst]} of row {worst} by {loss:g3}, while the standard deviation of the labels is {deviation:g3}: subtract their mean and divide by their deviation first."),
                nameof(labels));
        }
    }

    private void CheckWeights(ReadOnlySpan<double> weights)
    {
        if (weights.Length != Rows)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {weights.Length} weights for {Rows} rows."));
        }

        for (var row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && double.IsFinite(weights[row])))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The weight of row {row} is {weights[row]}; weights are finite and not negative."));
            }
        }
    }
}
