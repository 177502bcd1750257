using Forecasting.Evaluation;
using Forecasting.Forecasters.Ensembles;

namespace Forecasting.Search;

/// <summary>One search: what is tried, what goes on to the next rung, and what is left.</summary>
internal sealed class SearchRun
{
    private const int DefaultTrials = 24;
    private const int MostTrials = 10_000;

    // Proposals are drawn so many at a time, whatever the number of threads, so that it changes nothing.
    private const int BatchSize = 4;

    // Of each rung a third goes on, and three at the least, so that there is something to blend.
    private const int Reduction = 3;
    private const int LeastPromoted = 3;

    private readonly RegularPanel _history;
    private readonly FitOptions _options;
    private readonly SearchSpace _space;
    private readonly SearchLimits _limits;
    private readonly Metric _objective;
    private readonly SearchClock _clock;
    private readonly DataProfile _data;
    private readonly ValidationBlock[] _blocks;
    private readonly Contender _baseline;
    private readonly List<Contender> _contenders = [];
    private readonly List<(string Name, string LeftOut)> _leftOut = [];
    private readonly HashSet<string> _tried = new(StringComparer.Ordinal);
    private readonly SearchRandom _random;
    private readonly Lock _turn = new();
    private int _reported;

    public SearchRun(RegularPanel history, FitOptions options, (SearchSpace Space, SearchLimits Limits) may, (Metric Objective, SearchClock Clock) by)
    {
        (_history, _options) = (history, options);
        (_space, _limits) = may;
        (_objective, _clock) = by;
        _data = DataProfile.Of(history);
        _blocks = ValidationBlock.Layout(history, options, _objective);
        _baseline = new Contender(1, ForecasterCatalog.Create(SearchLayout.Baseline), SearchLayout.Baseline, "");
        _contenders.Add(_baseline);
        _random = new SearchRandom(options.Seed);
        Trials = _limits.Trials ?? (_limits.Time is null ? DefaultTrials : MostTrials);
    }

    private int Trials { get; }

    // The first 1, 2, 4 blocks, as many as there are.
    private int Rungs => _blocks.Length switch { 0 => 0, 1 => 1, < 4 => 2, _ => 3 };

