using System.Globalization;
using System.Text;

namespace Forecasting.Preparation;

/// <summary>How the cells of the target of one series, up to the origin, came to their values.</summary>
/// <remarks>
/// <see cref="Cells"/> is the sum of <see cref="Observed"/>, <see cref="Inserted"/>, <see cref="Missing"/>, <see cref="Masked"/> and
/// <see cref="Scaled"/>; the other counts say more about those same cells.
/// </remarks>
public sealed record SeriesReport
{
    private const CellState NotObserved = CellState.Inserted | CellState.Missing | CellState.Masked | CellState.Imputed;

    /// <summary>Gets the key of the series.</summary>
    public required SeriesKey Key { get; init; }

    /// <summary>Gets how many cells there are.</summary>
    public required int Cells { get; init; }

    /// <summary>Gets the cells that hold what the source gave.</summary>
    public required int Observed { get; init; }

    /// <summary>Gets the cells that the source had no row for.</summary>
    public required int Inserted { get; init; }

    /// <summary>Gets the cells whose row held no value.</summary>
    public required int Missing { get; init; }

    /// <summary>Gets the cells whose value was set aside as a fault.</summary>
    public required int Masked { get; init; }

    /// <summary>Gets the cells that were aggregated from an incomplete interval and scaled up to the whole.</summary>
    public required int Scaled { get; init; }

    /// <summary>Gets the cells whose value was filled in.</summary>
    public required int Imputed { get; init; }

    /// <summary>Gets the cells that have no value still.</summary>
    public required int Empty { get; init; }

    /// <summary>Gets the cells that were given more than once.</summary>
    public required int Duplicated { get; init; }

    /// <summary>Gets the cells that the rule for clock changes moved, copied or split.</summary>
    public required int ClockChange { get; init; }

    /// <summary>Writes the report on one line.</summary>
    /// <returns>The series and its counts, those that are zero left out.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Key.Count > 0) text.Append(Key).Append("  ");
        text.Append(CultureInfo.InvariantCulture, $"{Cells:N0} cells, {Observed:N0} observed");
        Add("inserted", Inserted);
        Add("missing", Missing);
        Add("masked", Masked);
        Add("scaled", Scaled);
        Add("imputed", Imputed);
        Add("still empty", Empty);
        Add("duplicated", Duplicated);
        Add("placed by the clock-change rule", ClockChange);
        return text.ToString();

        void Add(string what, int count)
        {
            if (count > 0) text.Append(CultureInfo.InvariantCulture, $", {count:N0} {what}");
        }
    }

    /// <summary>Counts the cells of a series.</summary>
    internal static SeriesReport Of(RegularPanel panel, int series, SeriesKey key)
    {
        ReadOnlySpan<CellState> states = panel.TargetStates(series);
        ReadOnlySpan<double> values = panel.Target(series);
        int observed = 0, inserted = 0, missing = 0, masked = 0, scaled = 0, imputed = 0, empty = 0, duplicated = 0, clockChange = 0;
        for (int i = 0; i < states.Length; i++)
        {
            CellState state = states[i];
            // A cell has one origin; the order is that in which preparation can have come to it.
            if ((state & CellState.Inserted) != 0) inserted++;
            else if ((state & CellState.Missing) != 0) missing++;
            else if ((state & CellState.Masked) != 0) masked++;
            else if ((state & NotObserved) == 0) observed++;
            else scaled++;
            if ((state & CellState.Imputed) != 0) imputed++;
            if (double.IsNaN(values[i])) empty++;
            if ((state & CellState.Duplicated) != 0) duplicated++;
            if ((state & CellState.ClockChange) != 0) clockChange++;
        }

        return new SeriesReport
        {
            Key = key,
            Cells = states.Length,
            Observed = observed,
            Inserted = inserted,
            Missing = missing,
            Masked = masked,
            Scaled = scaled,
            Imputed = imputed,
            Empty = empty,
            Duplicated = duplicated,
            ClockChange = clockChange,
        };
    }
}
