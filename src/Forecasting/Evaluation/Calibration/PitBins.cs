namespace Forecasting.Evaluation.Calibration;

/// <summary>Counts transforms into bins; mutable, for one thread.</summary>
internal sealed class PitBins(int bins)
{
    private readonly double[] _mass = new double[bins];
    private long _count;
    private long _missing;

    public void Add(in ScoredPoint point)
    {
        if (point.IsImputed || !double.IsFinite(point.Actual)) return;
        if (point.Levels.Count == 0 || IsMissing(point.Quantiles))
        {
            _missing++;
            return;
        }

        _count++;
        PitValue value = PitValue.Of(point.Actual, point.Levels, point.Quantiles);
        if (value.Low == value.High) _mass[Math.Min(bins - 1, (int)(value.Low * bins))]++;
        else Spread(value);
    }

    public PitHistogram ToHistogram() => new()
    {
        Shares = Array.ConvertAll(_mass, mass => _count == 0 ? double.NaN : mass / _count),
        Count = _count,
        Missing = _missing,
    };

    private void Spread(PitValue value)
    {
        for (int bin = (int)(value.Low * bins); bin < bins && (double)bin / bins < value.High; bin++)
        {
            double overlap = Math.Min(value.High, (bin + 1.0) / bins) - Math.Max(value.Low, (double)bin / bins);
            _mass[bin] += Math.Max(0, overlap) / (value.High - value.Low);
        }
    }

    private static bool IsMissing(ReadOnlySpan<double> quantiles)
    {
        foreach (double quantile in quantiles)
        {
            if (double.IsNaN(quantile)) return true;
        }

        return false;
    }
}
