using Forecasting.Features;

namespace Forecasting.Forecasters.Ssa;

/// <summary>Adds singular spectrum analysis to the family of features.</summary>
public static class SsaFeatures
{
    // As long a window as is learned from in a moment, for each series.
    private const int LongestWindow = 2048;

    extension(Feature)
    {
        /// <summary>Returns what the signal of a series, as known some steps before the row, says: the row's own value as forecast from there, and its leading components there.</summary>
        /// <remarks>
        /// <para>
        /// The signal is learned from the history of each series by singular spectrum analysis of its centred windows; the columns are then fixed
        /// filters of the target's last values: the first forecasts, the second is the mean of the window, the others are the values that the
        /// components have at its end, the strongest first; 0 for one that the series does not have. A forecaster that learns logarithms has
        /// the signal of these learned too; on scales that are linear the filters are the same, since the forecast passes a level on as it is and
        /// a component has none.
        /// </para>
        /// <para>
        /// Missing where a value of the window is, and for a series that was not in the training panel or has not two whole windows in it.
        /// </para>
        /// </remarks>
        /// <param name="lag">How many steps before the row the window ends; at least 1. The feature is known as many steps ahead.</param>
        /// <param name="window">The window in steps, from 2 to 2,048; null for two weeks of hours, one of quarters of an hour, 56 days, 52 weeks,
        /// 36 months. At most half of the series is used.</param>
        /// <param name="components">How many components, the level among them; from 1 to 64. At most half as many as the window has values are used.</param>
        /// <returns>The feature, with a column for the forecast and one for each component.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The lag is below 1, or the window or the number of components is out of range (SSA-002).</exception>
        public static Feature Ssa(int lag, int? window = null, int components = 8)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
            if (window is < SsaSeries.ShortestWindow or > LongestWindow)
                throw new ArgumentOutOfRangeException(nameof(window), window, $"SSA-002 A window has {SsaSeries.ShortestWindow} to {LongestWindow} values.");
            if (components is < 1 or > 64) throw new ArgumentOutOfRangeException(nameof(components), components, "SSA-002 There are 1 to 64 components.");
            return new SsaFeature(lag, window, components);
        }
    }
}
