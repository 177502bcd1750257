namespace Forecasting.Forecasters.Ensembles;

/// <summary>All members weigh the same.</summary>
internal sealed class MeanCombination() : Combination("mean")
{
    internal override double[] Weights(IReadOnlyList<int> places, MemberErrors? past, CancellationToken cancellationToken) => Equal(places.Count);
}
