using Forecasting.Evaluation.Significance;

namespace Forecasting.Tests.Evaluation.Significance;

public sealed class ModelConfidenceSetTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Theory]
    [InlineData(ModelConfidenceStatistic.Range)]
    [InlineData(ModelConfidenceStatistic.SemiQuadratic)]
    [InlineData(ModelConfidenceStatistic.Maximum)]
    public void Of_FourModels_IsTheOneByTheDefinition(ModelConfidenceStatistic statistic)
    {
        double[][] losses = Losses(3, 0, 0, 0.03, 0.15);
        var set = new ModelConfidenceSet { Statistic = statistic, Bootstrap = new BlockBootstrap { Replicates = 300, BlockLength = 4 } };

        ModelConfidenceSetResult result = set.Of(Names, losses);

        (string Name, double P)[] expected = ByDefinition(statistic, losses, set.Bootstrap);
        Assert.Equal(expected.Select(one => one.Name), result.Models.Select(model => model.Name));
        Assert.Equal(expected.Select(one => one.P), result.Models.Select(model => model.PValue));
        Assert.Contains(result.Models, model => model.PValue is > 0 and < 1);
        Assert.All(result.Models, model => Assert.Equal(model.PValue >= 0.1, model.IsIncluded));
    }

    [Fact]
    public void Of_OneFarBetter_HoldsItAlone()
    {
        ModelConfidenceSetResult result = new ModelConfidenceSet().Of(Names, Losses(1, 1, 0, 1.2, 1.5));
        Assert.Equal(["b"], result.Included);
        Assert.Equal("b", result.ToString());
        Assert.Equal(1, result.Models[0].PValue);
    }

    [Fact]
    public void Of_AllAlike_HoldsAll()
    {
        double[] losses = Noise.Of(50, 1);
        ModelConfidenceSetResult result = new ModelConfidenceSet().Of(Names, [losses, losses, losses, losses]);
        Assert.Equal(4, result.Included.Count);
        Assert.All(result.Models, model => Assert.InRange(model.PValue, 0, 1));
    }

    [Fact]
    public void Of_ModelsInAnotherOrder_IsTheSame()
    {
        double[][] losses = Losses(5, 0, 0.1, 0.2, 0.3);
        ModelConfidenceSetResult forth = new ModelConfidenceSet().Of(Names, losses);
        ModelConfidenceSetResult back = new ModelConfidenceSet().Of([.. Names.Reverse()], [.. losses.Reverse()]);
        Assert.Equal(forth.Models.Select(model => (model.Name, model.PValue)), back.Models.Select(model => (model.Name, model.PValue)));
    }

    [Fact]
    public void Of_MissingLoss_LeavesOutItsTimeForAll()
    {
        double[][] losses = Losses(1, 0, 0, 0, 0);
        losses[2][7] = double.NaN;
        ModelConfidenceSetResult result = new ModelConfidenceSet().Of(Names, losses);
        Assert.Equal(losses[0].Length - 1, result.Count);
    }

    [Fact]
    public void Of_NoModelOrNoTimes_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new ModelConfidenceSet().Of([], []));
        Assert.Throws<ArgumentException>(() => new ModelConfidenceSet().Of(["a", "b"], [[1, 2]]));
        Assert.Throws<ArgumentException>(() => new ModelConfidenceSet().Of(["a", "b"], [[1, 2], [1]]));
        Assert.Throws<ArgumentException>(() => new ModelConfidenceSet().Of(["a", "b"], [[1, double.NaN], [1, 2]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelConfidenceSet { Level = 0 });
        Assert.Equal(["a"], new ModelConfidenceSet().Of(["a"], [[1, 2]]).Included);
    }

    [Fact]
    public void Of_EquallyGoodModels_SetsOneAsideAsSeldomAsItShould()
    {
        // 200 draws of four equal models: at the level of 10 % any is set aside in about 20, deviation 4; what 300 replicates add is little.
        var set = new ModelConfidenceSet { Bootstrap = new BlockBootstrap { Replicates = 300, BlockLength = 1 } };
        int wrong = Enumerable.Range(0, 200).Count(draw => set.Of(Names, [.. Names.Select((_, m) => Noise.Of(60, (4 * draw) + m))]).Included.Count < 4);
        Assert.InRange(wrong, 5, 42);
    }

    private static double[][] Losses(int seed, params double[] means) =>
        [.. means.Select((mean, m) => Noise.Of(80, (100 * seed) + m).Select(value => mean + (0.5 * value)).ToArray())];

    // Every replicate scored anew from its drawn losses, each statistic by its formula (Hansen, Lunde and Nason 2011, section 3).
    private static (string Name, double P)[] ByDefinition(ModelConfidenceStatistic statistic, double[][] losses, BlockBootstrap bootstrap)
    {
        var drawn = new List<double[]>();
        bootstrap.Interval(losses[0].Length, places =>
        {
            int[] kept = places.ToArray();
            drawn.Add([.. losses.Select(one => kept.Select(place => one[place]).Average())]);
            return 0;
        });
        double[] means = [.. losses.Select(one => one.Average())];
        List<int> left = [0, 1, 2, 3];
        var order = new List<(string, double)>();
        double most = 0;
        while (left.Count > 1)
        {
            double observed = Of(means, new double[4], out int worst);
            double above = drawn.Count(replicate => Of(replicate, means, out _) >= observed);
            most = Math.Max(most, above / drawn.Count);
            order.Insert(0, (Names[worst], most));
            left.Remove(worst);
        }

        order.Insert(0, (Names[left[0]], 1));
        return [.. order];

        double Pair(int i, int j, double[] of, double[] centre)
        {
            double deviation = Math.Sqrt(drawn.Average(one => Math.Pow(one[i] - one[j] - means[i] + means[j], 2)));
            return (of[i] - of[j] - centre[i] + centre[j]) / deviation;
        }

        double Alone(int i, double[] of, double[] centre)
        {
            double deviation = Math.Sqrt(drawn.Average(one => Math.Pow(one[i] - left.Average(j => one[j]) - means[i] + left.Average(j => means[j]), 2)));
            return (of[i] - left.Average(j => of[j]) - centre[i] + left.Average(j => centre[j])) / deviation;
        }

        double Of(double[] of, double[] centre, out int worst)
        {
            var pairs = left.SelectMany(i => left.Where(j => j != i).Select(j => (I: i, T: Pair(i, j, of, centre)))).ToArray();
            worst = statistic == ModelConfidenceStatistic.Range ? pairs.MaxBy(pair => pair.T).I : left.MaxBy(i => Alone(i, of, centre));
            return statistic switch
            {
                ModelConfidenceStatistic.Range => pairs.Max(pair => Math.Abs(pair.T)),
                ModelConfidenceStatistic.SemiQuadratic => pairs.Sum(pair => pair.T * pair.T) / 2,
                _ => left.Max(i => Alone(i, of, centre)),
            };
        }
    }
}
