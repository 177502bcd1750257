using System.Globalization;

namespace Forecasting.Forecasters.Ensembles;

/// <summary>A way to make one forecast of several, level by level: quantiles of one level are combined with each other.</summary>
/// <remarks>
/// What is combined are quantiles, not probabilities (Vincentization; Lichtendahl, Grushka-Cockayne and Winkler 2013). Weights are not
/// negative and sum to one. Those that are learnt rest on forecasts of the last part of the history, made from rolling origins by members
/// fitted to what came before it.
/// </remarks>
public abstract class Combination
{
    private protected Combination(string name) => Name = name;

    /// <summary>Gets the mean of the members.</summary>
    public static Combination Mean { get; } = new MeanCombination();

    /// <summary>Gets the median of the members.</summary>
    public static Combination Median { get; } = new TrimmedCombination("median", 0.5);

    /// <summary>Gets the weights with the least pinball loss, or absolute error where there are no levels, in the past forecasts.</summary>
    /// <remarks>Quantile regression of what came on what the members forecast (Koenker and Bassett 1978), with weights held to shares of a whole.</remarks>
    public static Combination Stacking { get; } = new StackedCombination();

    /// <summary>Gets the name, such as <c>mean</c> or <c>greedy 50</c>.</summary>
    public string Name { get; }

    /// <summary>Gets whether the weights are learnt from past forecasts.</summary>
    internal virtual bool IsLearnt => false;

    /// <summary>Returns the mean of the members that are left when the outermost on both sides are taken away.</summary>
    /// <param name="share">The share of the members that is taken away on each side, from 0 to below 0.5; of three or more members at least one, but for 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public static Combination TrimmedMean(double share = 0.2) => share is >= 0 and < 0.5
        ? new TrimmedCombination(string.Create(CultureInfo.InvariantCulture, $"trimmed mean {share}"), share)
        : throw new ArgumentOutOfRangeException(nameof(share), share, "The share that is taken away on each side is at least 0, and below 0.5.");

    /// <summary>Returns weights that fall with the loss of each member: its inverse, to a power (Bates and Granger 1969).</summary>
    /// <param name="power">From above 0 to 100; 2 weighs absolute errors as the inverse of variances would.</param>
    /// <exception cref="ArgumentOutOfRangeException">The power is out of its range.</exception>
    public static Combination InverseError(double power = 2) => power is > 0 and <= 100
        ? new InverseErrorCombination(power)
        : throw new ArgumentOutOfRangeException(nameof(power), power, "The power is above 0, and at most 100.");

    /// <summary>Returns weights by greedy selection with replacement: each round takes in the member that helps most (Caruana et al. 2004).</summary>
    /// <param name="rounds">From 1 to 1000. Rounds end early where ten of them found nothing better.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rounds are out of their range.</exception>
    public static Combination Greedy(int rounds = 50) => rounds is >= 1 and <= 1000
        ? new GreedyCombination(rounds)
        : throw new ArgumentOutOfRangeException(nameof(rounds), rounds, "There are 1 to 1000 rounds.");

    /// <summary>Returns weights of your own.</summary>
    /// <param name="weights">One for each member, finite and not negative, not all 0; they are divided by their sum.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are 0.</exception>
    public static Combination Weighted(params ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double weight in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight))) throw new ArgumentException("A weight is finite, and not negative.", nameof(weights));
            sum += weight;
        }

        return sum > 0 && double.IsFinite(sum)
            ? new WeightedCombination([.. weights])
            : throw new ArgumentException("At least one weight must be above 0.", nameof(weights));
    }

    /// <summary>Gives the name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>Refuses a number of members that the combination is not made for.</summary>
    internal virtual void CheckCount(int members)
    {
    }

    /// <summary>Returns the weights of members.</summary>
    /// <param name="places">The places of the members that are there, among all.</param>
    /// <param name="past">Their errors in past forecasts; null where there are none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A weight for each place, not negative, their sum 1.</returns>
    internal abstract double[] Weights(IReadOnlyList<int> places, MemberErrors? past, CancellationToken cancellationToken);

    /// <summary>Combines the values of one level, series and step.</summary>
    /// <param name="values">The values of the members that have one; may be put in another order.</param>
    /// <param name="weights">Their weights; the sum may be less than 1 where members have no value.</param>
    internal virtual double Combine(Span<double> values, ReadOnlySpan<double> weights)
    {
        double sum = 0, whole = 0;
        for (int m = 0; m < values.Length; m++)
        {
            sum += weights[m] * values[m];
            whole += weights[m];
        }

        return sum / whole;
    }

    private protected static double[] Equal(int count)
    {
        double[] weights = new double[count];
        Array.Fill(weights, 1.0 / count);
        return weights;
    }
}
