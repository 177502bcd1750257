using Forecasting.Preparation;

namespace Forecasting.Weather;

/// <summary>Joins weather to a panel so that every origin sees what was known at it.</summary>
public static class WeatherJoin
{
    extension(RegularPanel panel)
    {
        /// <summary>Adds weather as columns known in advance, which <see cref="RegularPanel.AsOf(NodaTime.Instant, CancellationToken)"/> and backtests derive again for each origin.</summary>
        /// <param name="weather">The weather.</param>
        /// <param name="options">How it is joined; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The panel with a column for each variable; its series go on as far as the weather was known at the origin.</returns>
        /// <remarks>A cell of a state is its value at the start of the interval, or the mean where the interval is longer than the weather's own.</remarks>
        /// <exception cref="ArgumentException">The weather lacks a variable, a column of the name is there already, or weather was joined before.</exception>
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
            IReadOnlyList<WeatherVariable> variables = options.Variables.Count > 0 ? options.Variables : weather.Variables;
            foreach (WeatherVariable variable in variables) weather.Values(variable);
            PanelCells before = Extended(panel.Observed, weather, options);
            PreparationPlan? inner = panel.Plan is StandardPlan standard ? new StandardPlan(standard.Settings) : panel.Plan;
            var plan = new WeatherPlan(before, inner, new WeatherColumns(weather, variables, options));
            PanelCells observed = plan.Observe(Widened(before, variables, options.Prefix));
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

    // The cells from the origin on, so that the weather to come has a place.
    private static PanelCells Extended(PanelCells cells, WeatherTable weather, WeatherJoinOptions options)
    {
        long origin = cells.Grid.TicksAt(cells.OriginIndex);
        long last = long.MinValue;
        for (int i = 0; i < weather.RowCount; i++)
        {
            if (options.Use == WeatherUse.Perfect || weather.Rows.Issued[i] <= origin) last = Math.Max(last, weather.Rows.Valid[i]);
        }

        if (last < origin) return cells;
        long end = cells.Grid.FloorIndex(last) + 1;
        int[] offsets = new int[cells.SeriesCount + 1];
        for (int s = 0; s < cells.SeriesCount; s++)
            offsets[s + 1] = checked(offsets[s] + (int)Math.Max(cells.Length(s), end - cells.First[s]));
        return cells with
        {
            Offsets = offsets,
            Target = Spread(cells, cells.Target, offsets, double.NaN),
            TargetStates = Spread(cells, cells.TargetStates, offsets, CellState.Observed),
            Covariates = [.. cells.Covariates.Select(column => Spread(cells, column, offsets, double.NaN))],
            CovariateStates = [.. cells.CovariateStates.Select(states => states is null ? null : Spread(cells, states, offsets, CellState.Observed))],
        };
    }

    private static T[] Spread<T>(PanelCells cells, T[] values, int[] offsets, T empty)
    {
        var result = new T[offsets[^1]];
        Array.Fill(result, empty);
        for (int s = 0; s < cells.SeriesCount; s++) values.AsSpan(cells.Offsets[s], cells.Length(s)).CopyTo(result.AsSpan(offsets[s]));
        return result;
    }

    private static PanelCells Widened(PanelCells cells, IReadOnlyList<WeatherVariable> variables, string prefix)
    {
        int place = cells.Schema.KnownInAdvance.Count;
        SeriesSchema schema = cells.Schema with
        {
            KnownInAdvance = ColumnNames.Create([.. cells.Schema.KnownInAdvance, .. variables.Select(variable => prefix + variable.Text)]),
        };
        schema.Validate();
        double[] none = [];
        return cells with
        {
            Schema = schema,
            Covariates = [.. cells.Covariates[..place], .. variables.Select(_ => none), .. cells.Covariates[place..]],
            CovariateStates = [.. cells.CovariateStates[..place], .. new CellState[]?[variables.Count], .. cells.CovariateStates[place..]],
        };
    }
}
