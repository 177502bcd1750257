using Forecasting.Time;
using NodaTime;

namespace Forecasting.Features;

/// <summary>A run of cells of one series for which features are computed, and what may be looked at.</summary>
/// <remarks>The cells may lie beyond the history: the target then ends before them.</remarks>
public readonly ref struct FeatureWindow
{
    internal FeatureWindow(RegularPanel panel, int series, int from, int count)
    {
        Panel = panel;
        Series = series;
        From = from;
        Count = count;
    }

    /// <summary>Gets the panel.</summary>
    public RegularPanel Panel { get; }

    /// <summary>Gets the place of the series in the panel.</summary>
    public int Series { get; }

    /// <summary>Gets the first cell of the window, counted from the first of the series.</summary>
    public int From { get; }

    /// <summary>Gets how many cells the window has.</summary>
    public int Count { get; }

    /// <summary>Gets the target from the first cell of the series to the origin, on the scale that the forecaster learns on.</summary>
    public ReadOnlySpan<double> Target { get; init; }

    /// <summary>Gets how many steps ahead of its origin each cell of the window is taken to lie, counted from 1.</summary>
    /// <remarks>Empty where the set holds no feature that looks at the origin.</remarks>
    public ReadOnlySpan<int> StepsAhead { get; init; }

    /// <summary>Gets the local date and time of each cell of the window.</summary>
    internal ReadOnlySpan<LocalParts> Calendar { get; init; }

    /// <summary>Gets the start of the interval of a cell of the window.</summary>
    /// <param name="cell">The cell, counted from the first of the window.</param>
    public Instant TimeAt(int cell) => Panel.TimeAt(Series, From + cell);
}
