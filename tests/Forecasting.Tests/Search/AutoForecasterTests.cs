using Forecasting.Evaluation;
using Forecasting.Forecasters.Ensembles;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Naive;
using Forecasting.Preparation;
using Forecasting.Search;
using Forecasting.Tests.Forecasters;
using Forecasting.Tests.Preparation;
using Forecasting.Time;

namespace Forecasting.Tests.Search;

public sealed class AutoForecasterTests
{
    private static readonly FitOptions Day = new() { Horizon = Horizon.Days(1), Quantiles = [0.1, 0.5, 0.9], Threads = 1 };

    private static readonly SearchSpace Quick = new() { Forecasters = ["naive", "seasonal-average", "linear"] };

    private static readonly RegularPanel Panel = Panels.Hourly(Panels.Load(100 * 24)).FillGaps();

    [Fact]
    public void Search_Leaderboard_HoldsEveryTrialWithItsScoresOrTheReason()
    {
        SearchResult result = Run(new AutoForecaster { Space = Quick, Limits = new SearchLimits { Trials = 8 } });

        int[] numbers = [.. result.Leaderboard.Select(trial => trial.Number).Where(number => number > 0).Order()];
        Assert.Equal(Enumerable.Range(1, 8), numbers);
        Assert.All(result.Leaderboard, trial => Assert.True(trial.Scores.Count == result.Leaderboard.Folds.Count || trial.Dropped is not null, trial.ToString()));
        Assert.Contains(result.Leaderboard, trial => trial is { Forecaster: "linear", Settings.Length: > 0 });
        Assert.Equal(1, result.Leaderboard.Sum(trial => trial.Weight), 1e-12);
        Assert.Equal([12, 24, 48], result.Leaderboard.Folds);
    }

