namespace Forecasting.Time;

/// <summary>A frequency that was tried on a series, and how well it fits.</summary>
public sealed record FrequencyCandidate
{
    /// <summary>Gets the frequency tried.</summary>
    public required Frequency Frequency { get; init; }

    /// <summary>Gets the share of neighbouring rows on the grid that are exactly one step apart.</summary>
    /// <value>A ratio from 0 to 1.</value>
    public required double StepShare { get; init; }

    /// <summary>Gets the number of rows, duplicates not counted, that are not on the grid.</summary>
    /// <value>Not negative.</value>
    public required long OffGridRows { get; init; }

    /// <summary>Gets the number of cells of the grid from the first row on it to the last.</summary>
    /// <value>Not negative.</value>
    public required long Cells { get; init; }

    /// <summary>Gets the share of those cells that have a row.</summary>
    /// <value>A ratio from 0 to 1.</value>
    public required double FilledShare { get; init; }

    /// <summary>Returns the frequency with its figures.</summary>
    /// <returns>Text such as <c>PT1H: 98.5 % single steps, 2 rows off the grid, 95.0 % of 8,760 cells filled</c>.</returns>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Frequency}: {100 * StepShare:0.0} % single steps, {OffGridRows:N0} rows off the grid, {100 * FilledShare:0.0} % of {Cells:N0} cells filled");
}
