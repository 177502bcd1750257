using Forecasting.Preparation;

namespace Forecasting.Weather;

/// <summary>Looks at weather as at any other series: one series a place.</summary>
public static class WeatherExamination
{
    extension(WeatherTable weather)
    {
        /// <summary>Returns the latest known values of a variable as series, one a place, ready for every step of preparation.</summary>
        /// <param name="variable">One of <see cref="WeatherTable.Variables"/>.</param>
        /// <returns>The series: the key is the name of the place, the time the valid time, the target the variable in its unit.</returns>
        /// <exception cref="ArgumentException">The weather has no such variable.</exception>
        public SeriesPanel ToPanel(WeatherVariable variable)
        {
            ArgumentNullException.ThrowIfNull(weather);
            ArgumentNullException.ThrowIfNull(variable);
            var schema = new SeriesSchema { Time = "valid", Target = variable.Text, Keys = "place" };
            double[] column = weather.Rows.Column(variable);
            var keys = new List<SeriesKey>();
            var offsets = new List<int> { 0 };
            var ticks = new List<long>();
            var values = new List<double>();
            for (int place = 0; place < weather.Locations.Count; place++)
            {
                (long[] valid, double[] known) = WeatherIndex.Of(weather.Rows, column, place).AsOf(long.MaxValue, long.MinValue, long.MaxValue - 1);
                if (valid.Length == 0) continue;
                keys.Add(SeriesKey.Create(weather.Locations[place].Name));
                ticks.AddRange(valid);
                values.AddRange(known);
                offsets.Add(ticks.Count);
            }

            return new SeriesPanel(schema, [.. keys], new PanelRows([.. offsets], [.. ticks], [.. values], []), weather.Findings);
        }

        /// <summary>Finds gaps, stuck sensors and spikes in the latest known values, by the checks that demand goes through.</summary>
        /// <param name="limits">What counts as a fault; null for the defaults.</param>
        /// <param name="cancellationToken">Stops the work.</param>
        /// <returns>
        /// A finding for each place, variable and kind: missing times (GAP-002), one reading over and over (REPORT-05), readings far from
        /// their neighbours (REPORT-02); or why the readings of a variable lie on no grid.
        /// </returns>
        /// <remarks>Shares of 0 or 100 % last for days, and rain comes in spikes: those variables are not looked at for such faults.</remarks>
        public IReadOnlyList<Finding> Examine(FaultLimits? limits = null, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(weather);
            var findings = new List<Finding>();
            foreach (WeatherVariable variable in weather.Variables)
            {
                var options = new PreparationOptions { Imputation = Imputation.None, Report = FaultsOf(variable), FaultLimits = limits ?? new FaultLimits() };
                try
                {
                    SeriesPanel panel = weather.ToPanel(variable);
                    if (panel.SeriesCount == 0) continue;
                    findings.AddRange(panel.Prepare(options, cancellationToken).Findings.Where(IsFault).Select(finding => finding with { Column = variable.Text }));
                }
                catch (SeriesDataException e)
                {
                    findings.AddRange(e.Findings.Select(finding => finding with { Column = variable.Text }));
                }
            }

            return findings;
        }
    }

    private static bool IsFault(Finding finding) =>
        finding.Code.StartsWith("GAP-", StringComparison.Ordinal) || finding.Code.StartsWith("REPORT-", StringComparison.Ordinal);

    private static DataFaults FaultsOf(WeatherVariable variable) => variable.Unit.Quantity switch
    {
        "temperature" or "pressure" => DataFaults.FlatLines | DataFaults.Spikes,
        "speed" or "direction" => DataFaults.FlatLines,
        _ => DataFaults.None,
    };
}
