using Forecasting.Forecasters.Boosting;

namespace Forecasting.Tests.Forecasters.Boosting;

public sealed class BoostingOptionsTests
{
    public static TheoryData<string, Func<BoostingOptions>> OutOfRange => new()
    {
        { "Iterations", () => new BoostingOptions { Iterations = 0 } },
        { "Iterations", () => new BoostingOptions { Iterations = 1_000_000_000 } },
        { "LearningRate", () => new BoostingOptions { LearningRate = 0 } },
        { "LearningRate", () => new BoostingOptions { LearningRate = double.NaN } },
        { "LearningRate", () => new BoostingOptions { LearningRate = 1.01 } },
        { "Leaves", () => new BoostingOptions { Leaves = 1 } },
        { "Leaves", () => new BoostingOptions { Leaves = 4097 } },
        { "MaxDepth", () => new BoostingOptions { MaxDepth = -5 } },
        { "MinLeafRows", () => new BoostingOptions { MinLeafRows = 0 } },
        { "MaxBins", () => new BoostingOptions { MaxBins = 1 } },
        { "MaxBins", () => new BoostingOptions { MaxBins = 65_536 } },
        { "FeatureFraction", () => new BoostingOptions { FeatureFraction = 0 } },
        { "RowFraction", () => new BoostingOptions { RowFraction = double.NaN } },
        { "L1", () => new BoostingOptions { L1 = -1 } },
        { "L2", () => new BoostingOptions { L2 = double.PositiveInfinity } },
        { "Objective", () => new BoostingOptions { Objective = (BoostingObjective)9 } },
        { "QuantileLevel", () => new BoostingOptions { QuantileLevel = 1 } },
        { "HuberDelta", () => new BoostingOptions { HuberDelta = 0 } },
        { "Threads", () => new BoostingOptions { Threads = 0 } },
        { "EarlyStoppingRounds", () => new BoostingOptions { EarlyStoppingRounds = -1 } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Init_OutOfRange_NamesTheSettingAndTheCode(string name, Func<BoostingOptions> make)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Equal(name, error.ParamName);
        Assert.Contains("REG-006", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_EarlyStoppingWithoutValidationRows_Throws()
    {
        (float[][] columns, double[] labels) = BoostingCases.Plain(100);
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => BoostingCases.Train(BoostingCases.Data(columns, labels), new BoostingOptions { EarlyStoppingRounds = 5 }));
        Assert.Contains("validation rows", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(300)]
    public void Train_EdgesOfTheRanges_Work(int rows)
    {
        (float[][] columns, double[] labels) = BoostingCases.Plain(rows);
        var options = new BoostingOptions
        {
            Iterations = 1,
            LearningRate = 1,
            Leaves = 2,
            MaxDepth = 1,
            MinLeafRows = 1,
            MaxBins = 2,
            FeatureFraction = 1e-9,
            RowFraction = 1e-9,
            L1 = 1e6,
            L2 = 1e6,
        };
        Assert.All(BoostingCases.Train(BoostingCases.Data(columns, labels), options).Predict(columns), value => Assert.True(double.IsFinite(value)));
    }
}
