using Forecasting.Evaluation;
using Forecasting.Forecasters.Ensembles;

namespace Forecasting.Search;

/// <summary>What a search ends with: the best trial, or a blend of the best few.</summary>
internal sealed class SearchChoice
{
    private const int MostBlended = 5;
    private const int Rounds = 20;

    // A blend costs more to fit, and must be better by as much.
    private const double LeastGain = 0.001;

    private SearchChoice(Forecaster forecaster, string text, Contender? alone)
    {
        (Forecaster, Text, Alone) = (forecaster, text, alone);
        if (alone is not null) alone.Weight = 1;
    }

    public Forecaster Forecaster { get; }

    public string Text { get; }

    public double Score { get; private init; } = double.NaN;

    public double BaselineScore { get; private init; } = double.NaN;

    /// <summary>Gets the trial that was chosen alone; null for a blend.</summary>
    public Contender? Alone { get; }

    /// <summary>Gets the row of what was chosen on the leaderboard.</summary>
    public SearchTrial Row => Alone?.ToTrial() ?? new SearchTrial(0, Forecaster.Name, Text) { Scores = Scores };

    private IReadOnlyList<double> Scores { get; init; } = [];

    /// <summary>Takes the seasonal naive method, unscored.</summary>
    public static SearchChoice Baseline(Contender baseline) => new(baseline.Forecaster, baseline.Name, baseline);

    /// <summary>Chooses among those that came to the highest rung that any came to, the seasonal naive method apart.</summary>
    public static SearchChoice Of(
        List<Contender> contenders, (Metric Objective, ValidationBlock[] Blocks) by, CancellationToken cancellationToken)
    {
        Contender baseline = contenders[0];
        int rungs = contenders.Skip(1).Select(one => one.Scores.Count).DefaultIfEmpty(0).Max();
        rungs = rungs == 0 ? baseline.Scores.Count : Math.Min(rungs, baseline.Scores.Count);
        // Where time ran out before the best could go on, those that did go on were only the quickest.
        while (rungs > 1 && contenders.Where(one => one.Scores.Count >= rungs - 1).MinBy(one => by.Objective.Loss(one.Scores[rungs - 2]))!.Scores.Count < rungs) rungs--;
        List<Contender> pool = [.. contenders.Where(one => one.Scores.Count >= rungs).OrderBy(one => by.Objective.Loss(one.Scores[rungs - 1]))];
        Contender best = pool[0];
        double loss = by.Objective.Loss(best.Scores[rungs - 1]), baselineScore = baseline.Scores[rungs - 1];
        ValidationBlock[] blocks = by.Blocks[..(1 << (rungs - 1))];
        List<Contender> few = [.. pool.Where(one => one.Forecasts.Count >= blocks.Length).Take(MostBlended)];
        if (few.Count > 1 && few[0] == best)
        {
            var blend = new BlendedScore(by.Objective, blocks, few);
            double[]? weights = GreedySelection.Weights(few.Count, Rounds, values => Loss(by.Objective, blend.Of(values)), cancellationToken);
            if (weights is not null && weights.Count(weight => weight > 0) > 1 && blend.Of(weights) is { } score && by.Objective.Loss(score) < loss - (LeastGain * Math.Abs(loss)))
            {
                double[] scores = [.. Enumerable.Range(0, rungs).Select(rung => new BlendedScore(by.Objective, blocks[..(1 << rung)], few).Of(weights) ?? double.NaN)];
                return Blended(few, weights, scores, baselineScore);
            }
        }

        return new SearchChoice(best.Forecaster, best.ToTrial().ToString(), best) { Score = best.Scores[rungs - 1], BaselineScore = baselineScore };
    }

    private static double Loss(Metric objective, double? score) => score is { } value ? objective.Loss(value) : double.NaN;

    private static SearchChoice Blended(List<Contender> few, double[] weights, double[] scores, double baselineScore)
    {
        var members = new List<Forecaster>();
        var kept = new List<double>();
        var words = new List<string>();
        for (int m = 0; m < weights.Length; m++)
        {
            if (weights[m] == 0) continue;
            few[m].Weight = weights[m];
            members.Add(few[m].Forecaster);
            kept.Add(weights[m]);
            words.Add(FormattableString.Invariant($"{weights[m]:0.00} {few[m].Name} (trial {few[m].Number})"));
        }

        string text = string.Join(" + ", words);
        var ensemble = new EnsembleForecaster(members) { Combination = Combination.Weighted([.. kept]) };
        return new SearchChoice(ensemble, text, null)
        {
            Score = scores[^1],
            BaselineScore = baselineScore,
            Scores = scores,
        };
    }
}
