using Forecasting.Downloads;

namespace Forecasting.Tests.Downloads;

public sealed class DownloadPaceTests
{
    private readonly ImmediateTime _time = new();

    [Fact]
    public async Task TakeAsync_MoreThanAMinutesCalls_WaitsForEachBeyond()
    {
        var pace = new DownloadPace(60, _time);

        for (int i = 0; i < 63; i++) await pace.TakeAsync(1, TestContext.Current.CancellationToken);

        // The clock stands still, so each waits behind the one before.
        Assert.Equal([1, 2, 3], _time.Pauses.Select(pause => Math.Round(pause.TotalSeconds, 6)));
    }

    [Fact]
    public async Task TakeAsync_AfterARest_HasAMinutesCallsAgainAndNoMore()
    {
        var pace = new DownloadPace(60, _time);
        await pace.TakeAsync(60, TestContext.Current.CancellationToken);

        _time.Now += TimeSpan.FromHours(1);
        await pace.TakeAsync(60, TestContext.Current.CancellationToken);
        Assert.Empty(_time.Pauses);

        await pace.TakeAsync(0.5, TestContext.Current.CancellationToken);
        Assert.Equal(0.5, _time.Pauses.Single().TotalSeconds, 6);
    }

    [Fact]
    public async Task TakeAsync_OneOfManyCalls_GoesAtOnceAndLeavesADebt()
    {
        var pace = new DownloadPace(60, _time);

        await pace.TakeAsync(90, TestContext.Current.CancellationToken);
        Assert.Empty(_time.Pauses);

        await pace.TakeAsync(1, TestContext.Current.CancellationToken);
        Assert.Equal(31, _time.Pauses.Single().TotalSeconds, 6);
    }
}
