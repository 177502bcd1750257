using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Regression;
using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace Forecasting.Interop;

/// <summary>Any regression trainer of ML.NET as a regressor.</summary>
/// <remarks>
/// <para>The trainer sees the columns <c>Features</c> (with slot names), <c>Label</c> and <c>Weight</c>, which are ML.NET's own
/// default names, and must write <c>Score</c>. A fit uses as many threads as the trainer is told to: say one where the
/// same bits are wanted every time, and let fits run side by side.</para>
/// <para>A fitted FastTree model predicts from our own trees; any other through ML.NET's <c>Transform</c>, which unlike
/// a shared <c>PredictionEngine</c> is right on many threads. For LightGBM prefer <see cref="BoostingRegressor"/>, which
/// has more objectives and faster predictions.</para>
/// </remarks>
/// <example><code>new MlNetRegressor(context =&gt; context.Regression.Trainers.FastForest())</code></example>
public sealed class MlNetRegressor : Regressor
{
    private readonly Func<MLContext, IEstimator<ITransformer>> _trainer;
    private readonly string _name;

    /// <summary>Makes a regressor of a trainer.</summary>
    /// <param name="trainer">
    /// Makes the trainer, or a chain that ends in one; called once for each fit, with a context that has the seed of the fit, so
    /// that no trainer is shared between threads.
    /// </param>
    public MlNetRegressor(Func<MLContext, IEstimator<ITransformer>> trainer)
        : this("mlnet", trainer) => ArgumentNullException.ThrowIfNull(trainer);

    private MlNetRegressor(string name, Func<MLContext, IEstimator<ITransformer>> trainer)
    {
        _name = name;
        _trainer = trainer;
    }

    /// <inheritdoc/>
    public override string Name => _name;

    /// <summary>Gets the form in which the trainer is given the features.</summary>
    /// <value>The default is <see cref="MlNetEncoding.Ordinal"/>.</value>
    public MlNetEncoding Encoding
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Encoding), value, "REG-006: give a member of MlNetEncoding.");
    }

    /// <summary>Gets whether the targets are handed over less their mean and divided by their standard deviation, in double precision.</summary>
    /// <value>The default is true, since ML.NET rounds labels to single precision. False for trainers that want positive labels.</value>
    public bool StandardiseTarget { get; init; } = true;

    /// <summary>Makes a regressor of ML.NET's FastTree: gradient boosted trees (MART), on one thread.</summary>
    /// <param name="trees">How many trees, at least 1.</param>
    /// <param name="leaves">The greatest number of leaves of a tree, at least 2.</param>
    /// <param name="learningRate">The factor by which each tree's output is shrunk, above 0.</param>
    /// <param name="minimumLeafRows">The least number of training rows in a leaf, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static MlNetRegressor FastTree(int trees = 300, int leaves = 31, double learningRate = 0.05, int minimumLeafRows = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trees, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(leaves, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumLeafRows, 1);
        if (!(learningRate > 0 && double.IsFinite(learningRate)))
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "REG-006: the learning rate is above 0 and finite.");
        return new MlNetRegressor("fasttree", context => context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            NumberOfTrees = trees,
            NumberOfLeaves = leaves,
            LearningRate = learningRate,
            MinimumExampleCountPerLeaf = minimumLeafRows,
            NumberOfThreads = 1,
            ExampleWeightColumnName = MlNetDataView.Weight,
        }));
    }

    /// <summary>Makes a regressor of ML.NET's stochastic dual coordinate ascent: a linear model with L1 and L2 penalties, on one thread.</summary>
    /// <param name="l1">The weight of the absolute coefficients, at least 0; null for the trainer's own choice.</param>
    /// <param name="l2">The weight of the squared coefficients, above 0; null for the trainer's own choice.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static MlNetRegressor Sdca(float? l1 = null, float? l2 = null)
    {
        if (l1 is not (null or (>= 0 and < float.PositiveInfinity)))
            throw new ArgumentOutOfRangeException(nameof(l1), l1, "REG-006: the penalty is at least 0 and finite.");
        if (l2 is not (null or (> 0 and < float.PositiveInfinity)))
            throw new ArgumentOutOfRangeException(nameof(l2), l2, "REG-006: the penalty is above 0 and finite.");
        return new MlNetRegressor("sdca", context => context.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options
        {
            L1Regularization = l1,
            L2Regularization = l2,
            NumberOfThreads = 1,
            ExampleWeightColumnName = MlNetDataView.Weight,
        }))
        {
            Encoding = MlNetEncoding.Standardised,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no row or no feature, a value is infinite, or rows are weighed and the trainer does not ask for weights.</exception>
    /// <exception cref="BoostingUnavailableException">The trainer's native library is missing.</exception>
    /// <exception cref="InvalidOperationException">The trainer failed, or writes no <c>Score</c>.</exception>
    public override RegressorModel Fit(RegressionData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        MlNetRows.Check(data);
        var target = MlNetTarget.Of(data.Targets.Span, StandardiseTarget);
        if (target.IsConstant) return MlNetModel.Constant(data.Features.Columns.Count, target.Centre);

        var input = MlNetInput.Learn(data.Features, Encoding);
        var view = new MlNetDataView(input.Names, input.Apply(data.Features), cancellationToken)
        {
            Labels = target.Apply(data.Targets.Span),
            Weights = MlNetRows.Weights(data.Weights.Span),
        };
        ITransformer transformer = Train(view, data.Seed, cancellationToken);
        if (!data.Weights.IsEmpty && !view.WeightsWereRead)
        {
            throw new ArgumentException(
                "The rows are weighed, but the trainer did not ask for their weights: give it exampleWeightColumnName \"Weight\".", nameof(data));
        }

        return MlNetModel.Of(transformer, input, target, view.Schema);
    }

    private ITransformer Train(MlNetDataView view, int seed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new MLContext(seed & int.MaxValue);
        // ML.NET takes no token, but a trainer that reports as it goes can be stopped where it does, and one that reads again where it reads.
        context.Log += (_, _) => cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return _trainer(context).Fit(view);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The training was stopped.", exception, cancellationToken);
        }
        catch (Exception exception) when (MlNetNative.Missing(exception) is { } missing)
        {
            throw new BoostingUnavailableException(MlNetNative.Remedy(missing.Message), exception);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The ML.NET trainer failed: {exception.Message}", exception);
        }
    }
}
