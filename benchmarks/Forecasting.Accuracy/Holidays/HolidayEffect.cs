using Forecasting.Evaluation;
using Forecasting.Features;
using Forecasting.Search;

namespace Forecasting.Accuracy.Holidays;

/// <summary>The errors of one forecaster on one set, by the kind of day, with its holidays or without.</summary>
/// <param name="Set">The set.</param>
/// <param name="Forecaster">The name of the forecaster.</param>
/// <param name="HasHolidays">Whether the schema named the region of the holidays.</param>
/// <param name="Mape">The mean absolute percentage errors by <see cref="DayGroup"/>, ratios.</param>
/// <param name="Days">The days by <see cref="DayGroup"/>.</param>
internal sealed record HolidayEffect(
    HolidayEffectSet Set, string Forecaster, bool HasHolidays, IReadOnlyList<double?> Mape, IReadOnlyList<int> Days)
{
    /// <summary>The kinds of day that are told apart.</summary>
    public enum DayGroup
    {
        /// <summary>A holiday.</summary>
        Holiday,

        /// <summary>The day before a holiday or after one, and none itself.</summary>
        Neighbour,

        /// <summary>A working day between two days off of which one is a holiday.</summary>
        Bridge,

        /// <summary>Any other day.</summary>
        Ordinary,

        /// <summary>All days.</summary>
        All,
    }

    /// <summary>Backtests a forecaster on a set twice, without the holidays and with them.</summary>
    public static IEnumerable<HolidayEffect> Measure(HolidayEffectSet set, string forecaster, SuiteRun run, CancellationToken cancellationToken)
    {
        foreach (string? region in (string?[])[null, set.Region])
        {
            RegularPanel panel = set.Read(run, region);
            var options = new BacktestOptions { Quantiles = QuantileLevels.None, Seed = run.Seed, Threads = run.Threads, Progress = run.Progress(set.Title) };
            BacktestResult result = ForecasterCatalog.Create(forecaster).Backtest(panel, set.Plan, options, cancellationToken);
            yield return Of(set, region is not null, panel, result);
        }
    }

    private static HolidayEffect Of(HolidayEffectSet set, bool hasHolidays, RegularPanel panel, BacktestResult result)
    {
        DayGroup[] groups = GroupsOf(set, panel);
        int count = Enum.GetValues<DayGroup>().Length;
        MetricAccumulator[] errors = [.. Enumerable.Range(0, count).Select(_ => Metric.Mape.Start())];
        var days = new HashSet<NodaTime.LocalDate>[count];
        for (int g = 0; g < count; g++) days[g] = [];
        ReadOnlySpan<double> observed = panel.ObservedTarget(0);
        foreach (Fold fold in result.Folds)
        {
            ReadOnlySpan<double> points = result.ForecastOf(fold.Index).Point(panel.Keys[0]);
            for (int step = fold.FirstStep; step < fold.StepsAhead; step++)
            {
                int cell = (int)(fold.OriginIndex + step - panel.FirstIndex(0));
                if (cell >= observed.Length || double.IsNaN(observed[cell])) continue;
                foreach (DayGroup group in (DayGroup[])[groups[cell], DayGroup.All])
                {
                    errors[(int)group].Add(new ScoredPoint(observed[cell], points[step]));
                    days[(int)group].Add(panel.TimeAt(0, cell).InZone(panel.Grid.Zone).Date);
                }
            }
        }

        return new HolidayEffect(set, result.Name, hasHolidays, [.. errors.Select(e => e.Value.Value)], [.. days.Select(d => d.Count)]);
    }

    // The kinds of day are the library's own, the same for both runs.
    private static DayGroup[] GroupsOf(HolidayEffectSet set, RegularPanel panel)
    {
        FeatureSet features = [Feature.Holidays(set.Region, new HolidayFeatureOptions { Columns = HolidayColumns.DayType, Shares = set.Shares })];
        ReadOnlySpan<float> types = features.Fit(panel).Transform(panel).Column(0).Span;
        var groups = new DayGroup[types.Length];
        for (int i = 0; i < groups.Length; i++)
            groups[i] = types[i] switch { 0 => DayGroup.Ordinary, < 4 => DayGroup.Holiday, 4 => DayGroup.Bridge, _ => DayGroup.Neighbour };
        return groups;
    }
}
