namespace Forecasting;

/// <summary>Joins future values of columns known in advance to a history, and checks that none is missing.</summary>
internal static class FutureCells
{
    /// <summary>Returns the history with the future values written into its cells from the origin on.</summary>
    public static RegularPanel Join(RegularPanel history, SeriesPanel future, int steps)
    {
        PanelCells cells = history.Cells;
        int known = cells.Schema.KnownInAdvance.Count;
        int[] offsets = new int[cells.SeriesCount + 1];
        for (int s = 0; s < cells.SeriesCount; s++)
            offsets[s + 1] = checked(offsets[s] + HistoryCells(cells, s) + steps);

        double[][] covariates = new double[cells.Covariates.Length][];
        var states = new CellState[]?[covariates.Length];
        for (int c = 0; c < covariates.Length; c++)
        {
            covariates[c] = Spread(cells, cells.Covariates[c], offsets, double.NaN);
            states[c] = cells.CovariateStates[c] is { } given ? Spread(cells, given, offsets, CellState.Observed) : null;
        }

        PanelCells joined = cells with
        {
            Offsets = offsets,
            Covariates = covariates,
            CovariateStates = states,
            Target = Spread(cells, cells.Target, offsets, double.NaN),
            TargetStates = Spread(cells, cells.TargetStates, offsets, CellState.Observed),
        };
        for (int c = 0; c < known; c++)
        {
            // Joined weather is there already, as known at the origin; the caller may replace it, and need not.
            bool isJoined = history.WeatherColumns.Contains(cells.Schema.KnownInAdvance[c]);
            if (!isJoined || future.Schema.KnownInAdvance.Contains(cells.Schema.KnownInAdvance[c])) Write(joined, future, c);
        }

        return new RegularPanel(joined, joined, null, history.Findings) { Whole = history };
    }

    /// <summary>Returns the history without what its columns known in advance hold from its origin on; seen from an earlier origin it goes no further.</summary>
    /// <remarks>What is learnt from past forecasts would else hang on values that a model may say it does not need.</remarks>
    public static RegularPanel Without(RegularPanel history) =>
        history.Schema.KnownInAdvance.Count == 0 ? history : Without(history, history.OriginIndex);

    private static RegularPanel Without(RegularPanel panel, long end)
    {
        PanelCells cells = Cut(panel.Cells, end);
        PanelCells observed = ReferenceEquals(panel.Observed, panel.Cells) ? cells : Cut(panel.Observed, end);
        return new RegularPanel(observed, cells, null, panel.Findings) { Whole = panel, Change = earlier => Without(earlier, end) };
    }

    private static PanelCells Cut(PanelCells cells, long end)
    {
        double[][] covariates = [.. cells.Covariates];
        for (int c = 0; c < cells.Schema.KnownInAdvance.Count; c++)
        {
            covariates[c] = [.. covariates[c]];
            for (int s = 0; s < cells.SeriesCount; s++)
            {
                Span<double> own = covariates[c].AsSpan(cells.Offsets[s], cells.Length(s));
                own[(int)Math.Clamp(end - cells.First[s], 0, own.Length)..].Fill(double.NaN);
            }
        }

        return cells with { Covariates = covariates };
    }

    /// <summary>Refuses a history whose needed columns are not known over the whole horizon.</summary>
    /// <param name="history">The history.</param>
    /// <param name="needed">The columns.</param>
    /// <param name="steps">How many steps are forecast.</param>
    /// <param name="allowsEnded">Whether cells beyond the last row of a series may be unknown.</param>
    public static void Check(RegularPanel history, ColumnNames needed, int steps, bool allowsEnded)
    {
        foreach (string name in needed)
        {
            int column = history.IndexOfColumn(name);
            for (int s = 0; s < history.SeriesCount; s++)
            {
                // A series that has not begun cannot be forecast, whatever is known of its future.
                if (history.HistoryLength(s) == 0) continue;
                ReadOnlySpan<double> values = history.Covariate(s, column);
                long from = history.OriginIndex - history.FirstIndex(s);
                int missing = 0;
                long first = -1;
                long end = allowsEnded ? Math.Min(from + steps, values.Length) : from + steps;
                for (long i = from; i < end; i++)
                {
                    if (i < values.Length && !double.IsNaN(values[(int)i])) continue;
                    if (missing++ == 0) first = i;
                }

                if (missing > 0) throw Missing(history, s, name, history.FirstIndex(s) + first, missing, steps);
            }
        }
    }

    private static SeriesDataException Missing(RegularPanel history, int series, string name, long index, int count, int steps) =>
        new(new Finding
        {
            Code = "FEA-040",
            Severity = FindingSeverity.Error,
            Series = history.Keys[series],
            Column = name,
            Time = history.Grid.InstantAt(index),
            Count = count,
            Message = $"'{name}' is known in advance by the schema, but {count} of the {steps} steps to forecast have no value, the first at {history.Grid.InstantAt(index)}. Give them in ForecastOptions.KnownInAdvance, or as rows with an empty target.",
        });

    // A series that ended before the origin is carried on to it, so that its future cells have a place.
    private static int HistoryCells(PanelCells cells, int series) =>
        (int)Math.Max(0, cells.OriginIndex - cells.First[series]);

    private static T[] Spread<T>(PanelCells cells, T[] values, int[] offsets, T empty)
    {
        var result = new T[offsets[^1]];
        for (int s = 0; s < cells.SeriesCount; s++)
        {
            Span<T> place = result.AsSpan(offsets[s], offsets[s + 1] - offsets[s]);
            ReadOnlySpan<T> given = values.AsSpan(cells.Offsets[s], Math.Min(cells.Length(s), place.Length));
            given.CopyTo(place);
            place[given.Length..].Fill(empty);
        }

        return result;
    }

    private static void Write(PanelCells joined, SeriesPanel future, int column)
    {
        string name = joined.Schema.KnownInAdvance[column];
        int source = future.Schema.KnownInAdvance.IndexOf(name);
        if (source < 0)
        {
            throw SeriesDataException.Of(
                "FEA-040", $"The future values have no column '{name}', which the schema calls known in advance; name it in their schema.", column: name);
        }

        for (int s = 0; s < joined.SeriesCount; s++)
        {
            int place = future.IndexOf(joined.Keys[s]);
            // Weather of one place serves every series.
            if (place < 0 && future.SeriesCount == 1 && future.Schema.Keys.Count == 0) place = 0;
            if (place < 0) continue;
            ReadOnlySpan<long> ticks = future.Ticks(place);
            ReadOnlySpan<double> values = future.Covariate(place, source);
            long from = joined.OriginIndex - joined.First[s];
            for (int i = 0; i < ticks.Length; i++)
            {
                if (!joined.Grid.TryIndexOf(ticks[i], out long index)) continue;
                long cell = index - joined.First[s];
                if (cell >= from && cell < joined.Length(s) && !double.IsNaN(values[i]))
                    joined.Covariates[column][joined.Offsets[s] + (int)cell] = values[i];
            }
        }
    }
}
