namespace Forecasting.Forecasters.Ensembles;

/// <summary>The weights with the least pinball loss.</summary>
internal sealed class StackedCombination() : Combination("stacking")
{
    internal override bool IsLearnt => true;

    internal override double[] Weights(IReadOnlyList<int> places, MemberErrors? past, CancellationToken cancellationToken) =>
        past is null ? Equal(places.Count) : PinballStacking.Weights(past, cancellationToken);
}
