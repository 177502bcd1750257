using Forecasting.Time;

namespace Forecasting.Tables;

/// <summary>Turns forecasts and panels into tables that can be written.</summary>
/// <remarks>
/// The columns have the names of the schema: key columns first, then the time (the first of its columns). A time is written as the schema's
/// <see cref="SeriesSchema.Stamp"/> says, so that what was read with a schema is read again with it. A column of our own gets the suffix
/// <c>_2</c> where the schema has its name.
/// </remarks>
public static class OutputTables
{
    extension(Forecast forecast)
    {
        /// <summary>Returns the forecast as a table: keys, time, <c>forecast</c>, and a column per quantile level such as <c>p10</c> or <c>p97.5</c>.</summary>
        /// <returns>A row per series and step, series after series.</returns>
        public OutputTable ToTable()
        {
            ArgumentNullException.ThrowIfNull(forecast);
            return ForecastTable(forecast.Schema, forecast.Levels, forecast);
        }
    }

    extension(RegularPanel panel)
    {
        /// <summary>Returns the panel as a table: keys, time, target, numeric columns, static columns, and <c>state</c>, which says how the target came to its value.</summary>
        /// <returns>
        /// A row per cell, series after series. After the origin only the columns known in advance have values, and the state is empty.
        /// </returns>
        public OutputTable ToTable()
        {
            ArgumentNullException.ThrowIfNull(panel);
            var table = new SeriesRows(panel.Schema, panel.Keys, [.. Enumerable.Range(0, panel.SeriesCount).Select(panel.Length)]);
            table.AddKeys();
            table.AddTimes((series, cell) => Stamp(panel.Schema, panel.Grid, panel.FirstIndex(series) + cell));
            table.AddNumbers(panel.Schema.Target, panel.Target, named: true);
            for (int column = 0; column < panel.Columns.Count; column++)
            {
                int place = column;
                table.AddNumbers(panel.Columns[column].Name, series => panel.Covariate(series, place), named: true);
            }

            table.AddStatics(panel.Static);
            table.AddTexts("state", (series, cell) => cell < panel.HistoryLength(series) ? CellStates.Text(panel.TargetStates(series)[cell]) : "");
            return table.ToTable();
        }
    }

    extension(SeriesPanel panel)
    {
        /// <summary>Returns the panel as a table: keys, time, target, numeric columns, static columns, and <c>state</c>, which says how a row came to be.</summary>
        /// <returns>A row per row, series after series.</returns>
        public OutputTable ToTable()
        {
            ArgumentNullException.ThrowIfNull(panel);
            var table = new SeriesRows(panel.Schema, panel.Keys, [.. Enumerable.Range(0, panel.SeriesCount).Select(panel.Length)]);
            table.AddKeys();
            long[][] stamps = [.. Enumerable.Range(0, panel.SeriesCount).Select(series => IntervalStamps.Of(panel, series))];
            table.AddTimes((series, row) => stamps[series][row]);
            if (panel.Schema.Target.Length > 0) table.AddNumbers(panel.Schema.Target, panel.Target, named: true);
            for (int column = 0; column < panel.Columns.Count; column++)
            {
                int place = column;
                table.AddNumbers(panel.Columns[column].Name, series => panel.Covariate(series, place), named: true);
            }

            table.AddStatics(panel.Static);
            table.AddTexts("state", (series, row) => CellStates.Text(panel.State(series, row)));
            return table.ToTable();
        }
    }

    /// <summary>Returns the table of a forecast; without one, its columns and no row.</summary>
    internal static OutputTable ForecastTable(SeriesSchema schema, QuantileLevels levels, Forecast? forecast)
    {
        IReadOnlyList<SeriesKey> keys = forecast?.Keys ?? [];
        var table = new SeriesRows(schema, keys, [.. Enumerable.Repeat(forecast?.Steps ?? 0, keys.Count)]);
        table.AddKeys();
        table.AddTimes((_, step) => Stamp(schema, forecast!.Grid, forecast.OriginIndex + step));
        table.AddNumbers("forecast", series => forecast!.Point(series));
        for (int level = 0; level < levels.Count; level++)
        {
            int place = level;
            table.AddNumbers(Name(new QuantileLevel(levels[level])), series => forecast!.Quantile(series, place));
        }

        return table.ToTable();
    }

    /// <summary>Returns the name of the column of a quantile level: <c>p97.5</c>.</summary>
    internal static string Name(QuantileLevel level) => "p" + level.ToString()[1..];

    /// <summary>Returns the stamp of a cell, at the end of its interval that the schema says.</summary>
    internal static long Stamp(SeriesSchema schema, TimeGrid grid, long index) => grid.TicksAt(schema.Stamp == IntervalStamp.End ? index + 1 : index);
}
