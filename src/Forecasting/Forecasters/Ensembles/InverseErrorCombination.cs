using System.Globalization;

namespace Forecasting.Forecasters.Ensembles;

/// <summary>Weights that fall with the loss of each member.</summary>
internal sealed class InverseErrorCombination(double power)
    : Combination(string.Create(CultureInfo.InvariantCulture, $"inverse error {power}"))
{
    internal override bool IsLearnt => true;

    internal override double[] Weights(IReadOnlyList<int> places, MemberErrors? past, CancellationToken cancellationToken)
    {
        if (past is null) return Equal(places.Count);
        double[] losses = [.. places.Select((_, m) => past.LossOf(m))];
        double least = losses.Min();
        // Members without any error share the whole.
        double[] weights = [.. losses.Select(loss => least > 0 ? Math.Pow(least / loss, power) : loss == 0 ? 1 : 0)];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
