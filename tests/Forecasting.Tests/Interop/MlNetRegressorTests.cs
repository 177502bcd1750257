using Forecasting.Features;
using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Regression;
using Forecasting.Interop;
using Forecasting.Tests.Forecasters.Boosting;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Forecasting.Tests.Interop;

public sealed class MlNetRegressorTests
{
    // Scores of ML.NET are single precision numbers of order 1, and labels were scaled: a few roundings.
    private const double SinglePrecision = 2e-6;

    private static readonly string[] TrainerNames = ["fasttree", "sdca", "fastforest", "lightgbm", "ols-like", "gam"];

    public static TheoryData<string> Trainers => [.. TrainerNames];

    public static MlNetRegressor Make(string name) => name switch
    {
        "fasttree" => MlNetRegressor.FastTree(40),
        "sdca" => MlNetRegressor.Sdca(),
        "fastforest" => new MlNetRegressor(context => context.Regression.Trainers.FastForest(numberOfTrees: 20)),
        "lightgbm" => new MlNetRegressor(context => context.Regression.Trainers.LightGbm(new Microsoft.ML.Trainers.LightGbm.LightGbmRegressionTrainer.Options
        {
            NumberOfIterations = 30,
            NumberOfThreads = 1,
            Deterministic = true,
            Seed = 1,
        })),
        "ols-like" => new MlNetRegressor(context => context.Regression.Trainers.OnlineGradientDescent(numberOfIterations: 5))
        {
            Encoding = MlNetEncoding.Standardised,
        },
        _ => new MlNetRegressor(context => context.Regression.Trainers.Gam(numberOfIterations: 30)) { Encoding = MlNetEncoding.Standardised },
    };

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Predict_OnManyThreads_SameBitsAsOnOne(string name)
    {
        RegressionData data = Data(2_000, 1);
        RegressorModel model = Make(name).Fit(data, TestContext.Current.CancellationToken);
        FeatureMatrix asked = Data(500, 2).Features;
        double[] once = Predict(model, asked);
        Assert.True(once.Distinct().Count() > 20);
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, i =>
        {
            int first = i % 100;
            double[] output = new double[50 + first];
            model.Predict(asked.Rows(first, output.Length), output);
            Assert.Equal(once[first..(first + output.Length)], output);
        });
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Fit_TwiceAndSideBySide_SameBits(string name)
    {
        RegressionData data = Data(1_000, 1);
        double[] once = Predict(Make(name).Fit(data, TestContext.Current.CancellationToken), data.Features);
        MlNetRegressor shared = Make(name);
        double[][] all = new double[4][];
        Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, i =>
            all[i] = Predict(shared.Fit(data, TestContext.Current.CancellationToken), data.Features));
        Assert.All(all, predicted => Assert.Equal(once, predicted));
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Predict_AsMlNetItself_CloseToSinglePrecision(string name)
    {
        RegressionData data = Data(2_000, 3);
        MlNetModel model = Assert.IsType<MlNetModel>(Make(name).Fit(data, TestContext.Current.CancellationToken));
        Assert.Equal(name == "fasttree", model.Trees is not null);

        FeatureMatrix asked = Data(3_000, 4).Features;
        double[] ours = Predict(model, asked);
        double[] theirs = ByTransform(model, data, asked);
        double spread = Deviation(data.Targets.Span);
        for (int i = 0; i < ours.Length; i++) Assert.Equal(theirs[i], ours[i], SinglePrecision * spread);
    }

    [Fact]
    public void Predict_OneRowOrNone_SameAsInABatch()
    {
        RegressionData data = Data(500, 1);
        foreach (string name in new[] { "fasttree", "sdca" })
        {
            RegressorModel model = Make(name).Fit(data, TestContext.Current.CancellationToken);
            double[] all = Predict(model, data.Features);
            Assert.Equal(all[17], Predict(model, data.Features.Rows(17, 1))[0]);
            Assert.Empty(Predict(model, data.Features.Rows(17, 0)));
        }
    }

    [Fact]
    public void Fit_Sdca_LearnsALine()
    {
        var random = new Random(3);
        float[] x = [.. Enumerable.Range(0, 800).Select(_ => (float)(1e6 + (1e3 * random.NextDouble())))];
        RegressionData data = Rows([new FeatureColumn("x")], [x], [.. x.Select(value => 5e8 + (3.0 * value))]);
        double[] predicted = Predict(MlNetRegressor.Sdca(0, 1e-3f).Fit(data, TestContext.Current.CancellationToken), data.Features);

        // The targets span 3,000: SDCA stops at a tolerance of a thousandth or so of it.
        for (int i = 0; i < predicted.Length; i++) Assert.Equal(data.Targets.Span[i], predicted[i], 10.0);
    }

