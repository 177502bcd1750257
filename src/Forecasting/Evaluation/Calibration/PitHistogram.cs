namespace Forecasting.Evaluation.Calibration;

/// <summary>The histogram of the probability integral transform: flat where the forecast distribution is right.</summary>
/// <remarks>
/// A hollow middle says that intervals are too narrow, a hump that they are too wide, a slope that forecasts are too low or too high. Points
/// of one day depend on each other, so that no p-value is given.
/// </remarks>
public sealed record PitHistogram
{
    /// <summary>Gets the share of the targets in each bin; the bins are equally wide, from 0 to 1.</summary>
    /// <value>They sum to 1; all NaN where there is no target.</value>
    public required IReadOnlyList<double> Shares { get; init; }

    /// <summary>Gets how many targets there are.</summary>
    public required long Count { get; init; }

    /// <summary>Gets how many targets have no forecast of some quantile; they are left out, and the histogram is then not that of all.</summary>
    public required long Missing { get; init; }

    /// <summary>Gets the distance of Kolmogorov, at the edges of the bins: by how much the share of targets up to a probability differs from it at most.</summary>
    /// <value>From 0 to 1; NaN where there is no target.</value>
    public double Distance
    {
        get
        {
            (double sum, double largest) = (0, 0);
            for (int bin = 0; bin < Shares.Count; bin++)
            {
                sum += Shares[bin];
                largest = Math.Max(largest, Math.Abs(sum - ((bin + 1.0) / Shares.Count)));
            }

            return largest;
        }
    }
}
