namespace Forecasting.Preparation;

/// <summary>Joins the cells of panels that share a grid and a schema, in the order of their keys.</summary>
internal static class PanelJoin
{
    /// <summary>Joins the parts.</summary>
    public static PanelCells Join(PanelCells[] parts)
    {
        List<(PanelCells Part, int Series)> order = [.. parts
            .SelectMany(part => Enumerable.Range(0, part.SeriesCount).Select(series => (part, series)))
            .OrderBy(one => one.part.Keys[one.series])];
        int[] offsets = new int[order.Count + 1];
        for (int i = 0; i < order.Count; i++) offsets[i + 1] = offsets[i] + order[i].Part.Length(order[i].Series);
        int columns = parts[0].Covariates.Length;
        return parts[0] with
        {
            Keys = [.. order.Select(one => one.Part.Keys[one.Series])],
            First = [.. order.Select(one => one.Part.First[one.Series])],
            Offsets = offsets,
            OriginIndex = parts.Max(part => part.OriginIndex),
            Target = Gather(order, offsets, part => part.Target)!,
            TargetStates = Gather(order, offsets, part => part.TargetStates)!,
            Covariates = [.. Enumerable.Range(0, columns).Select(c => Gather(order, offsets, part => part.Covariates[c])!)],
            CovariateStates = [.. Enumerable.Range(0, columns).Select(c => parts.All(part => part.CovariateStates[c] is null)
                ? null
                : Gather(order, offsets, part => part.CovariateStates[c]))],
            Statics = [.. Enumerable.Range(0, parts[0].Statics.Length).Select(c => order.Select(one => one.Part.Statics[c][one.Series]).ToArray())],
        };
    }

    private static T[] Gather<T>(List<(PanelCells Part, int Series)> order, int[] offsets, Func<PanelCells, T[]?> column)
    {
        var result = new T[offsets[^1]];
        for (int i = 0; i < order.Count; i++)
        {
            (PanelCells part, int series) = order[i];
            if (column(part) is { } values) values.AsSpan(part.Offsets[series], part.Length(series)).CopyTo(result.AsSpan(offsets[i]));
        }

        return result;
    }
}