    [Fact]
    public void Fit_Weights_MoveTheMean()
    {
        float[] x = [.. Enumerable.Range(0, 400).Select(i => (float)(i % 2))];
        double[] targets = [.. Enumerable.Range(0, 400).Select(i => i < 200 ? 0.0 : 1.0)];
        RegressionData data = Rows([new FeatureColumn("x")], [x], targets);
        RegressionData weighed = data with { Weights = targets.Select(target => target == 0 ? 1e-9 : 3e-9).ToArray() };
        // SDCA stops at a duality gap of a tenth of the loss.
        foreach (MlNetRegressor regressor in new[] { MlNetRegressor.FastTree(200, learningRate: 0.2), MlNetRegressor.Sdca(0, 1e-3f) })
        {
            Assert.Equal(0.5, Predict(regressor.Fit(data, TestContext.Current.CancellationToken), data.Features)[0], 0.08);
            Assert.Equal(0.75, Predict(regressor.Fit(weighed, TestContext.Current.CancellationToken), data.Features)[0], 0.08);
        }
    }

    [Fact]
    public void Fit_WeightsThatTheTrainerDoesNotRead_AreRefused()
    {
        RegressionData data = Data(300, 1) with { Weights = Enumerable.Repeat(2.0, 300).ToArray() };
        ArgumentException error = Assert.Throws<ArgumentException>(() => Make("fastforest").Fit(data, TestContext.Current.CancellationToken));
        Assert.Contains("exampleWeightColumnName", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ConstantTarget_PredictsItExactly()
    {
        RegressionData data = Rows([new FeatureColumn("x")], [[1, 2, 3]], [0.1, 0.1, 0.1]);
        Assert.All(Predict(MlNetRegressor.Sdca().Fit(data, TestContext.Current.CancellationToken), data.Features), value => Assert.Equal(0.1, value));
    }

    [Fact]
    public void Fit_ConstantAndMissingFeatures_AreBorne()
    {
        float[] x = [.. Enumerable.Range(0, 400).Select(i => (float)i)];
        float[] missing = new float[400];
        Array.Fill(missing, float.NaN);
        float[] same = new float[400];
        RegressionData data = Rows(
            [new FeatureColumn("x"), new FeatureColumn("missing"), new FeatureColumn("same"), new FeatureColumn("again")],
            [x, missing, same, x],
            [.. x.Select(value => 1e9 + value)]);
        foreach (string name in TrainerNames)
        {
            double[] predicted = Predict(Make(name).Fit(data, TestContext.Current.CancellationToken), data.Features);
            Assert.All(predicted, value => Assert.InRange(value, 1e9 - 200, 1e9 + 600));
        }
    }

    [Fact]
    public void Fit_HostileRows_AreRefusedWithTheirPlace()
    {
        FeatureColumn[] one = [new("x")];
        Refused(Rows(one, [[1, 2]], [1, double.NaN]), "row 1");
        Refused(Rows(one, [[1, float.PositiveInfinity]], [1, 2]), "'x' is infinite in row 1");
        Refused(Rows(one, [[]], []), "no row");
        Refused(Rows([], [], []), "no row");
        Refused(Rows(one, [[1, 2]], [1, 2]) with { Weights = new[] { 1, -1.0 } }, "weight of row 1");

        static void Refused(RegressionData data, string expected)
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => MlNetRegressor.FastTree().Fit(data, CancellationToken.None));
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        }
    }

    // FastTree and FastForest leave out rows with a missing value; here every row has one, and half of the signal is where.
    [Theory]
    [MemberData(nameof(Trainers))]
    public void Fit_MissingInEveryRow_LosesNoRow(string name)
    {
        float[][] columns = [new float[600], new float[600]];
        for (int i = 0; i < 600; i++) columns[i % 2][i] = float.NaN;
        RegressionData data = Rows(
            [new FeatureColumn("odd"), new FeatureColumn("even")], columns, [.. Enumerable.Range(0, 600).Select(i => i % 2 == 0 ? 1.0 : 3.0)]);
        double[] predicted = Predict(Make(name).Fit(data, TestContext.Current.CancellationToken), data.Features);
        // The truth is 2; few iterations with small steps go a part of the way.
        Assert.InRange(predicted[1] - predicted[0], 0.1, 2.5);
    }

