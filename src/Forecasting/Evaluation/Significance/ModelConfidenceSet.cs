namespace Forecasting.Evaluation.Significance;

/// <summary>Finds the models of which any may be the best: what a set of backtests cannot tell apart.</summary>
/// <remarks>
/// Hansen, Lunde and Nason, 2011, "The model confidence set": the worst model is set aside as long as the others can be told from each
/// other, with the distribution of the statistic from a block bootstrap. In the long run the best model is in the set with a chance of at
/// least one less the level. Cost: length x replicates x models, and replicates x models³.
/// </remarks>
public sealed record ModelConfidenceSet
{
    /// <summary>Gets the statistic.</summary>
    /// <value>The default is <see cref="ModelConfidenceStatistic.Range"/>.</value>
    public ModelConfidenceStatistic Statistic { get; init; }

    /// <summary>Gets the chance that is accepted of losing the best model.</summary>
    /// <value>Above 0 and below 1. The default is 0.1.</value>
    public double Level
    {
        get;
        init
        {
            QuantileLevel.ThrowIfNotProbability(value, nameof(Level), "level");
            field = value;
        }
    } = 0.1;

    /// <summary>Gets how losses are drawn anew; its coverage is not used.</summary>
    public BlockBootstrap Bootstrap { get; init; } = new();

    /// <summary>Finds the set.</summary>
    /// <param name="names">The names of the models, at least one.</param>
    /// <param name="losses">For each model its losses in order of time; times at which one is NaN are left out for all.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">There is no model, names and losses differ in number, the losses differ in length, or fewer than two times are left.</exception>
    public ModelConfidenceSetResult Of(IReadOnlyList<string> names, IReadOnlyList<double[]> losses)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(losses);
        if (names.Count == 0 || names.Count != losses.Count)
            throw new ArgumentException($"There are {names.Count} names for the losses of {losses.Count} models; give one for each, and at least one.", nameof(losses));
        if (losses.Any(one => one.Length != losses[0].Length)) throw new ArgumentException("The losses must be of the same times: their lengths differ.", nameof(losses));
        int[] whole = [.. Enumerable.Range(0, losses[0].Length).Where(t => losses.All(one => double.IsFinite(one[t])))];
        if (whole.Length < 2) throw new ArgumentException($"{whole.Length} times with a loss of every model are too few.", nameof(losses));
        double[][] kept = [.. losses.Select(one => Array.ConvertAll(whole, t => one[t]))];
        double[] means = [.. kept.Select(Mean)];
        (int[] order, double[] pValues) = new Elimination(Statistic, means, Replicates(kept, means)).Run();
        ModelConfidence[] models = [.. order.Select((model, i) => new ModelConfidence(names[model], means[model], pValues[i], pValues[i] >= Level))];
        return new ModelConfidenceSetResult { Models = models, Count = whole.Length };
    }

    private static double Mean(double[] values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }

    // By how much the mean of each model, drawn anew, differs from its own: the same draw for all, which keeps what they have in common.
    private double[][] Replicates(double[][] losses, double[] means)
    {
        int[] places = new int[losses[0].Length];
        double[][] deviations = new double[Bootstrap.Replicates][];
        for (int b = 0; b < deviations.Length; b++)
        {
            Bootstrap.Draw(b, places);
            deviations[b] = new double[losses.Length];
            for (int m = 0; m < losses.Length; m++)
            {
                double sum = 0;
                foreach (int place in places) sum += losses[m][place];
                deviations[b][m] = (sum / places.Length) - means[m];
            }
        }

        return deviations;
    }
}
