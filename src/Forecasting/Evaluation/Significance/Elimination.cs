namespace Forecasting.Evaluation.Significance;

/// <summary>Sets models aside, the worst first, with the p-value of each step.</summary>
/// <param name="statistic">The statistic.</param>
/// <param name="means">The mean loss of each model.</param>
/// <param name="deviations">For each replicate, by how much the mean of each model differs from its own.</param>
internal sealed class Elimination(ModelConfidenceStatistic statistic, double[] means, double[][] deviations)
{
    private readonly double[,] _pairs = PairDeviations(deviations, means.Length);

    /// <summary>Runs until one model is left.</summary>
    /// <returns>The models, the last one left first, and the p-value of each.</returns>
    public (int[] Order, double[] PValues) Run()
    {
        List<int> left = [.. Enumerable.Range(0, means.Length)];
        int[] order = new int[means.Length];
        double[] pValues = new double[means.Length];
        double least = 0;
        for (int i = means.Length - 1; i > 0; i--)
        {
            (int worst, int above) = Step(left);
            // A set is tested only after those before it: no later one may seem the surer.
            least = Math.Max(least, (double)above / deviations.Length);
            (order[i], pValues[i]) = (worst, least);
            left.Remove(worst);
        }

        (order[0], pValues[0]) = (left[0], 1);
        return (order, pValues);
    }

    private (int Worst, int Above) Step(List<int> left)
    {
        double[] scores = new double[left.Count];
        double[] own = MeanDeviations(left);
        double value = statistic == ModelConfidenceStatistic.Maximum ? Largest(means, left, own, scores) : Pairs(means, left, scores);
        // The semi-quadratic statistic names no model; the one worst beside the mean of all goes.
        if (statistic == ModelConfidenceStatistic.SemiQuadratic) Largest(means, left, own, scores);
        int worst = left[Array.IndexOf(scores, scores.Max())];
        int above = 0;
        foreach (double[] replicate in deviations)
        {
            double drawn = statistic == ModelConfidenceStatistic.Maximum ? Largest(replicate, left, own, null) : Pairs(replicate, left, null);
            above += drawn >= value ? 1 : 0;
        }

        return (worst, above);
    }

    // Over all pairs; the score of a model is its largest difference to another.
    private double Pairs(double[] values, List<int> left, double[]? scores)
    {
        double total = 0;
        if (scores is not null) Array.Fill(scores, double.NegativeInfinity);
        for (int i = 0; i < left.Count; i++)
        {
            for (int j = i + 1; j < left.Count; j++)
            {
                double t = Ratio(values[left[i]] - values[left[j]], _pairs[left[i], left[j]]);
                total = statistic == ModelConfidenceStatistic.Range ? Math.Max(total, Math.Abs(t)) : total + (t * t);
                if (scores is not null) (scores[i], scores[j]) = (Math.Max(scores[i], t), Math.Max(scores[j], -t));
            }
        }

        return total;
    }

    // Over all models, each beside the mean of all; that is also its score.
    private static double Largest(double[] values, List<int> left, double[] own, double[]? scores)
    {
        double largest = double.NegativeInfinity;
        for (int i = 0; i < left.Count; i++)
        {
            double t = Ratio(ToMean(values, left, i), own[i]);
            largest = Math.Max(largest, t);
            if (scores is not null) scores[i] = t;
        }

        return largest;
    }

    private double[] MeanDeviations(List<int> left)
    {
        double[] squares = new double[left.Count];
        foreach (double[] replicate in deviations)
        {
            for (int i = 0; i < squares.Length; i++)
            {
                double difference = ToMean(replicate, left, i);
                squares[i] += difference * difference;
            }
        }

        return Array.ConvertAll(squares, square => Math.Sqrt(square / deviations.Length));
    }

    private static double[,] PairDeviations(double[][] deviations, int models)
    {
        double[,] roots = new double[models, models];
        for (int i = 0; i < models; i++)
        {
            for (int j = i + 1; j < models; j++)
            {
                double squares = 0;
                foreach (double[] replicate in deviations) squares += (replicate[i] - replicate[j]) * (replicate[i] - replicate[j]);
                roots[i, j] = roots[j, i] = Math.Sqrt(squares / deviations.Length);
            }
        }

        return roots;
    }

    // The mean of the differences, not the difference to the mean: it is 0 to the last bit for models that are alike.
    private static double ToMean(double[] values, List<int> left, int place)
    {
        double sum = 0;
        foreach (int model in left) sum += values[left[place]] - values[model];
        return sum / left.Count;
    }

    // Two models that never differ are alike; two that always differ by the same are told apart for certain.
    private static double Ratio(double difference, double deviation) =>
        difference == 0 ? 0 : deviation > 0 ? difference / deviation : Math.CopySign(double.PositiveInfinity, difference);
}
