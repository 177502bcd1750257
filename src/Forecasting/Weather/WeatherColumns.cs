using Forecasting.Time;

namespace Forecasting.Weather;

/// <summary>The weather columns of a panel, as they were known at an origin.</summary>
internal sealed class WeatherColumns
{
    private readonly WeatherJoinOptions _options;
    private readonly GridWeather[] _ways;

    // Of each variable the places that count.
    private readonly (double Weight, WeatherIndex Index)[][] _places;

    private Whole? _whole;

    public WeatherColumns(WeatherTable weather, IReadOnlyList<WeatherVariable> variables, WeatherJoinOptions options)
    {
        (_options, Variables) = (options, variables);
        double[] weights = options.Blend.Weights(weather.Locations);
        _ways = [.. variables.Select(variable => new GridWeather(variable, weather.Interval, options.LongestGap))];
        _places = [.. variables.Select(variable => Places(weather.Rows, weather.Rows.Column(variable), weights))];
        Names = ColumnNames.Create([.. variables.Select(variable => options.Prefix + variable.Text)]);
    }

    public IReadOnlyList<WeatherVariable> Variables { get; }

    /// <summary>Gets the names of the columns, a name for each variable.</summary>
    public ColumnNames Names { get; }

    public WeatherUse Use => _options.Use;

    /// <summary>Keeps what a range of the grid comes to in the end, so that an origin lays out no more than what was open then.</summary>
    public void Keep(TimeGrid grid, (long From, int Count) range)
    {
        long[] bounds = BoundsOf(grid, range);
        var whole = new Whole(grid, range.From, new double[Variables.Count][], new long[Variables.Count][]);
        for (int v = 0; v < Variables.Count; v++)
        {
            whole.Values[v] = Blend(v, bounds, long.MaxValue);
            whole.Since[v] = new long[range.Count];
            Array.Fill(whole.Since[v], long.MinValue);
            foreach ((_, WeatherIndex index) in _places[v]) index.RaiseToLatestIssue(bounds.AsSpan(1), _ways[v].Reach, whole.Since[v]);
        }

        _whole = whole;
    }

    /// <summary>Lays every variable on a range of the grid, as known at an instant.</summary>
    /// <returns>A value for each cell of the range and variable.</returns>
    public double[][] At(TimeGrid grid, (long From, int Count) range, long known)
    {
        // Perfect weather has no time before which it is not known.
        if (_options.Use == WeatherUse.Perfect) known = long.MaxValue;
        double[][] result = new double[Variables.Count][];
        for (int v = 0; v < result.Length; v++)
        {
            result[v] = new double[range.Count];
            int settled = CopySettled(v, grid, range, known, result[v]);
            if (settled == range.Count) continue;
            Blend(v, BoundsOf(grid, (range.From + settled, range.Count - settled)), known).CopyTo(result[v], settled);
        }

        return result;
    }

    /// <summary>Refuses cells of the history without weather, unless the caller allows them.</summary>
    public void Check(TimeGrid grid, long from, ReadOnlySpan<double> history, int variable)
    {
        if (_options.AllowsMissing) return;
        int first = -1, last = -1, count = 0;
        for (int i = 0; i < history.Length; i++)
        {
            if (!double.IsNaN(history[i])) continue;
            if (count++ == 0) first = i;
            last = i;
        }

        if (count == 0) return;
        throw new SeriesDataException(new Finding
        {
            Code = "FEA-041",
            Severity = FindingSeverity.Error,
            Column = Names[variable],
            Time = grid.InstantAt(from + first),
            Count = count,
            Message = $"'{Names[variable]}' was not known for {count} of {history.Length} intervals of the history, from {grid.InstantAt(from + first)} to {grid.InstantAt(from + last)}, at the origin {grid.InstantAt(from + history.Length)}. Give weather issued by then, raise LongestGap, or set AllowsMissing.",
        });
    }

    private static (double Weight, WeatherIndex Index)[] Places(WeatherRows rows, double[] column, double[] weights)
    {
        var places = new List<(double, WeatherIndex)>();
        for (int place = 0; place < weights.Length; place++)
        {
            if (weights[place] > 0) places.Add((weights[place], WeatherIndex.Of(rows, column, place)));
        }

        return [.. places];
    }

    private static long[] BoundsOf(TimeGrid grid, (long From, int Count) range)
    {
        long[] bounds = new long[range.Count + 1];
        grid.FillTicks(range.From, bounds);
        return bounds;
    }

    // Cells for which nothing was issued after the instant are as they are in the end.
    private int CopySettled(int variable, TimeGrid grid, (long From, int Count) range, long known, double[] cells)
    {
        if (_whole is not { } whole || range.From < whole.From || !whole.Grid.Equals(grid)) return 0;
        ReadOnlySpan<long> since = whole.Since[variable];
        int skipped = (int)Math.Min(range.From - whole.From, since.Length);
        since = since.Slice(skipped, Math.Min(range.Count, since.Length - skipped));
        int settled = since.BinarySearch(new LastNotAfter(known));
        settled = settled < 0 ? ~settled : settled;
        whole.Values[variable].AsSpan(skipped, settled).CopyTo(cells);
        return settled;
    }

    private double[] Blend(int variable, long[] bounds, long known)
    {
        GridWeather way = _ways[variable];
        bool isDirection = Variables[variable].IsDirection;
        double[] sum = new double[bounds.Length - 1], east = new double[isDirection ? sum.Length : 0], weight = new double[sum.Length], cells = new double[sum.Length];
        foreach ((double share, WeatherIndex index) in _places[variable])
        {
            (long[] valid, double[] values) = index.AsOf(known, bounds[0] - way.Reach, bounds[^1] + way.Reach);
            way.Fill(valid, values, bounds, cells);
            for (int i = 0; i < cells.Length; i++)
            {
                if (double.IsNaN(cells[i])) continue;
                weight[i] += share;
                if (!isDirection)
                {
                    sum[i] += share * cells[i];
                    continue;
                }

                (double sine, double cosine) = Math.SinCos(double.DegreesToRadians(cells[i]));
                sum[i] += share * cosine;
                east[i] += share * sine;
            }
        }

        for (int i = 0; i < cells.Length; i++)
            cells[i] = weight[i] == 0 ? double.NaN : isDirection ? GridWeather.Direction(sum[i], east[i]) : sum[i] / weight[i];
        return cells;
    }

    // Since holds, for each cell, the latest issue of all readings that it or a cell before it follows from: it ascends.
    private sealed record Whole(TimeGrid Grid, long From, double[][] Values, long[][] Since);

    private readonly struct LastNotAfter(long known) : IComparable<long>
    {
        public int CompareTo(long other) => other <= known ? 1 : -1;
    }
}
