using Forecasting.Features;
using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Naive;
using Forecasting.Forecasters.Regression;
using Forecasting.Preparation;
using Forecasting.Testing;

namespace Forecasting.Tests.Contracts;

/// <summary>Forecasters that look past the origin, each in its own way.</summary>
internal static class PlantedLeaks
{
    private static readonly Dictionary<string, (Func<Forecaster> Make, ForecasterContractOptions Options)> All = new(StringComparer.Ordinal)
    {
        ["the target of the step itself"] = Forecast(point => point.Behind(point.History.Observed.Target, point.Cell)),
        ["the target a week after the step"] = Forecast(point => point.Behind(point.History.Observed.Target, point.Cell + 48)),
        ["the target, at one step of one series alone"] = Forecast(point =>
            point is { Series: 2, Step: 17 } ? point.Behind(point.History.Observed.Target, point.Cell) : 0),
        ["a column observed only, at the step"] = Forecast(point => point.Behind(Column(point, "humidity"), point.Cell)),
        ["a column known in advance that the model does not name"] = Forecast(point =>
            point.Behind(Column(point, "temp"), point.Cell)),
        ["a scale over the whole panel"] = Forecast(point => Scale(point.Training.Observed.Target)),
        ["a scale over the whole panel, in the quantiles alone"] = With(new PlantedForecaster
        {
            AddedToQuantiles = point => Scale(point.Training.Observed.Target),
        }),
        ["how many values there are after the origin"] = Forecast(point => point.Training.Observed.Target.Count(double.IsNaN)),
        ["cells that were prepared when the whole was known"] = With(new SeasonalNaiveForecaster(), panel => Frozen(panel.Prepare())),
        ["a plan that fills from what comes later"] = With(new SeasonalNaiveForecaster(), panel => Backfilled(panel.FillGaps())),
        ["a lag shorter than the horizon, called known at any step"] =
            Regression(new PlantedFeature(Availability.Always, (in window, cell) => PlantedFeature.Target(window, cell - 1))),
        ["a lag of one step less than it says"] =
            Regression(new PlantedFeature(Availability.AfterLag(30), (in window, cell) => PlantedFeature.Target(window, cell - 29))),
        ["a window centred on its lag"] = Regression(new PlantedFeature(Availability.AfterLag(30), (in window, cell) =>
            (PlantedFeature.Target(window, cell - 36) + PlantedFeature.Target(window, cell - 30) + PlantedFeature.Target(window, cell - 24)) / 3)),
        ["a column observed only, at the row"] = Regression(new PlantedFeature(Availability.Always, (in window, cell) =>
            cell < window.Panel.Covariate(window.Series, 1).Length ? window.Panel.Covariate(window.Series, 1)[cell] : double.NaN)),
        ["a feature that learns from the whole panel"] = Regression(new PlantedFeature(Availability.Always, (in _, _) => 0)
        {
            Learned = history => Scale(history.Observed.Target),
        }),
        ["a feature of the target behind the origin"] = Regression(new PlantedFeature(Availability.Always, (in window, cell) =>
        {
            PanelCells cells = window.Panel.Observed;
            return cell < cells.Length(window.Series) ? cells.Target[cells.Offsets[window.Series] + cell] : double.NaN;
        })),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static (Forecaster Forecaster, ForecasterContractOptions Options) Named(string name) => (All[name].Make(), All[name].Options);

    private static (Func<Forecaster> Make, ForecasterContractOptions Options) Forecast(Func<PlantedPoint, double> added) =>
        With(new PlantedForecaster { Added = added });

    private static (Func<Forecaster> Make, ForecasterContractOptions Options) With(
        Forecaster forecaster, Func<SeriesPanel, RegularPanel>? preparation = null)
    {
        var options = new ForecasterContractOptions { HistoryDays = 21, Quantiles = [0.1, 0.9] };
        return (() => forecaster, preparation is null ? options : options with { Preparation = preparation });
    }

    private static (Func<Forecaster> Make, ForecasterContractOptions Options) Regression(Feature feature) => With(new BoostingForecaster
    {
        Trees = new BoostingOptions { Iterations = 3, Leaves = 4 },
        Features = [Feature.Hour, feature],
        Strategy = ForecastStrategy.Direct,
    });

    private static double[] Column(PlantedPoint point, string name) => point.History.Observed.Covariates[point.History.IndexOfColumn(name)];

    // A mean that one huge value moves, and one value more or less.
    private static double Scale(double[] values) => values.Where(double.IsFinite).DefaultIfEmpty().Average();

    // What was filled in passes for observed, and the plan that could undo it is lost.
    private static RegularPanel Frozen(RegularPanel panel) => new(panel.Cells, panel.Cells, null, []);

    private static RegularPanel Backfilled(RegularPanel panel) => panel.Replan(new BackfillPlan(), CancellationToken.None);

    /// <summary>Fills each missing target with the next that there is, wherever the origin lies.</summary>
    private sealed class BackfillPlan : PreparationPlan
    {
        public override PanelCells Derive(PanelCells observed, ICollection<Finding> findings, CancellationToken cancellationToken)
        {
            double[] target = [.. observed.Target];
            for (int i = target.Length - 2; i >= 0; i--)
            {
                if (double.IsNaN(target[i])) target[i] = target[i + 1];
            }

            return observed with { Target = target };
        }
    }
}
