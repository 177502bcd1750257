using Forecasting.Preparation;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Adds singular spectrum analysis to the ways to fill missing values.</summary>
public static class SsaImputations
{
    extension(Imputation)
    {
        /// <summary>Fills gaps from the signal of the series: its trend, seasons and slow waves, told from its noise by singular spectrum analysis.</summary>
        /// <remarks>
        /// For gaps too long for a line or for similar days. Nothing is closed up, so no phase moves; the values are those that leave all windows of
        /// the series nearest to the space of its signal (<see cref="SsaDecomposition.FillGaps"/>). Left missing, for <see cref="Imputation.Then"/>:
        /// a gap longer than all known values together, one at an end that is longer than a window, and a series of fewer than four cells. A series
        /// without negative values gets none, and no value lies farther beyond the range of the known ones than that range is wide.
        /// </remarks>
        /// <param name="window">The window in steps; null for two weeks of hours, one of quarters of an hour, 56 days, 52 weeks, 36 months. At most
        /// half of the series is used.</param>
        /// <param name="rank">How many components the signal has; at most one less than the window is used. Null for the number, up to 64, that fills
        /// hidden known values best.</param>
        /// <returns>The way; it reads the whole series up to the origin.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The window is shorter than 2, or the rank is below 1 (SSA-002).</exception>
        public static Imputation Ssa(int? window = null, int? rank = null)
        {
            if (window < SsaSeries.ShortestWindow)
                throw new ArgumentOutOfRangeException(nameof(window), window, $"SSA-002 A window has at least {SsaSeries.ShortestWindow} values.");
            if (rank < 1) throw new ArgumentOutOfRangeException(nameof(rank), rank, "SSA-002 A signal has at least 1 component.");
            return new SsaImputation(window, rank);
        }
    }
}
