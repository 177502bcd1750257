using Forecasting.Search;

namespace Forecasting.Tests.Search;

public sealed class ParzenProposalTests
{
    [Fact]
    public void Draw_GoodTrialsLieAtOneEnd_DrawsThereMoreOften()
    {
        var family = new GivenFamily(9, 9);
        // The loss rises with the distance from the last value of the first setting; the second means nothing.
        (int[] Choice, double Loss)[] seen = [.. Enumerable.Range(0, 40).Select(i => (new[] { i % 9, i * 5 % 9 }, 8.0 - (i % 9)))];
        var random = new SearchRandom(1);

        double mean = Enumerable.Range(0, 50).Average(_ => ParzenProposal.Draw(family, seen, new HashSet<string>(), random)![0]);

        Assert.True(mean > 6.5, $"the mean place is {mean}, of values that lie about 4 where nothing is known");
    }

    [Fact]
    public void Draw_EverythingTried_GivesNothing()
    {
        var family = new GivenFamily(2);
        HashSet<string> tried = [ParzenProposal.Key(family, [0]), ParzenProposal.Key(family, [1])];
        Assert.Null(ParzenProposal.Draw(family, [([0], 1), ([1], 2)], tried, new SearchRandom(0)));
    }

    [Fact]
    public void Draw_SameSeed_SameSettings()
    {
        var family = new GivenFamily(5, 5, 5);
        (int[], double)[] seen = [([2, 2, 2], 1), ([1, 4, 0], 2)];
        Assert.Equal(
            ParzenProposal.Draw(family, seen, new HashSet<string>(), new SearchRandom(7)),
            ParzenProposal.Draw(family, seen, new HashSet<string>(), new SearchRandom(7)));
    }

    private sealed class GivenFamily(params int[] values) : SettingFamily
    {
        public override string Name => "given";

        public override IReadOnlyList<Setting> Settings { get; } =
            [.. values.Select((count, i) => new Setting($"setting {i}", [.. Enumerable.Range(0, count).Select(v => $"{v}")], 0))];

        public override Forecaster Make(IReadOnlyList<int> choice) => throw new NotSupportedException();
    }
}