    [Fact]
    public void Search_Leaderboard_IsInTheOrderOfRungAndScore()
    {
        Leaderboard board = Run(new AutoForecaster { Space = Quick, Limits = new SearchLimits { Trials = 8 } }).Leaderboard;

        // What was chosen comes first.
        for (int i = 2; i < board.Count; i++)
        {
            (SearchTrial better, SearchTrial worse) = (board[i - 1], board[i]);
            Assert.True(better.Scores.Count > worse.Scores.Count || (better.Scores.Count == worse.Scores.Count && (better.Score ?? 0) <= (worse.Score ?? 0)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1L << 28)]
    public void Search_Leaderboard_BeginsWithWhatWasChosen(long memory)
    {
        SearchResult result = Run(new AutoForecaster { Space = Quick, Limits = new SearchLimits { Trials = 8, Memory = memory } });

        SearchTrial first = result.Leaderboard[0];
        Assert.True(first.Weight == 1 || first.Number == 0, first.ToString());
        Assert.Equal(result.Forecaster.Name, first.Forecaster);
    }

    [Fact]
    public void Search_Winner_IsAnOrdinaryForecasterWithTheSameForecast()
    {
        SearchResult result = Run(new AutoForecaster { Space = Quick, Limits = new SearchLimits { Trials = 6 } });

        ForecastModel again = result.Forecaster.Fit(Panel, Day, TestContext.Current.CancellationToken);

        Assert.Equal(Panels.Bits(result.Model.Points(Panel, 24)), Panels.Bits(again.Points(Panel, 24)));
        Assert.Contains(result.Model.Findings, finding => finding.Code == "SEA-001");
    }

    [Fact]
    public void Search_MoreThreads_SameScoresAndBits()
    {
        var auto = new AutoForecaster { Space = Quick, Limits = new SearchLimits { Trials = 10 } };

        SearchResult one = Run(auto);
        SearchResult other = auto.Search(Panel, Day with { Threads = 3 }, TestContext.Current.CancellationToken);

        Assert.Equal(Lines(one), Lines(other));
        Assert.Equal(Panels.Bits(one.Model.Points(Panel, 24)), Panels.Bits(other.Model.Points(Panel, 24)));
    }

    [Fact]
    public void Search_OtherSeed_DrawsOtherSettings()
    {
        var auto = new AutoForecaster { Space = Quick, Limits = new SearchLimits { Trials = 10 } };

        SearchResult other = auto.Search(Panel, Day with { Seed = 5 }, TestContext.Current.CancellationToken);

        Assert.NotEqual(Lines(Run(auto)), Lines(other));
    }

    // Members that are sure to lose: the seasonal naive method is always there.
    [Fact]
    public void Search_OnlyWorseThanTheSeasonalNaive_TakesThat()
    {
        var space = new SearchSpace { Forecasters = [], Others = [new NaiveForecaster(), new SeasonalNaiveForecaster { Season = 5 }] };

        SearchResult result = Run(new AutoForecaster { Space = space });

        SearchTrial baseline = Assert.Single(result.Leaderboard, trial => trial.Forecaster == "seasonal-naive");
        Assert.True(baseline.Weight > 0);
        Assert.True(result.Leaderboard[0].Score <= baseline.Score);
    }

    [Fact]
    public void Search_ErrorsThatCancel_AreBlended()
    {
        // One is always too high, the other too low by as much.
        var space = new SearchSpace { Forecasters = [], Others = [new ShiftedForecaster(30), new ShiftedForecaster(-30)] };

        SearchResult result = Run(new AutoForecaster { Space = space, Objective = Metric.Mae });

        var ensemble = Assert.IsType<EnsembleForecaster>(result.Forecaster);
        Assert.Equal(2, ensemble.Members.Count(member => member is ShiftedForecaster));
        Assert.Equal("ensemble", result.Leaderboard[0].Forecaster);
        Assert.True(result.Leaderboard[0].Score < 0.7 * result.Leaderboard[1].Score);
    }

    [Fact]
    public void Search_NoMemoryForBlends_TakesTheBestAlone()
    {
        var space = new SearchSpace { Forecasters = [], Others = [new ShiftedForecaster(30), new ShiftedForecaster(-30)] };

        SearchResult result = Run(new AutoForecaster { Space = space, Limits = new SearchLimits { Memory = 0 } });

        Assert.IsNotType<EnsembleForecaster>(result.Forecaster);
    }

    [Fact]
    public void Search_ForecasterThatFails_IsDroppedWithItsReason()
    {
        RegularPanel panel = Panels.Hourly([.. Panels.Load(60 * 24).Select(value => value - 1000)]).Filled();
        var space = new SearchSpace { Forecasters = ["naive"], Others = [new LinearForecaster { Logarithm = true }] };

        SearchResult result = new AutoForecaster { Space = space }.Search(panel, Day, TestContext.Current.CancellationToken);

        SearchTrial failed = Assert.Single(result.Leaderboard, trial => trial.Forecaster == "linear");
        Assert.StartsWith("failed: REG-005", failed.Dropped, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_StoppedSoftly_GivesTheBestSoFar()
    {
        using var stop = new CancellationTokenSource();
        int told = 0;
        var progress = new ToldAt(() =>
        {
            if (++told == 3) stop.Cancel();
        });
        var auto = new AutoForecaster { Space = Quick, Limits = new SearchLimits { Trials = 50, Stop = stop.Token } };

        SearchResult result = auto.Search(Panel, Day with { Progress = progress }, TestContext.Current.CancellationToken);

        Assert.InRange(result.Leaderboard.Count, 3, 10);
        Assert.All(result.Model.Points(Panel, 24), point => Assert.True(double.IsFinite(point)));
        Assert.Contains(result.Leaderboard, trial => trial.Weight > 0);
    }

    [Fact]
    public void Search_StoppedBeforeItBegan_IsTheSeasonalNaive()
    {
        var auto = new AutoForecaster { Space = Quick, Limits = new SearchLimits { Stop = new CancellationToken(canceled: true) } };
        Assert.IsType<SeasonalNaiveForecaster>(Run(auto).Forecaster);
    }

    [Fact]
    public void Search_StoppedHard_Throws()
    {
        using var stop = new CancellationTokenSource();
        var progress = new ToldAt(stop.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => new AutoForecaster { Space = Quick }.Search(Panel, Day with { Progress = progress }, stop.Token));
    }

    [Fact]
    public void Search_TimeIsShort_BeginsNothingThatCannotEnd()
    {
        // Each look at the clock costs a second, so that a trial takes one and the time is up soon.
        var auto = new AutoForecaster { Space = Quick, Clock = new SteppingClock(), Limits = new SearchLimits { Time = TimeSpan.FromSeconds(40) } };

        SearchResult result = Run(auto);

        Assert.Contains(result.Leaderboard, trial => trial.Dropped?.StartsWith("not begun", StringComparison.Ordinal) == true);
        Assert.True(result.Leaderboard.Count < 40);
    }

    [Fact]
    public void Search_HistoryTooShort_IsTheSeasonalNaiveAndSaysSo()
    {
        RegularPanel panel = Panels.Hourly(Panels.Load(30)).Filled();

        SearchResult result = new AutoForecaster().Search(panel, Day with { Horizon = Horizon.Days(7) }, TestContext.Current.CancellationToken);

        Assert.IsType<SeasonalNaiveForecaster>(result.Forecaster);
        Assert.Contains(result.Model.Findings, finding => finding.Code == "SEA-002");
    }

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchLimits { Trials = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchLimits { Time = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchLimits { Time = TimeSpan.FromDays(31) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchLimits { Memory = -1 });
        Assert.Throws<ArgumentException>(() => new SearchSpace { Forecasters = ["auto"] });
        Assert.Throws<ArgumentException>(() => new SearchSpace { Forecasters = ["none such"] });
    }

    private static SearchResult Run(AutoForecaster auto) => auto.Search(Panel, Day, TestContext.Current.CancellationToken);

    private static string Lines(SearchResult result) =>
        string.Join('\n', result.Leaderboard.Select(trial => $"{trial} {string.Join(' ', trial.Scores.Select(score => score.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))} {trial.Weight} {trial.Dropped}"));

    private sealed class ToldAt(Action told) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) => told();
    }
}
