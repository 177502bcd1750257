namespace Forecasting.Tables;

/// <summary>The text form of the states of cells: <c>observed</c>, <c>inserted+imputed</c>.</summary>
internal static class CellStates
{
    private static readonly string[] Names = ["inserted", "missing", "masked", "imputed", "aggregated", "duplicated", "clock-change"];

    private static readonly string[] Texts = [.. Enumerable.Range(0, 256).Select(TextOf)];

    public static string Text(CellState state) => Texts[(byte)state];

    private static string TextOf(int state) =>
        state == 0 ? "observed" : string.Join('+', Names.Where((_, bit) => (state & (1 << bit)) != 0));
}
