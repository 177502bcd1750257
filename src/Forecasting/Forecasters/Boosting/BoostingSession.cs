using System.Numerics.Tensors;

namespace Forecasting.Forecasters.Boosting;

/// <summary>One fit in LightGBM's hands: its datasets and its booster.</summary>
/// <remarks>Not thread-safe. Use all of it on one thread: LightGBM keeps its errors and its verbosity per thread.</remarks>
internal sealed class BoostingSession : IDisposable
{
    private readonly LightGbmDatasetHandle _training;
    private readonly LightGbmDatasetHandle? _validation;
    private readonly LightGbmBoosterHandle _booster;

    /// <summary>Bins the data and starts a booster without trees.</summary>
    /// <param name="data">What to learn from.</param>
    /// <param name="parameters">LightGBM's parameters.</param>
    /// <param name="withValidation">Whether <see cref="ValidationLoss"/> will be asked for.</param>
    /// <exception cref="InvalidOperationException">LightGBM refused.</exception>
    internal BoostingSession(BoostingData data, string parameters, bool withValidation)
    {
        using var none = new LightGbmDatasetHandle();
        _training = CreateDataset(data, 0, data.TrainingRows, parameters, none);
        try
        {
            LightGbmLibrary.Check(LightGbmNative.BoosterCreate(_training, parameters, out _booster));
            if (withValidation)
            {
                _validation = CreateDataset(data, data.TrainingRows, data.ValidationRows, parameters, _training);
                LightGbmLibrary.Check(LightGbmNative.BoosterAddValidData(_booster, _validation));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The native booster.</summary>
    internal LightGbmBoosterHandle Booster => _booster;

    /// <summary>The number of trees so far.</summary>
    internal int Trees
    {
        get
        {
            LightGbmLibrary.Check(LightGbmNative.BoosterGetCurrentIteration(_booster, out var trees));
            return trees;
        }
    }

    /// <summary>Grows one tree.</summary>
    /// <returns>Whether a tree was grown; false when no split met the requirements.</returns>
    /// <exception cref="InvalidOperationException">LightGBM refused.</exception>
    internal bool Grow()
    {
        LightGbmLibrary.Check(LightGbmNative.BoosterUpdateOneIter(_booster, out var finished));
        return finished == 0;
    }

    /// <summary>The mean loss over the validation rows, lower is better.</summary>
    /// <returns>The loss in the objective's own measure.</returns>
    /// <exception cref="InvalidOperationException">LightGBM refused, or there is not one measure.</exception>
    internal unsafe double ValidationLoss()
    {
        LightGbmLibrary.Check(LightGbmNative.BoosterGetEvalCounts(_booster, out var count));
        if (count != 1)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"LightGBM gave {count} measures where one was asked for."));
        }

        double loss;
        LightGbmLibrary.Check(LightGbmNative.BoosterGetEval(_booster, 1, out _, &loss));
        return loss;
    }

    /// <summary>Takes the trees out of the booster into validated managed arrays.</summary>
    /// <param name="iterations">How many of the first trees to take; 0 or less takes all.</param>
    /// <returns>The trees.</returns>
    /// <exception cref="InvalidOperationException">LightGBM refused.</exception>
    /// <exception cref="InvalidDataException">The trees are not as they must be.</exception>
    internal unsafe TreeArrays TakeTrees(int iterations)
    {
        var text = new byte[1 << 18];
        while (true)
        {
            long length;
            fixed (byte* start = text)
            {
                LightGbmLibrary.Check(LightGbmNative.BoosterSaveModelToString(_booster, 0, iterations, 0, text.Length, out length, start));
            }

            if (length <= text.Length)
            {
                return LightGbmModelText.Parse(text.AsSpan(0, checked((int)length)).TrimEnd((byte)0));
            }

            text = new byte[length];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _booster?.Dispose();
        _validation?.Dispose();
        _training.Dispose();
    }

    private static unsafe LightGbmDatasetHandle CreateDataset(
        BoostingData data, int firstRow, int rows, string parameters, LightGbmDatasetHandle reference)
    {
        using var matrix = new ColumnMatrix(data.Columns, firstRow, rows);
        LightGbmLibrary.Check(LightGbmNative.DatasetCreateFromMat(
            matrix.Pointer, LightGbmNative.Float32, rows, data.Columns.Count, 0, parameters, reference, out var dataset));
        try
        {
            var labels = new float[rows];
            var source = data.Labels.Span.Slice(firstRow, rows);
            for (var row = 0; row < rows; row++)
            {
                labels[row] = (float)source[row];
            }

            SetField(dataset, "label", labels);
            if (!data.Weights.IsEmpty)
            {
                SetField(dataset, "weight", ScaledWeights(data.Weights.Span, data.TrainingRows, firstRow, rows));
            }

            return dataset;
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    }

    private static unsafe void SetField(LightGbmDatasetHandle dataset, string field, float[] values)
    {
        fixed (float* start = values)
        {
            LightGbmLibrary.Check(LightGbmNative.DatasetSetField(dataset, field, start, values.Length, LightGbmNative.Float32));
        }
    }

    // LightGBM compares sums of weights with absolute limits, so small weights would forbid every split: a mean of 1 makes only ratios count.
    private static float[] ScaledWeights(ReadOnlySpan<double> weights, int trainingRows, int firstRow, int rows)
    {
        var greatest = TensorPrimitives.Max(weights[..trainingRows]);
        var mean = 0.0;
        for (var row = 0; row < trainingRows; row++)
        {
            mean += weights[row] / greatest;
        }

        mean /= trainingRows;
        var scaled = new float[rows];
        for (var row = 0; row < rows; row++)
        {
            scaled[row] = (float)(weights[firstRow + row] / greatest / mean);
        }

        return scaled;
    }
}
