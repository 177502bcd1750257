namespace Forecasting.Forecasters.Smoothing;

/// <summary>What a series of demands and zeros says of the next: the rate, the probability of a demand, and the sizes seen.</summary>
internal sealed class IntermittentDemand
{
    // Syntetos, Boylan and Croston (2005): below both bounds Croston's own estimate has the lesser error.
    private const double LongInterval = 1.32;
    private const double VariedSize = 0.49;

    private readonly List<double> _sizes = [];
    private readonly double _squares;
    private readonly double _sum;
    private readonly long _known;

    /// <param name="values">The values; missing ones are passed over. What is not zero is a demand.</param>
    /// <param name="method">How the rate is estimated; null to choose by the class.</param>
    /// <param name="sizeWeight">The weight of a new size.</param>
    /// <param name="timeWeight">The weight of a new interval, or of a new step in the probability.</param>
    public IntermittentDemand(ReadOnlySpan<double> values, IntermittentMethod? method, double sizeWeight, double timeWeight)
    {
        (double size, double interval, double probability) = (0, 0, 0);
        int waited = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value)) continue;
            _known++;
            waited++;
            bool isFirst = _sizes.Count == 0;
            if (!isFirst) probability += timeWeight * ((value == 0 ? 0 : 1) - probability);
            if (value == 0) continue;
            if (isFirst) (size, interval, probability) = (value, waited, 1.0 / waited);
            else
            {
                size += sizeWeight * (value - size);
                interval += timeWeight * (waited - interval);
            }

            waited = 0;
            _sizes.Add(value);
            _sum += value;
            _squares += value * value;
        }

        if (_sizes.Count > 0)
        {
            IntermittentMethod chosen = method ?? (IsSmooth ? IntermittentMethod.Croston : IntermittentMethod.SyntetosBoylan);
            double bias = chosen == IntermittentMethod.SyntetosBoylan ? 1 - (timeWeight / 2) : 1;
            Probability = chosen == IntermittentMethod.TeunterSyntetosBabai ? probability : Math.Min(1, bias / interval);
            Rate = size * Probability;
        }

        _sizes.Sort();
    }

    /// <summary>Gets the mean demand of a step; 0 where there was none.</summary>
    public double Rate { get; }

    /// <summary>Gets the probability of a demand in a step.</summary>
    public double Probability { get; }

    /// <summary>Gets the mean interval between demands in steps (ADI), at least 1.</summary>
    public double Interval => _known / Math.Max(1.0, _sizes.Count);

    /// <summary>Gets the squared coefficient of variation of the sizes (CV²).</summary>
    public double Variation => _sizes.Count == 0 || _sum == 0
        ? 0
        : Math.Max(0, (_squares * _sizes.Count / (_sum * _sum)) - 1);

    /// <summary>Gets whether demands are frequent and alike.</summary>
    public bool IsSmooth => Interval < LongInterval && Variation < VariedSize;

    /// <summary>Returns the quantile of the next value: zero with the probability of no demand, otherwise one of the sizes seen.</summary>
    public double Quantile(double level)
    {
        if (_sizes.Count == 0) return 0;
        int negative = 0;
        while (negative < _sizes.Count && _sizes[negative] < 0) negative++;
        double below = Probability * negative / _sizes.Count;
        double share = level < below ? level / Probability : (level - (1 - Probability)) / Probability;
        if (level >= below && share <= (double)negative / _sizes.Count) return 0;
        return _sizes[Math.Clamp((int)Math.Ceiling(share * _sizes.Count) - 1, 0, _sizes.Count - 1)];
    }
}
