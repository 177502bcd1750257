using Forecasting.Forecasters.Boosting;

namespace Forecasting.Tests.Forecasters.Boosting;

public sealed class BoostingDataTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e39)]
    public void Constructor_LabelThatSinglePrecisionHasNot_NamesTheRow(double label)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => BoostingCases.Data([[1, 2, 3]], [1, label, 3]));
        Assert.Contains("row 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_LabelsThatSinglePrecisionMerges_SaysScaleThem()
    {
        double[] labels = [.. Enumerable.Range(0, 100).Select(i => 1e9 + i)];
        float[] column = new float[100];
        ArgumentException error = Assert.Throws<ArgumentException>(() => BoostingCases.Data([column], labels));
        Assert.Contains("subtract their mean", error.Message, StringComparison.Ordinal);
        _ = BoostingCases.Data([column], [.. labels.Select(label => label - 1e9)]);
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Constructor_InfiniteFeature_NamesColumnAndRow(float value)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => BoostingCases.Data([[1, 2, 3], [1, 2, value]], [1, 2, 3]));
        Assert.Contains("Column 1, row 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(1 << 20)]
    public void Constructor_NotACategory_NamesColumnAndRow(float code)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => BoostingCases.Data([[0, code, 2]], [1, 2, 3], [0]));
        Assert.Contains("Column 0, row 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_LengthsThatDiffer_Throws()
    {
        Assert.Throws<ArgumentException>(() => BoostingCases.Data([[1, 2]], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => BoostingCases.Data([], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => BoostingCases.Data([[]], []));
        Assert.Throws<ArgumentException>(() => BoostingCases.Data([[1]], [1], [1]));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Weights_NotAWeight_NamesTheRow(double weight)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => new BoostingData(BoostingCases.Memory([[1, 2]]), new double[] { 1, 2 }) { Weights = new[] { 1, weight } });
        Assert.Contains("row 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_AllWeightsZero_Throws()
    {
        var data = new BoostingData(BoostingCases.Memory([[1, 2]]), new double[] { 1, 2 }) { Weights = new double[2] };
        Assert.Throws<ArgumentException>(() => BoostingCases.Train(data, new BoostingOptions()));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void ValidationRows_NoneLeftToLearnFrom_Throws(int rows) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new BoostingData(BoostingCases.Memory([[1, 2, 3]]), new double[] { 1, 2, 3 }) { ValidationRows = rows });
}
