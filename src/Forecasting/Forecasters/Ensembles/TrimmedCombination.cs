namespace Forecasting.Forecasters.Ensembles;

/// <summary>The mean of the middle members; the median where all but one or two are taken away.</summary>
internal sealed class TrimmedCombination(string name, double share) : Combination(name)
{
    internal override double[] Weights(IReadOnlyList<int> places, MemberErrors? past, CancellationToken cancellationToken) => Equal(places.Count);

    internal override double Combine(Span<double> values, ReadOnlySpan<double> weights)
    {
        int most = (values.Length - 1) / 2;
        int trimmed = share == 0 ? 0 : Math.Clamp((int)(share * values.Length), Math.Min(1, most), most);
        values.Sort();
        double sum = 0;
        foreach (double value in values[trimmed..^trimmed]) sum += value;
        return sum / (values.Length - (2 * trimmed));
    }
}
