namespace Forecasting.Tables;

/// <summary>A row of a table with its instant; ordered by instant, then by place in the source.</summary>
/// <param name="Ticks">Unix ticks of 100 ns.</param>
/// <param name="Row">The row of the table.</param>
/// <param name="State">How it came to its place.</param>
/// <param name="Share">The share of the target that it holds: a half where a sum was split.</param>
internal readonly record struct PlacedRow(long Ticks, int Row, CellState State, double Share) : IComparable<PlacedRow>
{
    public int CompareTo(PlacedRow other)
    {
        int order = Ticks.CompareTo(other.Ticks);
        return order != 0 ? order : Row.CompareTo(other.Row);
    }

    public static bool operator <(PlacedRow left, PlacedRow right) => left.CompareTo(right) < 0;

    public static bool operator >(PlacedRow left, PlacedRow right) => left.CompareTo(right) > 0;

    public static bool operator <=(PlacedRow left, PlacedRow right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PlacedRow left, PlacedRow right) => left.CompareTo(right) >= 0;
}
