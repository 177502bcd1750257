using System.Collections;
using System.Globalization;
using System.Text;
using Forecasting.Evaluation;

namespace Forecasting.Search;

/// <summary>All that a search tried, the best first: those that came to higher rungs before those that did not, then by score.</summary>
public sealed class Leaderboard : IReadOnlyList<SearchTrial>
{
    private readonly SearchTrial[] _trials;

    internal Leaderboard(Metric objective, IReadOnlyList<int> folds, IEnumerable<SearchTrial> trials)
    {
        Objective = objective;
        Folds = folds;
        _trials = [.. trials.OrderByDescending(trial => trial.Scores.Count).ThenBy(trial => objective.Loss(trial.Score ?? 0)).ThenBy(trial => trial.Number)];
    }

    /// <summary>Gets what was to be made best.</summary>
    public Metric Objective { get; }

    /// <summary>Gets how many past origins each rung has.</summary>
    public IReadOnlyList<int> Folds { get; }

    /// <summary>Gets how many rows there are.</summary>
    public int Count => _trials.Length;

    /// <summary>Gets a row.</summary>
    /// <param name="index">The place, from 0 for the best.</param>
    public SearchTrial this[int index] => _trials[index];

    /// <inheritdoc/>
    public IEnumerator<SearchTrial> GetEnumerator() => ((IEnumerable<SearchTrial>)_trials).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _trials.GetEnumerator();

    /// <summary>Writes a line for each row: rank, score, forecaster and settings, and why it was dropped.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int i = 0; i < _trials.Length; i++)
        {
            SearchTrial trial = _trials[i];
            string score = trial.Score?.ToString("G5", CultureInfo.InvariantCulture) ?? "-";
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {score} {trial}");
            if (trial.Dropped is { } why) text.Append(" (").Append(why).Append(')');
            text.Append('\n');
        }

        return text.ToString();
    }
}