    [Fact]
    public void Fit_TrainerFails_SaysWhich()
    {
        var regressor = new MlNetRegressor(context => context.Regression.Trainers.Sdca(featureColumnName: "Nothing"));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => regressor.Fit(Data(50, 1), TestContext.Current.CancellationToken));
        Assert.Contains("ML.NET trainer failed", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NativeLibraryMissing_SaysWhatToDo()
    {
        var regressor = new MlNetRegressor(_ => new Unloadable());
        BoostingUnavailableException error = Assert.Throws<BoostingUnavailableException>(() => regressor.Fit(Data(10, 1), TestContext.Current.CancellationToken));
        Assert.Contains("FastTreeNative", error.Message, StringComparison.Ordinal);
        Assert.Contains("runtimes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NotARegression_IsRefused()
    {
        var regressor = new MlNetRegressor(context => context.Transforms.NormalizeMeanVariance("Features"));
        Assert.Throws<InvalidOperationException>(() => regressor.Fit(Data(10, 1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Fit_PositiveTargetsAsTheyAre_ForPoisson()
    {
        float[] x = [.. Enumerable.Range(0, 1_000).Select(i => i / 1_000f)];
        RegressionData data = Rows([new FeatureColumn("x")], [x], [.. x.Select(value => Math.Exp(1 + value))]);
        var regressor = new MlNetRegressor(context => context.Regression.Trainers.LbfgsPoissonRegression(l1Regularization: 0, l2Regularization: 1e-6f))
        {
            Encoding = MlNetEncoding.Standardised,
            StandardiseTarget = false,
        };
        double[] predicted = Predict(regressor.Fit(data, TestContext.Current.CancellationToken), data.Features);
        for (int i = 0; i < predicted.Length; i++) Assert.Equal(1, predicted[i] / data.Targets.Span[i], 0.02);
    }

    [Theory]
    [InlineData("fasttree")]
    [InlineData("sdca")]
    public void Fit_Cancelled_Stops(string name)
    {
        // Either takes far longer than the token allows.
        RegressionData data = Data(60_000, 1);
        MlNetRegressor regressor = name == "sdca" ? MlNetRegressor.Sdca(0, 1e-9f) : MlNetRegressor.FastTree(5_000, 100);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() => regressor.Fit(data, source.Token));
    }

    [Fact]
    public void View_SlotNames_LetMlNetTellWhichFeatureMatters()
    {
        RegressionData data = Data(2_000, 1);
        foreach (MlNetRegressor regressor in new[] { MlNetRegressor.FastTree(30), MlNetRegressor.Sdca() })
        {
            MlNetModel model = Assert.IsType<MlNetModel>(regressor.Fit(data, TestContext.Current.CancellationToken));
            MlNetDataView view = View(model, data);
            Dictionary<string, RegressionMetricsStatistics> importance =
                new(new MLContext(1).Regression.PermutationFeatureImportance(model.Transformer, view, permutationCount: 1));
            Assert.Equal("strong", importance.MaxBy(pair => -pair.Value.RSquared.Mean).Key);
            Assert.Contains(importance.Keys, key => key.StartsWith("weak", StringComparison.Ordinal));
        }
    }

    private static MlNetDataView View(MlNetModel model, RegressionData data)
    {
        MlNetEncoding encoding = model.Transformer is ISingleFeaturePredictionTransformer<LinearRegressionModelParameters>
            ? MlNetEncoding.Standardised : MlNetEncoding.Ordinal;
        MlNetInput input = MlNetInput.Learn(data.Features, encoding);
        return new MlNetDataView(input.Names, input.Apply(data.Features), TestContext.Current.CancellationToken)
        {
            Labels = MlNetTarget.Of(data.Targets.Span, standardise: true).Apply(data.Targets.Span),
        };
    }

    // What ML.NET itself predicts, mapped back by a mean and a deviation that are computed here.
    private static double[] ByTransform(MlNetModel model, RegressionData data, FeatureMatrix asked)
    {
        double[] output = new double[asked.RowCount];
        model.Transform(model.Input.Apply(asked), output);
        double mean = data.Targets.ToArray().Average();
        double spread = Deviation(data.Targets.Span);
        for (int i = 0; i < output.Length; i++) output[i] = mean + (spread * output[i]);
        return output;
    }

    private static double Deviation(ReadOnlySpan<double> values)
    {
        double[] all = values.ToArray();
        double mean = all.Average();
        return Math.Sqrt(all.Average(value => (value - mean) * (value - mean)));
    }

    private static double[] Predict(RegressorModel model, FeatureMatrix features)
    {
        double[] output = new double[features.RowCount];
        model.Predict(features, output);
        return output;
    }

    private static RegressionData Rows(FeatureColumn[] columns, float[][] values, double[] targets) =>
        new(new FeatureMatrix(columns, values, targets.Length), targets) { Seed = 5 };

    private static RegressionData Data(int rows, int seed)
    {
        float[][] mixed = BoostingCases.Mixed(rows, seed);
        var random = new Random(seed);
        double[] targets = [.. Enumerable.Range(0, rows).Select(i => 1e6
            + (200.0 * mixed[0][i]) + (float.IsNaN(mixed[3][i]) ? 100 : 0) + (10 * mixed[5][i] is var step && float.IsNaN(step) ? 0 : step) + (20 * random.NextDouble()))];
        return Rows(
            [new FeatureColumn("strong"), new FeatureColumn("weak"), new FeatureColumn("zeros"), new FeatureColumn("gaps"), new FeatureColumn("code") { Categories = 5 }],
            [mixed[0], mixed[1], mixed[2], mixed[3], mixed[5]],
            targets);
    }

    private sealed class Unloadable : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) =>
            throw new AggregateException(new TypeInitializationException("FastTree", new DllNotFoundException("Unable to load shared library 'FastTreeNative'")));

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }
}
