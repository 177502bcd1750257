using System.CommandLine;
using System.Globalization;
using Forecasting.Evaluation;
using Forecasting.Search;

namespace Forecasting.Cli.Options;

/// <summary>What a search tries, what it may spend, and what it is to make best.</summary>
internal sealed class SearchOptions
{
    private static readonly (string Unit, double Seconds)[] Units = [("s", 1), ("m", 60), ("h", 3600)];

    // 30 days, as the library has it.
    private const double Longest = 2_592_000;

    private readonly Option<string[]?> _forecasters = Parsed.Text(
        "--forecaster", "NAMES", "Forecasters that are tried, separated by commas (default: all that the data are for).", Names);

    private readonly Option<TimeSpan?> _budget = Parsed.Value("--budget", "SPAN", "How long the search may take, roughly: 90s, 10m, 2h (default: as long as the trials take).", Time);

    private readonly Option<int?> _trials = Parsed.Whole("--trials", "How many forecasters are tried (default: 24, or as many as --budget allows).", 1, 10_000);

    private readonly Option<Objective?> _objective = Parsed.Choice(
        "--objective",
        "METRIC",
        "What is to be least: wql, mae, rmse, mape, wape, mase, sql (default: wql).",
        [
            ("wql", Objective.Wql), ("mae", Objective.Mae), ("rmse", Objective.Rmse), ("mape", Objective.Mape), ("wape", Objective.Wape),
            ("mase", Objective.Mase), ("sql", Objective.Sql),
        ]);

    private readonly Option<int?> _season = Parsed.Whole("--season", "Season of mase and sql in steps (default: a day, 24 for hours).", 1);

    private enum Objective
    {
        Wql,
        Mae,
        Rmse,
        Mape,
        Wape,
        Mase,
        Sql,
    }

    public void AddTo(Command command)
    {
        Option[] all = [_forecasters, _budget, _trials, _objective, _season];
        foreach (Option option in all) command.Add(option);
    }

    /// <summary>Makes the forecaster that searches.</summary>
    public AutoForecaster Forecaster(RegularPanel panel, QuantileLevels levels, ParseResult parse) => new()
    {
        // The parser gives an empty list where there is no option.
        Space = new SearchSpace { Forecasters = parse.GetValue(_forecasters) is { Length: > 0 } names ? names : null },
        Limits = new SearchLimits { Time = parse.GetValue(_budget), Trials = parse.GetValue(_trials) },
        Objective = MetricOf(parse.GetValue(_objective) ?? Objective.Wql, parse.GetValue(_season) ?? Math.Max(1, panel.Frequency.StepsPerDay), levels),
    };

    private static Metric MetricOf(Objective objective, int season, QuantileLevels levels) => objective switch
    {
        Objective.Mae => Metric.Mae,
        Objective.Rmse => Metric.Rmse,
        Objective.Mape => Metric.Mape,
        Objective.Wape => Metric.Wape,
        Objective.Mase => Metric.Mase(season),
        Objective.Sql => Metric.Sql(season, levels),
        _ => Metric.WqlOver(levels),
    };

    private static string[] Names(string text)
    {
        string[] names = NameList.Parse(text);
        // Refused here, before anything is read.
        _ = new SearchSpace { Forecasters = names };
        return names;
    }

    private static TimeSpan Time(string text)
    {
        foreach ((string unit, double seconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            if (double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count) && count > 0 && count * seconds <= Longest)
                return TimeSpan.FromSeconds(count * seconds);
        }

        throw new ArgumentException($"'{text}' is no time to spend, such as 90s, 10m or 2h.");
    }
}
