using Forecasting.Features;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Tests.Forecasters.Linear;

public class RidgeRegressorTests
{
    private const int Rows = 600;

    [Fact]
    public void Fit_LineWithCategories_IsLearntExactly()
    {
        FeatureMatrix features = Matrix(Number("x", i => i % 17), Category("kind", 3, i => i % 3));
        double[] targets = Targets(features, (x, kind) => (2 * x) + (10 * kind) - 5);

        double[] predicted = FitPredict(new RidgeRegressor { Penalty = 1e-9 }, features, targets);

        // What the penalty takes away is of its own order.
        for (int i = 0; i < Rows; i++) Assert.Equal(targets[i], predicted[i], 1e-6);
    }

    [Fact]
    public void Fit_SlopeForEachCategory_NeedsTheInteraction()
    {
        FeatureMatrix features = Matrix(Number("x", i => (i % 17) - 8), Category("kind", 3, i => i % 3));
        double[] targets = Targets(features, (x, kind) => x * (kind - 1));

        double[] without = FitPredict(new RidgeRegressor { Penalty = 1e-9 }, features, targets);
        double[] with = FitPredict(new RidgeRegressor { Penalty = 1e-9, Interactions = [["kind", "x"]] }, features, targets);

        Assert.True(Worst(targets, without) > 1);
        Assert.True(Worst(targets, with) < 1e-6);
    }

    [Fact]
    public void Fit_CubeThroughRepeatedColumn_IsLearntExactly()
    {
        FeatureMatrix features = Matrix(Number("x", i => (i % 17) - 8), Category("kind", 2, i => i % 2));
        double[] targets = Targets(features, (x, _) => (x * x * x) - (4 * x * x));
        Interaction[] powers = [["x", "x"], ["x", "x", "x"]];

        Assert.True(Worst(targets, FitPredict(new RidgeRegressor { Penalty = 1e-9, Interactions = powers }, features, targets)) < 1e-4);
    }

    [Fact]
    public void Fit_PairsOfCategories_HaveALevelEach()
    {
        FeatureMatrix features = Matrix(Category("a", 4, i => i % 4), Category("b", 3, i => i / 4 % 3));
        double[] targets = Targets(features, (a, b) => ((a * 7) + (b * 5)) % 6);

        Assert.True(Worst(targets, FitPredict(new RidgeRegressor { Penalty = 1e-9, Interactions = [["a", "b"]] }, features, targets)) < 1e-6);
    }

    [Fact]
    public void Fit_LargerPenalty_ShrinksTheSlope()
    {
        FeatureMatrix features = Matrix(Number("x", i => (i % 17) - 8));
        double[] targets = Targets(features, (x, _) => 3 * x);

        double[] light = FitPredict(new RidgeRegressor { Penalty = 1 }, features, targets);
        double[] heavy = FitPredict(new RidgeRegressor { Penalty = Rows }, features, targets);

        // The column is standardised, so a penalty of as many rows halves the slope.
        Assert.Equal(3 / (1 + (1.0 / Rows)), light[1] - light[0], 1e-6);
        Assert.Equal(1.5, heavy[1] - heavy[0], 1e-6);
    }

    [Fact]
    public void Fit_HeavySmoothness_GivesNeighboursOneSlope()
    {
        FeatureMatrix features = Matrix(Number("x", i => (i % 17) - 8), Category("kind", 3, i => i % 3));
        double[] targets = Targets(features, (x, kind) => x * kind);
        double[] Predicted(double smoothness) => FitPredict(
            new RidgeRegressor { Penalty = 1e-6, Interactions = [["kind", "x"]], Smoothness = new Dictionary<string, double> { ["kind"] = smoothness } }, features, targets);

        // Slopes of 0, 1 and 2 become their mean.
        Assert.True(Worst(targets, Predicted(0)) < 1e-6);
        double[] tied = Predicted(1e9);
        Assert.True(Worst(Targets(features, (x, _) => x), tied) < 0.05);
    }

    [Fact]
    public void Fit_Smoothness_GoesRound()
    {
        // The rows of code 0 tell nothing of the slope: it is taken from both neighbours, the last code being one.
        FeatureMatrix features = Matrix(Number("x", i => i % 4 == 0 ? 0 : (i % 17) - 8), Category("kind", 4, i => i % 4));
        double[] targets = Targets(features, (x, kind) => x * (kind == 3 ? 4 : kind == 1 ? 2 : 3));
        var regressor = new RidgeRegressor { Penalty = 1e-6, Interactions = [["kind", "x"]], Smoothness = new Dictionary<string, double> { ["kind"] = 1e-3 } };
        RegressorModel model = regressor.Fit(new RegressionData(features, targets), TestContext.Current.CancellationToken);
        FeatureMatrix asked = Matrix(Number("x", i => i % 2), Category("kind", 4, _ => 0));
        double[] predicted = new double[Rows];
        model.Predict(asked, predicted);

        Assert.Equal(3, predicted[1] - predicted[0], 0.01);
    }

