using Forecasting.Time;

namespace Forecasting.Weather;

/// <summary>The weather columns of a panel, as they were known at an origin.</summary>
internal sealed class WeatherColumns(WeatherTable weather, IReadOnlyList<WeatherVariable> variables, WeatherJoinOptions options)
{
    private readonly double[] _weights = options.Blend.Weights(weather.Locations);

    public IReadOnlyList<WeatherVariable> Variables => variables;

    public WeatherUse Use => options.Use;

    /// <summary>Lays every variable on a range of the grid, as known at an instant.</summary>
    /// <returns>A value for each cell of the range and variable.</returns>
    public double[][] At(TimeGrid grid, (long From, int Count) range, long known)
    {
        // Perfect weather has no time before which it is not known.
        WeatherRows rows = weather.Rows.AsOf(options.Use == WeatherUse.Perfect ? long.MaxValue : known);
        double[][] result = new double[variables.Count][];
        for (int v = 0; v < result.Length; v++) result[v] = Blend(rows, variables[v], grid, range);
        return result;
    }

    /// <summary>Refuses cells of the history without weather, unless the caller allows them.</summary>
    public void Check(TimeGrid grid, long from, ReadOnlySpan<double> history, WeatherVariable variable)
    {
        if (options.AllowsMissing) return;
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
            Column = variable.Text,
            Time = grid.InstantAt(from + first),
            Count = count,
            Message = $"'{variable}' was not known for {count} of the {history.Length} intervals of the history, from {grid.InstantAt(from + first)} to {grid.InstantAt(from + last)}, at the origin {grid.InstantAt(from + history.Length)}. Give weather issued by then, raise LongestGap, or set AllowsMissing.",
        });
    }

    private double[] Blend(WeatherRows rows, WeatherVariable variable, TimeGrid grid, (long From, int Count) range)
    {
        var way = new GridWeather(grid, variable, (weather.Interval, options.LongestGap));
        double[] column = rows.Column(variable);
        double[] sum = new double[range.Count], east = new double[range.Count], weight = new double[range.Count], cells = new double[range.Count];
        for (int place = 0; place < _weights.Length; place++)
        {
            if (_weights[place] == 0) continue;
            (long[] valid, double[] values) = Given(rows, column, place);
            way.Fill(valid, values, range.From, cells);
            for (int i = 0; i < cells.Length; i++)
            {
                if (double.IsNaN(cells[i])) continue;
                weight[i] += _weights[place];
                if (!variable.IsDirection)
                {
                    sum[i] += _weights[place] * cells[i];
                    continue;
                }

                (double sine, double cosine) = Math.SinCos(double.DegreesToRadians(cells[i]));
                sum[i] += _weights[place] * cosine;
                east[i] += _weights[place] * sine;
            }
        }

        for (int i = 0; i < cells.Length; i++)
            cells[i] = weight[i] == 0 ? double.NaN : variable.IsDirection ? GridWeather.Direction(sum[i], east[i]) : sum[i] / weight[i];
        return cells;
    }

    private static (long[] Valid, double[] Values) Given(WeatherRows rows, double[] column, int place)
    {
        var valid = new List<long>();
        var values = new List<double>();
        for (int i = 0; i < column.Length; i++)
        {
            if (rows.Place[i] != place || double.IsNaN(column[i])) continue;
            valid.Add(rows.Valid[i]);
            values.Add(column[i]);
        }

        return ([.. valid], [.. values]);
    }
}
