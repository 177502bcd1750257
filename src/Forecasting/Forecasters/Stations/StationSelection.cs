using Forecasting.Weather;

namespace Forecasting.Forecasters.Stations;

/// <summary>Learns from the history which weather stations demand follows.</summary>
/// <remarks>
/// Stations are ranked by how well a regression of demand on their temperature fits the first part of the history; how many of the best
/// are averaged is decided by the errors on its last part (Hong, Wang and White 2015). Weights that are not negative, by which the
/// fits of the single stations add up to demand best (Breiman 1996), are taken where they do better still. Nothing from the origin on is read.
/// </remarks>
public static class StationSelection
{
    extension(RegularPanel panel)
    {
        /// <summary>Chooses among columns of the panel.</summary>
        /// <param name="columns">Numeric columns, one a station; of a panel of many series, those of the first series that has a value count.</param>
        /// <param name="options">How; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The choice, for the total of all series.</returns>
        /// <exception cref="ArgumentException">There is no column, or the panel has none of the name.</exception>
        /// <exception cref="SeriesDataException">The history before the validation part is shorter than a year (FEA-047).</exception>
        public StationChoice ChooseStations(ColumnNames columns, StationOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(panel);
            ArgumentNullException.ThrowIfNull(columns);
            if (columns.Count == 0) throw new ArgumentException("There is no station to choose among.", nameof(columns));
            int[] places = [.. columns.Select(name => PlaceOf(panel, name))];
            var search = new StationSearch(panel, options ?? new StationOptions());
            return search.Choose([.. columns], [.. places.Select(search.ColumnOf)], cancellationToken);
        }

        /// <summary>Chooses among the places of weather, as known at the origin.</summary>
        /// <param name="weather">The weather; readings issued after the origin, or of hours from it on, are not read.</param>
        /// <param name="options">How, and by which variable; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>The choice, for the total of all series; <see cref="StationChoice.ToBlend"/> makes it a way to join the weather.</returns>
        /// <exception cref="ArgumentException">The weather lacks the variable.</exception>
        /// <exception cref="SeriesDataException">The history before the validation part is shorter than a year (FEA-047).</exception>
        public StationChoice ChoosePlaces(WeatherTable weather, StationOptions? options = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(panel);
            ArgumentNullException.ThrowIfNull(weather);
            options ??= new StationOptions();
            var search = new StationSearch(panel, options);
            string[] names = [.. weather.Locations.Select(location => location.Name)];
            double[][] columns = new double[names.Length][];
            for (int i = 0; i < names.Length; i++)
            {
                var one = new WeatherJoinOptions { Blend = WeatherBlend.Weighted(new Dictionary<string, double> { [names[i]] = 1 }) };
                columns[i] = new WeatherColumns(weather, [options.Variable], one).At(panel.Grid, search.Rows, panel.Origin.ToUnixTimeTicks())[0];
            }

            return search.Choose(names, columns, cancellationToken);
        }

        /// <summary>Returns the panel with a further column: the weighted mean of columns, such as the temperature of chosen stations.</summary>
        /// <param name="name">The name of the new column.</param>
        /// <param name="weights">A weight for each column; not negative, not all 0. Where a column has no value, its weight goes to the others.</param>
        /// <returns>The panel; the column is known in advance where all its parts are, and observed only otherwise.</returns>
        /// <exception cref="ArgumentException">There is no such column, or one of the new name already, or a weight cannot be.</exception>
        public RegularPanel WithStationMean(string name, IReadOnlyDictionary<string, double> weights)
        {
            ArgumentNullException.ThrowIfNull(panel);
            ArgumentException.ThrowIfNullOrEmpty(name);
            ArgumentNullException.ThrowIfNull(weights);
            WeatherBlend.CheckWeights(weights);
            (int Column, double Weight)[] parts = [.. weights.Where(pair => pair.Value > 0).Select(pair => (PlaceOf(panel, pair.Key), pair.Value)).OrderBy(part => part.Item1)];
            return Averaged(panel, name, parts);
        }
    }

    private static RegularPanel Averaged(RegularPanel panel, string name, (int Column, double Weight)[] parts)
    {
        SeriesSchema schema = panel.Schema;
        int known = schema.KnownInAdvance.Count;
        bool isKnown = parts.All(part => part.Column < known);
        schema = isKnown
            ? schema with { KnownInAdvance = ColumnNames.Create([.. schema.KnownInAdvance, name]) }
            : schema with { ObservedOnly = ColumnNames.Create([.. schema.ObservedOnly, name]) };
        schema.Validate();
        int place = isKnown ? known : panel.Columns.Count;
        PanelCells cells = With(panel.Cells), observed = ReferenceEquals(panel.Observed, panel.Cells) ? cells : With(panel.Observed);
        return new RegularPanel(observed, cells, null, panel.Findings) { Whole = panel, Change = earlier => Averaged(earlier, name, parts) };

        PanelCells With(PanelCells all) => all with
        {
            Schema = schema,
            Covariates = [.. all.Covariates[..place], Mean(all.Covariates, parts), .. all.Covariates[place..]],
            CovariateStates = [.. all.CovariateStates[..place], null, .. all.CovariateStates[place..]],
        };
    }

    /// <summary>Returns the weighted mean of columns, cell by cell, of those that have a value.</summary>
    internal static double[] Mean(double[][] columns, (int Column, double Weight)[] parts)
    {
        double[] mean = new double[columns[parts[0].Column].Length];
        for (int i = 0; i < mean.Length; i++)
        {
            double sum = 0, weight = 0;
            foreach ((int column, double share) in parts)
            {
                double value = columns[column][i];
                if (double.IsNaN(value)) continue;
                sum += share * value;
                weight += share;
            }

            mean[i] = weight > 0 ? sum / weight : double.NaN;
        }

        return mean;
    }

    private static int PlaceOf(RegularPanel panel, string name) =>
        panel.IndexOfColumn(name) is var place and >= 0 ? place : throw new ArgumentException($"The panel has no numeric column '{name}'.", nameof(name));
}
