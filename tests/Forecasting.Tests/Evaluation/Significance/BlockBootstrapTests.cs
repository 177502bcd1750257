using Forecasting.Evaluation.Significance;

namespace Forecasting.Tests.Evaluation.Significance;

public sealed class BlockBootstrapTests
{
    private static readonly double[] Series =
        [.. Enumerable.Range(0, 60).Select(t => 10 + (3 * Math.Sin(0.7 * t)) + (2 * Math.Cos(2.1 * t)) + (t / 20.0))];

    // R 4.2.2, boot 1.3.28.1: quantile(tsboot(x, mean, R = 200000, l = 5, sim = "geom" or "fixed", endcorr = TRUE)$t, c(.025, .975)).
    // The deviation of the mean is about 0.4: with 20,000 replicates its percentiles lie within 0.02 of theirs.
    [Theory]
    [InlineData(BlockKind.Stationary, 10.8409798133158, 12.3514302103667)]
    [InlineData(BlockKind.Circular, 10.7584934307268, 12.4345522802813)]
    public void Mean_Series_HasTheIntervalOfR(BlockKind kind, double low, double high)
    {
        var bootstrap = new BlockBootstrap { Kind = kind, BlockLength = 5, Replicates = 20_000 };
        BootstrapInterval interval = bootstrap.Mean(Series)!.Value;
        Assert.Equal(low, interval.Low, 0.02);
        Assert.Equal(high, interval.High, 0.02);
        Assert.Equal(0.95, interval.Coverage);
    }

    [Theory]
    [InlineData(BlockKind.Stationary)]
    [InlineData(BlockKind.Circular)]
    public void Interval_AnyKind_DrawsBlocksThatFollowEachOtherOnACircle(BlockKind kind)
    {
        var bootstrap = new BlockBootstrap { Kind = kind, BlockLength = 6, Replicates = 100 };
        (int breaks, int places) = (0, 0);
        int[] counts = new int[30];
        bootstrap.Interval(30, drawn =>
        {
            Assert.Equal(30, drawn.Length);
            for (int i = 0; i < drawn.Length; i++)
            {
                counts[drawn[i]]++;
                places++;
                if (i > 0 && drawn[i] != (drawn[i - 1] + 1) % 30) breaks++;
            }

            return 0;
        });
        // Blocks of six on average, but for those that happen to follow each other.
        Assert.InRange((double)places / (breaks + 100), 5, 7.5);
        // Every place is as likely: 100 of 3,000 each, whose deviation is below 30 for blocks of six.
        Assert.All(counts, count => Assert.InRange(count, 20, 220));
    }

    [Fact]
    public void Interval_SameSeed_GivesTheSameBits()
    {
        BootstrapInterval? first = new BlockBootstrap { Seed = 3 }.Mean(Series);
        Assert.Equal(first, new BlockBootstrap { Seed = 3 }.Mean(Series));
        Assert.NotEqual(first, new BlockBootstrap { Seed = 4 }.Mean(Series));
    }

    [Fact]
    public void Mean_MissingValues_AreLeftOut() =>
        Assert.Equal(new BlockBootstrap().Mean([1, 2, 3, 4]), new BlockBootstrap().Mean([1, double.NaN, 2, 3, 4, double.NaN]));

    [Fact]
    public void Skill_LossesInProportion_IsTheSameInEveryDraw()
    {
        BootstrapInterval interval = new BlockBootstrap().Skill([.. Series.Select(loss => 0.8 * loss)], Series)!.Value;
        // Sums of products by 0.8: some roundings.
        Assert.Equal(0.2, interval.Low, 1e-12);
        Assert.Equal(0.2, interval.High, 1e-12);
    }

    [Fact]
    public void Skill_OfNothing_IsNull()
    {
        Assert.Null(new BlockBootstrap().Skill([1], [1]));
        Assert.Null(new BlockBootstrap().Skill([1, 2], [0, 0]));
        Assert.Null(new BlockBootstrap().Skill([double.NaN, 2], [1, 1]));
        Assert.Throws<ArgumentException>(() => new BlockBootstrap().Skill([1, 2], [1]));
    }

    [Fact]
    public void Mean_PersistentNoise_IsHeldByMostIntervals()
    {
        // 200 series of 400 values, each keeping 0.6 of the last: blocks of twenty hold the truth nearly as often as they promise; single
        // values, in half of the series or so.
        int blocks = Enumerable.Range(0, 200).Count(seed => Holds(seed, 20));
        int singles = Enumerable.Range(0, 200).Count(seed => Holds(seed, 1));
        Assert.InRange(blocks, 170, 198);
        Assert.InRange(singles, 100, 160);

        static bool Holds(int seed, int length) =>
            new BlockBootstrap { BlockLength = length, Replicates = 200 }.Mean(Noise.Persistent(400, 0.6, seed))!.Value.Holds(0);
    }

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlockBootstrap { BlockLength = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlockBootstrap { Replicates = 99 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlockBootstrap { Coverage = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlockBootstrap().Interval(-1, _ => 0));
    }
}