    /// <summary>Searches, and fits what was found to the whole history.</summary>
    public AutoModel Run(CancellationToken cancellationToken)
    {
        if (Rungs > 0) Begin(cancellationToken);
        // Where nothing can be scored there is nothing to choose by.
        bool isScored = _baseline.Scores.Count > 0;
        if (isScored) Try(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        SearchChoice choice = isScored ? SearchChoice.Of(_contenders, (_objective, _blocks), cancellationToken) : SearchChoice.Baseline(_baseline);
        int[] folds = [.. Enumerable.Range(0, Rungs).Select(rung => _blocks[..BlocksOf(rung)].Sum(block => block.Origins))];
        var others = _contenders.Where(one => one != choice.Alone).Select(one => one.ToTrial());
        var leaderboard = new Leaderboard(_objective, folds, choice.Row, [.. others, .. LeftOut()]);
        ForecastModel model = choice.Forecaster.Fit(_history, _options, cancellationToken);
        return new AutoModel(_history, choice.Forecaster, model, leaderboard) { OwnFindings = [isScored ? Told(choice) : NothingScored()] };
    }

    private static int BlocksOf(int rung) => 1 << rung;

    private IEnumerable<SearchTrial> LeftOut() => _leftOut.Select(one => new SearchTrial(0, one.Name, "") { Dropped = one.LeftOut });

    private void Begin(CancellationToken cancellationToken)
    {
        foreach (ValidationBlock block in _blocks) block.Begin(_baseline.Forecaster, cancellationToken);
        for (int rung = 0; rung < Rungs; rung++)
        {
            if (!Climb(_baseline, rung, _options.Threads, cancellationToken)) return;
        }
    }

    private void Try(CancellationToken cancellationToken)
    {
        var first = new List<Contender>();
        var made = new List<Contender>();
        IReadOnlyList<SettingFamily> families = SettingFamily.For(_data);
        foreach ((string name, Forecaster forecaster, string? leftOut) in SearchLayout.Of(_data, _space))
        {
            string? why = leftOut ?? (_contenders.Count >= Trials ? "not tried: there were trials enough" : null);
            if (why is not null)
            {
                _leftOut.Add((name, why));
                continue;
            }

            SettingFamily? family = _space.VariesSettings ? families.FirstOrDefault(one => one.Name == name) : null;
            // What is made of others is judged after them, when it is known how long they take.
            (forecaster is EnsembleForecaster ? made : first).Add(Added(forecaster, name, family, family?.Defaults() ?? []));
        }

        Rung(first, 0, cancellationToken);
        Rung(made, 0, cancellationToken);
        Promote(cancellationToken);
        while (!_clock.IsUp && Proposed() is { Count: > 0 } proposed)
        {
            Rung(proposed, 0, cancellationToken);
            Promote(cancellationToken);
        }
    }

    private Contender Added(Forecaster forecaster, string name, SettingFamily? family, int[] choice)
    {
        if (family is not null) _tried.Add(ParzenProposal.Key(family, choice));
        var contender = new Contender(_contenders.Count + 1, forecaster, name, family?.TextOf(choice) ?? "") { Family = family, Choice = choice };
        _contenders.Add(contender);
        return contender;
    }

    // Families that do better are drawn more often.
    private List<Contender> Proposed()
    {
        const double Keenness = 8;
        var proposed = new List<Contender>();
        var families = _contenders.Where(one => one.Family is not null && one.Scores.Count > 0).GroupBy(one => one.Family!).ToList();
        double[] weights = [.. families.Select(family => family.Min(one => _objective.Loss(one.Scores[0])))];
        double least = weights.Length == 0 ? 0 : weights.Min();
        for (int i = 0; i < weights.Length; i++)
        {
            bool hasTime = _clock.WhyNot(PerBlock(families[i].Key.Name), Kept()) is null;
            weights[i] = !hasTime ? 0 : weights[i] == least ? 1 : least > 0 ? Math.Pow(least / weights[i], Keenness) : 0.1;
        }

        while (proposed.Count < BatchSize && _contenders.Count < Trials && weights.Any(weight => weight > 0))
        {
            int place = _random.Next(weights);
            SettingFamily family = families[place].Key;
            (int[] Choice, double Loss)[] seen = [.. families[place].Select(one => (one.Choice, _objective.Loss(one.Scores[0])))];
            if (ParzenProposal.Draw(family, seen, _tried, _random) is { } choice) proposed.Add(Added(family.Make(choice), family.Name, family, choice));
            else weights[place] = 0;
        }

        return proposed;
    }

    private void Promote(CancellationToken cancellationToken)
    {
        for (int rung = 0; rung + 1 < Rungs; rung++)
        {
            List<Contender> there = [.. _contenders.Where(one => one != _baseline && one.Scores.Count > rung).OrderBy(one => _objective.Loss(one.Scores[rung]))];
            int count = Math.Max(LeastPromoted, (there.Count + Reduction - 1) / Reduction);
            Rung([.. there.Take(count).Where(one => one.Scores.Count == rung + 1)], rung + 1, cancellationToken);
            foreach (Contender one in there.Skip(count).Where(one => one.Scores.Count == rung + 1 && one.Dropped is null))
                one.Dropped = FormattableString.Invariant($"not among the best third of rung {rung + 1}");
        }

        Forget();
    }

    // The forecasts of the best are kept, as far as there is room for them.
    private void Forget()
    {
        long bytes = 0;
        foreach (Contender one in Ranked())
        {
            bytes += one.Forecasts.Sum(forecast => forecast.Bytes);
            if (bytes > _limits.Memory) one.Forecasts.Clear();
        }
    }

    private IEnumerable<Contender> Ranked() => _contenders.Where(one => one.Scores.Count > 0)
        .OrderByDescending(one => one.Scores.Count).ThenBy(one => _objective.Loss(one.Scores[^1]));

    private void Rung(List<Contender> contenders, int rung, CancellationToken cancellationToken)
    {
        if (contenders.Count == 0) return;
        int side = Math.Clamp(_options.Threads, 1, contenders.Count);
        int threads = Math.Max(1, _options.Threads / side);
        var work = new ParallelOptions { MaxDegreeOfParallelism = side, CancellationToken = cancellationToken };
        // One by one in their order, since some take a hundred times as long as others.
        Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(contenders, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering), work, one =>
        {
            string? why;
            lock (_turn) why = _clock.WhyNot(Expected(one, rung), Kept());
            if (why is null) Climb(one, rung, threads, _clock.Ends);
            else one.Dropped = why;
            cancellationToken.ThrowIfCancellationRequested();
            Report();
        });
    }

