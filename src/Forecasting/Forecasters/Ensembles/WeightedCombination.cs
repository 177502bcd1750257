namespace Forecasting.Forecasters.Ensembles;

/// <summary>Weights of the caller.</summary>
internal sealed class WeightedCombination(double[] weights) : Combination("weighted")
{
    internal override void CheckCount(int members)
    {
        if (members != weights.Length) throw new ArgumentException($"There are {weights.Length} weights for {members} members; give one for each.");
    }

    internal override double[] Weights(IReadOnlyList<int> places, MemberErrors? past, CancellationToken cancellationToken)
    {
        double sum = places.Sum(place => weights[place]);
        return sum > 0 ? [.. places.Select(place => weights[place] / sum)] : Equal(places.Count);
    }
}
