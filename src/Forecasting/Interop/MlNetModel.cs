using Forecasting.Features;
using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Regression;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop;

/// <summary>A fitted ML.NET trainer.</summary>
internal sealed class MlNetModel : RegressorModel
{
    private readonly MlNetTarget _target;

    private MlNetModel(ITransformer transformer, MlNetInput input, MlNetTarget target)
    {
        Transformer = transformer;
        Trees = MlNetTrees.TryTake(transformer, input.Names.Count);
        Input = input;
        _target = target;
    }

    /// <summary>Gets how features are handed over.</summary>
    public MlNetInput Input { get; }

    /// <summary>Gets what ML.NET fitted.</summary>
    public ITransformer Transformer { get; }

    /// <summary>Gets the trees of the model, where it is one of trees that we can walk ourselves.</summary>
    public TreeEnsemble? Trees { get; }

    public static MlNetModel Of(ITransformer transformer, MlNetInput input, MlNetTarget target, DataViewSchema schema)
    {
        DataViewSchema.Column? score = transformer.GetOutputSchema(schema).GetColumnOrNull(MlNetDataView.Score);
        return score is { } column && column.Type == NumberDataViewType.Single
            ? new MlNetModel(transformer, input, target)
            : throw new InvalidOperationException("The trainer writes no number 'Score': give one for regression.");
    }

    public static RegressorModel Constant(int features, double value) => new ConstantModel(features, value);

    /// <inheritdoc/>
    public override void Predict(FeatureMatrix features, Span<double> output)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.RowCount != output.Length)
            throw new ArgumentException($"There are {features.RowCount} rows; the output has {output.Length}.", nameof(output));
        if (output.Length == 0) return;
        ReadOnlyMemory<float>[] columns = Input.Apply(features);
        if (Trees is not null) Trees.Predict(columns, output);
        else Transform(columns, output);
        for (int i = 0; i < output.Length; i++) output[i] = _target.Undo(output[i]);
    }

    // Each call has its own cursor, which is what makes it safe on many threads.
    internal void Transform(ReadOnlyMemory<float>[] columns, Span<double> output)
    {
        var view = new MlNetDataView(Input.Names, columns, CancellationToken.None);
        IDataView scored = Transformer.Transform(view);
        DataViewSchema.Column column = scored.Schema[MlNetDataView.Score];
        using DataViewRowCursor cursor = scored.GetRowCursor([column]);
        ValueGetter<float> getter = cursor.GetGetter<float>(column);
        int row = 0;
        float score = 0;
        while (cursor.MoveNext())
        {
            getter(ref score);
            if (!float.IsFinite(score))
                throw new InvalidOperationException(FormattableString.Invariant($"The ML.NET model predicts {score} in row {row}; the trainer did not converge."));
            output[row++] = score;
        }

        if (row != output.Length) throw new InvalidOperationException($"The ML.NET model wrote {row} rows for {output.Length}: it must not drop any.");
    }

    private sealed class ConstantModel(int columns, double value) : RegressorModel
    {
        public override void Predict(FeatureMatrix features, Span<double> output)
        {
            ArgumentNullException.ThrowIfNull(features);
            if (features.Columns.Count != columns)
                throw new ArgumentException($"There are {features.Columns.Count} features; the trainer saw {columns}.", nameof(features));
            output.Fill(value);
        }
    }
}