    [Fact]
    public void Smoothness_Negative_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new RidgeRegressor { Smoothness = new Dictionary<string, double> { ["hour"] = -1 } });

    [Fact]
    public void Fit_WeightOfZero_RowTeachesNothing()
    {
        FeatureMatrix features = Matrix(Number("x", i => i % 17));
        double[] targets = Targets(features, (x, _) => x);
        double[] spoilt = [.. targets];
        double[] weights = new double[Rows];
        Array.Fill(weights, 1);
        for (int i = 0; i < Rows; i += 5) (spoilt[i], weights[i]) = (1000, 0);

        var data = new RegressionData(features, spoilt) { Weights = weights };
        double[] predicted = new double[Rows];
        new RidgeRegressor { Penalty = 1e-9 }.Fit(data, TestContext.Current.CancellationToken).Predict(features, predicted);

        Assert.True(Worst(targets, predicted) < 1e-6);
    }

    [Fact]
    public void Fit_MissingNumbers_CountAsTheMeanWithALevelOfTheirOwn()
    {
        FeatureMatrix features = Matrix(Number("x", i => i % 10 == 3 ? float.NaN : i % 17));
        double[] targets = [.. Enumerable.Range(0, Rows).Select(i => i % 10 == 3 ? 50.0 : i % 17)];

        Assert.True(Worst(targets, FitPredict(new RidgeRegressor { Penalty = 1e-9 }, features, targets)) < 1e-5);
    }

    [Fact]
    public void Predict_UnknownCategoryAndMissingNumber_AreFinite()
    {
        FeatureMatrix features = Matrix(Number("x", i => i % 17), Category("kind", 3, i => i % 3));
        double[] targets = Targets(features, (x, kind) => x + kind);
        RegressorModel model = new RidgeRegressor { Interactions = [["kind", "x"]] }
            .Fit(new RegressionData(features, targets), TestContext.Current.CancellationToken);
        double[] predicted = new double[Rows];
        model.Predict(Matrix(Number("x", _ => float.NaN), Category("kind", 3, _ => float.NaN)), predicted);

        Assert.All(predicted, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Predict_NumberFarBeyondTraining_IsHeldNearItsRange()
    {
        FeatureMatrix features = Matrix(Number("x", i => (i % 17) - 8));
        double[] targets = Targets(features, (x, _) => x * x * x);
        RegressorModel model = new RidgeRegressor { Penalty = 1e-9, Interactions = [["x", "x"], ["x", "x", "x"]] }
            .Fit(new RegressionData(features, targets), TestContext.Current.CancellationToken);
        double[] far = new double[Rows];
        model.Predict(Matrix(Number("x", _ => 1000)), far);

        // A tenth of the range of 16 beyond its end at 8.
        Assert.Equal(Math.Pow(9.6, 3), far[0], 1e-2);
    }

    [Fact]
    public void Fit_TwinAndConstantColumns_AreFinite()
    {
        FeatureMatrix features = Matrix(Number("x", i => i % 17), Number("twin", i => i % 17), Number("constant", _ => 4), Number("empty", _ => float.NaN));
        double[] targets = Targets(features, (x, _) => x);

        double[] predicted = FitPredict(new RidgeRegressor(), features, targets);

        // Twins share the slope and are shrunk half as much.
        Assert.True(Worst(targets, predicted) < 0.02);
    }

    [Fact]
    public void Fit_UnknownColumnInInteraction_NamesIt()
    {
        FeatureMatrix features = Matrix(Number("x", i => i));
        ArgumentException error = Assert.Throws<ArgumentException>(() => FitPredict(
            new RidgeRegressor { Interactions = [["hour", "x"]] }, features, new double[Rows]));
        Assert.Contains("'hour'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_TooManyColumns_IsRefused()
    {
        FeatureMatrix features = Matrix(Category("a", 100, i => i % 100), Category("b", 100, i => i % 100));
        Assert.Throws<ArgumentException>(() => FitPredict(new RidgeRegressor { Interactions = [["a", "b"]] }, features, new double[Rows]));
    }

    private static double[] FitPredict(RidgeRegressor regressor, FeatureMatrix features, double[] targets)
    {
        double[] predicted = new double[Rows];
        regressor.Fit(new RegressionData(features, targets), TestContext.Current.CancellationToken).Predict(features, predicted);
        return predicted;
    }

    private static double Worst(double[] targets, double[] predicted) => targets.Zip(predicted, (a, b) => Math.Abs(a - b)).Max();

    private static double[] Targets(FeatureMatrix features, Func<double, double, double> value) =>
        [.. Enumerable.Range(0, Rows).Select(i => value(
            features.Column(0).Span[i], features.Columns.Count > 1 ? features.Column(1).Span[i] : 0))];

    private static FeatureMatrix Matrix(params (FeatureColumn Column, float[] Values)[] columns) =>
        new([.. columns.Select(column => column.Column)], [.. columns.Select(column => column.Values)], Rows);

    private static (FeatureColumn Column, float[] Values) Number(string name, Func<int, float> value) =>
        (new FeatureColumn(name), [.. Enumerable.Range(0, Rows).Select(value)]);

    private static (FeatureColumn Column, float[] Values) Category(string name, int codes, Func<int, float> value) =>
        (new FeatureColumn(name) { Categories = codes }, [.. Enumerable.Range(0, Rows).Select(value)]);
}
