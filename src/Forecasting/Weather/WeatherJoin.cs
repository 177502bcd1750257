using Forecasting.Time;

namespace Forecasting.Weather;

/// <summary>Joins weather to a panel so that every origin sees what was known at it.</summary>
public static class WeatherJoin
{
    // A stray valid time, of the year 9999 say, must not take all the memory.
    private const int MostDaysAhead = 1000;

    extension(RegularPanel panel)
    {
        /// <summary>Adds weather as columns known in advance, which <see cref="RegularPanel.AsOf(NodaTime.Instant, CancellationToken)"/> and backtests derive again for each origin.</summary>
        /// <param name="weather">The weather.</param>
        /// <param name="options">How it is joined; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The panel with a column for each variable; its series go on as far as the weather was known at the origin, and up to 1,000 days.</returns>
        /// <remarks>A cell of a state is its value at the start of the interval, or the mean where the interval is longer than the weather's own.</remarks>
        /// <exception cref="ArgumentException">The weather lacks a variable, or a column of the name is there already.</exception>
        /// <exception cref="InvalidOperationException">Weather was joined before.</exception>
        /// <exception cref="SeriesDataException">
        /// The history has hours without weather (FEA-041), or observations are to be used as forecasts (FEA-046).
        /// </exception>
        public RegularPanel JoinWeather(WeatherTable weather, WeatherJoinOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(panel);
            ArgumentNullException.ThrowIfNull(weather);
            options ??= new WeatherJoinOptions();
            if (panel.Weather != WeatherUse.None) throw new InvalidOperationException("Weather was joined to this panel before; join all of it at once.");
            Refuse(weather, options);
            var columns = new WeatherColumns(weather, options.Variables.Count > 0 ? options.Variables : weather.Variables, options);
            var plan = new WeatherPlan(panel.Observed, panel.Plan, columns);
            PanelCells cells = Widened(Extended(panel.Observed, weather, options), columns.Names);
            columns.Keep(cells.Grid, cells.Range());
            PanelCells observed = plan.Observe(cells);
            List<Finding> findings = [.. panel.Findings, .. weather.Findings];
            return new RegularPanel(observed, plan.Derive(observed, [], cancellationToken), plan, findings);
        }
    }

    private static void Refuse(WeatherTable weather, WeatherJoinOptions options)
    {
        if (weather.RowCount == 0) throw new ArgumentException("The weather has no rows.", nameof(weather));
        if (weather.Nature != WeatherNature.Observation || options.Use == WeatherUse.Perfect) return;
        throw SeriesDataException.Of(
            "FEA-046", "The weather is observed, and nobody knew it when a forecast was made. Join forecasts with their issue times, or ask for perfect weather with WeatherUse.Perfect.");
    }

    // The cells from the origin on, so that the weather to come has a place. A series that ended is carried on too: it may be forecast.
    private static PanelCells Extended(PanelCells cells, WeatherTable weather, WeatherJoinOptions options)
    {
        TimeGrid grid = cells.Grid;
        long origin = grid.TicksAt(cells.OriginIndex);
        long latest = origin + (MostDaysAhead * TimeSpan.TicksPerDay);
        long last = long.MinValue;
        for (int i = 0; i < weather.RowCount; i++)
        {
            long valid = weather.Rows.Valid[i];
            if (valid <= latest && (options.Use == WeatherUse.Perfect || weather.Rows.Issued[i] <= origin)) last = Math.Max(last, valid);
        }

        if (last < origin) return cells;
        long end = grid.FloorIndex(last) + 1;
        int[] offsets = new int[cells.SeriesCount + 1];
        for (int s = 0; s < cells.SeriesCount; s++)
            offsets[s + 1] = checked(offsets[s] + (int)Math.Max(cells.Length(s), end - cells.First[s]));
        PanelCells layout = cells with { Offsets = offsets };
        return layout with
        {
            Target = cells.Spread(cells.Target, layout, double.NaN),
            TargetStates = cells.Spread(cells.TargetStates, layout, CellState.Inserted),
            Covariates = [.. cells.Covariates.Select(column => cells.Spread(column, layout, double.NaN))],
            CovariateStates = [.. cells.CovariateStates.Select(states => states is null ? null : cells.Spread(states, layout, CellState.Inserted))],
        };
    }

    private static PanelCells Widened(PanelCells cells, ColumnNames names)
    {
        int place = cells.Schema.KnownInAdvance.Count;
        SeriesSchema schema = cells.Schema with { KnownInAdvance = ColumnNames.Create([.. cells.Schema.KnownInAdvance, .. names]) };
        schema.Validate();
        double[] none = [];
        return cells with
        {
            Schema = schema,
            Covariates = [.. cells.Covariates[..place], .. names.Select(_ => none), .. cells.Covariates[place..]],
            CovariateStates = [.. cells.CovariateStates[..place], .. new CellState[]?[names.Count], .. cells.CovariateStates[place..]],
        };
    }
}
