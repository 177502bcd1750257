using System.Globalization;
using Forecasting.Numerics;

namespace Forecasting.Evaluation.Groups;

/// <summary>Groups by bands of a numeric column between its quantiles over the scored targets.</summary>
internal sealed record BandGrouping(string Column, int Count) : Grouping
{
    public override string Name => Column;

    internal override FittedGroups Fit(BacktestResult result)
    {
        RegularPanel panel = result.Panel;
        int column = panel.IndexOfColumn(Column);
        if (column < 0)
        {
            string[] names = [.. panel.Columns.Select(one => one.Name)];
            throw new ArgumentException($"The panel has no numeric column '{Column}'; there {(names.Length == 0 ? "is none" : "are " + string.Join(", ", names))}.", nameof(result));
        }

        var values = new List<double>();
        result.Visit(null, (fold, series, step, in point) =>
        {
            double value = ValueAt(result, column, (fold, series, step));
            if (!point.IsImputed && double.IsFinite(point.Actual) && double.IsFinite(value)) values.Add(value);
        });
        double[] edges = Edges([.. values]);
        return new FittedGroups(Names(edges), (fold, series, step) => BandOf(edges, ValueAt(result, column, (fold, series, step))));
    }

    private static double ValueAt(BacktestResult result, int column, (int Fold, int Series, int Step) at)
    {
        Fold fold = result.Folds[at.Fold];
        long cell = fold.OriginIndex + fold.FirstStep + at.Step - result.Panel.FirstIndex(at.Series);
        ReadOnlySpan<double> values = result.Panel.Covariate(at.Series, column);
        return cell >= 0 && cell < values.Length ? values[(int)cell] : double.NaN;
    }

    // From the least value to the greatest; equal values are never parted, so that there may be fewer bands.
    private double[] Edges(double[] values)
    {
        if (values.Length == 0) return [];
        Array.Sort(values);
        return [.. Enumerable.Range(0, Count + 1).Select(i => SortedValues.Quantile(values, (double)i / Count)).Distinct()];
    }

    private static int BandOf(double[] edges, double value)
    {
        if (edges.Length == 0 || !(value >= edges[0] && value <= edges[^1])) return -1;
        int band = 0;
        while (band + 2 < edges.Length && value > edges[band + 1]) band++;
        return band;
    }

    private static string[] Names(double[] edges) => edges.Length == 1
        ? [Text(edges[0])]
        : [.. Enumerable.Range(0, Math.Max(0, edges.Length - 1)).Select(i => $"{Text(edges[i])} to {Text(edges[i + 1])}")];

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
