namespace Forecasting.Accuracy.Page;

/// <summary>A row of targets: the best known score, the best of ours, and whether it is better.</summary>
internal sealed record TargetRow
{
    // Scores of models that had seen the test are no target.
    private const string Seen = "(trained on it)";

    private readonly ResultLine _best;
    private readonly string _metric;
    private readonly string _known;
    private readonly string _verdict;
    private readonly double? _ours;

    private TargetRow(ResultLine best, string metric, (string Known, string Verdict) said, double? ours) =>
        (_best, _metric, _known, _verdict, _ours) = (best, metric, said.Known, said.Verdict, ours);

    /// <summary>Makes the row of one suite, weather and metric.</summary>
    /// <param name="lines">The results.</param>
    /// <param name="pairs">All comparisons.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The row; null where no forecaster has a score.</returns>
    public static TargetRow? Of(IReadOnlyList<ResultLine> lines, IReadOnlyList<PairLine> pairs, string metric)
    {
        ResultLine? best = lines.Where(line => line.Metric(metric) is not null).MinBy(line => line.Metric(metric));
        if (best is null) return null;
        // A forecast that can be compared day by day says more than a printed score.
        PairLine? direct = pairs.Where(pair => lines.Contains(pair.Line) && pair.Metric == metric && !pair.IsBaseline).MinBy(pair => pair.Score);
        if (direct is not null)
            return new TargetRow(direct.Line, metric, ($"{direct.With} {FigureText.Score(metric, direct.WithScore)}", Verdict(direct)), direct.Score);
        (string Name, double Value)[] published = [.. best.Published(metric).Where(one => !one.Name.EndsWith(Seen, StringComparison.Ordinal))];
        return published.Length == 0
            ? new TargetRow(best, metric, ("none published", ""), best.Metric(metric))
            : new TargetRow(best, metric, ($"{published[0].Name} {FigureText.Score(metric, published[0].Value)}", Verdict(best, metric, published[0].Value)), best.Metric(metric));
    }

    public override string ToString()
    {
        string interval = FigureText.Interval(_metric, _best.Losses >= 20 ? _best.Interval(_metric) : null);
        return $"| {_best.Title} | {_best.Weather} | {FigureText.Metric(_metric, _best.Unit)} | {_known} | `{_best.Forecaster}` {FigureText.Score(_metric, _ours)} | {interval} | {_verdict} |";
    }

    private static string Verdict(PairLine pair)
    {
        bool isWorse = pair.Skill < 0;
        (double Low, double High)? interval = isWorse && pair.Interval is var (low, high) ? (-high, -low) : pair.Interval;
        string figures = $"{FigureText.Percent(Math.Abs(pair.Skill ?? double.NaN))} {(isWorse ? "worse" : "better")} ({FigureText.Percents(interval)}), p {Equal(FigureText.Probability(pair.Adjusted))}";
        return pair.IsSignificant ? figures : "not told apart: " + figures;
    }

    private static string Equal(string probability) => probability.StartsWith('<') ? probability : "= " + probability;

    // Of a printed score there are no days: it stands outside our interval, or inside.
    private static string Verdict(ResultLine best, string metric, double known)
    {
        if (best.Losses < 20 || best.Interval(metric) is not var (low, high)) return best.Metric(metric) < known ? "lower, from too few days to tell" : "not lower";
        return known > high ? "better: it lies above our interval" : known < low ? "worse: it lies below our interval" : "not told apart: it lies inside our interval";
    }
}
