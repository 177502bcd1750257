using System.Globalization;

namespace Forecasting.Forecasters.Ensembles;

/// <summary>Weights by greedy selection with replacement.</summary>
internal sealed class GreedyCombination(int rounds) : Combination(string.Create(CultureInfo.InvariantCulture, $"greedy {rounds}"))
{
    internal override bool IsLearnt => true;

    internal override double[] Weights(IReadOnlyList<int> places, MemberErrors? past, CancellationToken cancellationToken) =>
        past is null ? Equal(places.Count) : GreedySelection.Weights(places.Count, rounds, past.Loss, cancellationToken) ?? Equal(places.Count);
}
