using Forecasting.Time;

namespace Forecasting.Weather;

/// <summary>The weather columns of a panel, as they were known at an origin.</summary>
internal sealed class WeatherColumns
{
    private readonly WeatherJoinOptions _options;
    private readonly GridWeather[] _ways;

    // Of each variable the places that count.
    private readonly (double Weight, WeatherIndex Index)[][] _places;

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

    /// <summary>Lays every variable on a range of the grid, as known at an instant.</summary>
    /// <returns>A value for each cell of the range and variable.</returns>
    public double[][] At(TimeGrid grid, (long From, int Count) range, long known)
    {
        long[] bounds = new long[range.Count + 1];
        grid.FillTicks(range.From, bounds);
        // Perfect weather has no time before which it is not known.
        if (_options.Use == WeatherUse.Perfect) known = long.MaxValue;
        double[][] result = new double[Variables.Count][];
        for (int v = 0; v < result.Length; v++) result[v] = Blend(v, bounds, known);
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
}