    // Tells how many seconds a rung will take; NaN where nothing like it was measured.
    private double Expected(Contender contender, int rung)
    {
        double perBlock = contender.SecondsPerBlock;
        if (double.IsNaN(perBlock)) perBlock = PerBlock(contender.Name);
        if (double.IsNaN(perBlock) && contender.Forecaster is EnsembleForecaster ensemble) perBlock = ensemble.Members.Sum(member => PerBlock(member.Name));
        return perBlock * (BlocksOf(rung) - contender.Forecasts.Count);
    }

    private double PerBlock(string name)
    {
        double[] measured = [.. _contenders.Where(one => one.Name == name && one.Blocks > 0).Select(one => one.SecondsPerBlock)];
        return measured.Length == 0 ? double.NaN : measured.Average();
    }

    // The last fit is of the best few, each about as long as that of a block.
    private double Kept()
    {
        const int Fitted = 3;
        const double Margin = 1.3;
        return Margin / Math.Min(_options.Threads, Fitted) * Ranked().Take(Fitted).Sum(one => one.SecondsPerBlock);
    }

    // Tells whether the contender came to the rung.
    private bool Climb(Contender contender, int rung, int threads, CancellationToken cancellationToken)
    {
        var recorded = new List<RecordedForecast>();
        string? fault = null;
        long start = _clock.Now;
        try
        {
            for (int block = contender.Forecasts.Count; block < BlocksOf(rung); block++)
                recorded.Add(_blocks[block].Record(contender.Forecaster, threads, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            fault = "stopped: the search had ended";
        }
#pragma warning disable CA1031 // A trial that fails is no fault of the search: its row says why.
        catch (Exception e)
#pragma warning restore CA1031
        {
            fault = "failed: " + FirstLine(e);
        }

        lock (_turn)
        {
            contender.Seconds += _clock.SecondsSince(start);
            contender.Blocks += recorded.Count;
            contender.Forecasts.AddRange(recorded);
            contender.Dropped = fault;
            return fault is null && Score(contender, rung);
        }
    }

    private bool Score(Contender contender, int rung)
    {
        MetricAccumulator score = _objective.Start();
        for (int b = 0; b < BlocksOf(rung); b++) _blocks[b].Add(contender.Forecasts[b], score);
        MetricValue value = score.Value;
        if (value.Value is { } number) contender.Scores.Add(number);
        else contender.Dropped = "not scored: " + value.UndefinedReason;
        return value.Value is not null;
    }

    private static string FirstLine(Exception fault) => fault.Message.Split('\n', 2)[0].Trim();

    private void Report()
    {
        if (_options.Progress is not { } progress) return;
        int done = Interlocked.Increment(ref _reported);
        string what = FormattableString.Invariant($"search, {_contenders.Count} trials");
        if (_clock.Limit is { } limit) progress.Report(new ForecastProgress(what + ", seconds", (int)Math.Min(_clock.Elapsed.TotalSeconds, limit.TotalSeconds), (int)Math.Ceiling(limit.TotalSeconds)));
        else progress.Report(new ForecastProgress(what, Math.Min(done, Trials), Trials));
    }

    private Finding Told(SearchChoice choice) => new()
    {
        Code = "SEA-001",
        Severity = FindingSeverity.Information,
        Message = FormattableString.Invariant(
            $"Of {_contenders.Count} forecasters the search chose {choice.Text}: {_objective} {choice.Score:G4} on the last weeks of the history, where {SearchLayout.Baseline} has {choice.BaselineScore:G4}."),
    };

    private Finding NothingScored() => new()
    {
        Code = "SEA-002",
        Severity = FindingSeverity.Warning,
        Message = $"Forecasters cannot be compared on the last part of the history ({(Rungs == 0 ? "it is too short for a past origin with the horizon after it" : _baseline.Dropped)}): {SearchLayout.Baseline} is taken. Give more history, a shorter horizon, or another objective.",
    };
}
