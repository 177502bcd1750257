namespace Forecasting.Forecasters.Ssa;

public sealed partial class SsaDecomposition
{
    /// <summary>Fills the missing values of a series from its own signal, in place: no value is moved.</summary>
    /// <param name="series">The values at equal distances; <see cref="double.NaN"/> where missing.</param>
    /// <param name="window">The window, from 2 to half the length; null for half the length, at most 336.</param>
    /// <param name="rank">How many components the signal has; null to choose the number that fills hidden known values best.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The series with every value finite.</returns>
    /// <exception cref="SeriesDataException">All is missing or a value is infinite (SSA-003), or the series is shorter than two windows (SSA-001).</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window or the rank is none (SSA-002).</exception>
    public static double[] FillGaps(
        ReadOnlySpan<double> series, int? window = null, int? rank = null, CancellationToken cancellationToken = default)
    {
        SsaSeries.RefuseMissing(series, mayBeMissing: true);
        bool any = false;
        foreach (double value in series) any |= !double.IsNaN(value);
        if (!any) throw SeriesDataException.Of("SSA-003", $"All {series.Length} values are missing: there is nothing to fill from.");
        int length = window ?? Math.Max(SsaSeries.ShortestWindow, Math.Min(series.Length / 2, LongestGapWindow));
        SsaSeries.CheckWindow(series.Length, length);
        if (rank is { } count) SsaSeries.CheckCount(count, length - 1, nameof(rank));
        double unit = SsaSeries.Unit(series);
        double[] filled = SsaSeries.Scaled(series, unit);
        GapFilling.Fill(filled, length, rank, cancellationToken);
        return SsaSeries.Unscaled(filled, unit);
    }
}
