namespace Forecasting.Preparation;

/// <summary>Brings columns known in advance from a second panel, such as the weather of one station, to every series of a first one.</summary>
public static class CovariateJoin
{
    extension(SeriesPanel panel)
    {
        /// <summary>Returns the panel with the columns known in advance of another one, matched by instant.</summary>
        /// <param name="covariates">
        /// The other panel: one series without keys, which serves every series, or series with the keys of this panel.
        /// Its target is not used.
        /// </param>
        /// <returns>
        /// The rows of this panel with the columns added, <see cref="double.NaN"/> where the other panel has no such instant, and
        /// rows with an empty target for the instants of the other panel after the last row of a series.
        /// </returns>
        /// <exception cref="ArgumentException">The other panel has no column known in advance, or both have one of the same name.</exception>
        public SeriesPanel WithCovariates(SeriesPanel covariates)
        {
            ArgumentNullException.ThrowIfNull(covariates);
            ColumnNames added = covariates.Schema.KnownInAdvance;
            if (added.Count == 0) throw new ArgumentException("The other panel has no column known in advance; name them in its schema's KnownInAdvance.", nameof(covariates));
            SeriesSchema schema = panel.Schema with { KnownInAdvance = ColumnNames.Create([.. panel.Schema.KnownInAdvance, .. added]) };
            schema.Validate();
            return new SeriesPanel(schema, [.. panel.Keys], Joined(panel, covariates), panel.Findings);
        }
    }

    private static PanelRows Joined(SeriesPanel panel, SeriesPanel covariates)
    {
        int[] future = new int[panel.SeriesCount];
        int[] offsets = new int[panel.SeriesCount + 1];
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            future[s] = FirstAfter(panel, s, covariates);
            offsets[s + 1] = checked(offsets[s] + panel.Length(s) + Added(panel, s, covariates, future[s]));
        }

        PanelRows rows = Empty(panel, covariates, offsets);
        int known = panel.Schema.KnownInAdvance.Count;
        int added = covariates.Schema.KnownInAdvance.Count;
        for (int s = 0; s < panel.SeriesCount; s++)
        {
            int length = panel.Length(s);
            panel.Ticks(s).CopyTo(rows.Ticks.AsSpan(offsets[s]));
            panel.Target(s).CopyTo(rows.Target.AsSpan(offsets[s]));
            for (int i = 0; i < length && rows.States is { } states; i++) states[offsets[s] + i] = panel.State(s, i);
            for (int c = 0; c < panel.Columns.Count; c++)
                panel.Covariate(s, c).CopyTo(rows.Covariates[c < known ? c : c + added].AsSpan(offsets[s]));
            int place = PlaceOf(panel, s, covariates);
            if (place < 0) continue;
            covariates.Ticks(place)[future[s]..].CopyTo(rows.Ticks.AsSpan(offsets[s] + length));
            Span<long> ticks = rows.Ticks.AsSpan(offsets[s], offsets[s + 1] - offsets[s]);
            for (int c = 0; c < added; c++)
                Match(ticks, covariates.Ticks(place), covariates.Covariate(place, c), rows.Covariates[known + c].AsSpan(offsets[s]));
        }

        return rows;
    }

    private static PanelRows Empty(SeriesPanel panel, SeriesPanel covariates, int[] offsets)
    {
        double[][] columns = new double[panel.Columns.Count + covariates.Schema.KnownInAdvance.Count][];
        for (int c = 0; c < columns.Length; c++) columns[c] = Missing(offsets[^1]);
        return new PanelRows(offsets, new long[offsets[^1]], Missing(offsets[^1]), columns)
        {
            States = panel.Rows.States is null ? null : new CellState[offsets[^1]],
            Statics = panel.Rows.Statics,
        };
    }

    private static double[] Missing(int length)
    {
        double[] values = new double[length];
        Array.Fill(values, double.NaN);
        return values;
    }

    // Both runs of ticks ascend, so one walk matches them.
    private static void Match(ReadOnlySpan<long> ticks, ReadOnlySpan<long> source, ReadOnlySpan<double> values, Span<double> output)
    {
        int at = 0;
        for (int i = 0; i < ticks.Length; i++)
        {
            while (at < source.Length && source[at] < ticks[i]) at++;
            if (at < source.Length && source[at] == ticks[i]) output[i] = values[at];
        }
    }

    private static int PlaceOf(SeriesPanel panel, int series, SeriesPanel covariates) =>
        covariates.Schema.Keys.Count == 0 && covariates.SeriesCount == 1 ? 0 : covariates.IndexOf(panel.Keys[series]);

    private static int FirstAfter(SeriesPanel panel, int series, SeriesPanel covariates)
    {
        int place = PlaceOf(panel, series, covariates);
        if (place < 0 || panel.Length(series) == 0) return 0;
        int found = covariates.Ticks(place).BinarySearch(panel.Ticks(series)[^1]);
        return found >= 0 ? found + 1 : ~found;
    }

    private static int Added(SeriesPanel panel, int series, SeriesPanel covariates, int first)
    {
        int place = PlaceOf(panel, series, covariates);
        return place < 0 ? 0 : covariates.Length(place) - first;
    }
}
