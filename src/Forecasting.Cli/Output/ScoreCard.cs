using System.Text.Json;
using Forecasting.Evaluation;
using Forecasting.Time;

namespace Forecasting.Cli.Output;

/// <summary>The scores of one forecaster in a backtest, pooled over all scored points.</summary>
internal sealed class ScoreCard
{
    private readonly (string Name, MetricValue Value)[] _metrics;
    private readonly BacktestResult _result;
    private readonly Horizon _horizon;
    private readonly string _weather;

    /// <summary>Scores a backtest.</summary>
    /// <param name="result">The backtest.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="scoring">The season of the scaled metrics in steps, null for a day, and the levels of the quantile losses, null for the deciles.</param>
    public ScoreCard(BacktestResult result, RollingOrigin plan, RegularPanel panel, (int? Season, QuantileLevels? Levels) scoring)
    {
        _result = result;
        _horizon = plan.Horizon;
        _weather = result.Weather switch
        {
            WeatherUse.AsKnown => "forecast",
            WeatherUse.Perfect => "actual",
            _ => panel.Schema.KnownInAdvance.Count > 0 ? "actual" : "none",
        };
        int season = scoring.Season ?? Math.Max(1, panel.Frequency.StepsPerDay);
        QuantileLevels levels = scoring.Levels ?? QuantileLevels.Deciles;
        (string Name, Metric Metric)[] metrics =
        [
            ("mae", Metric.Mae), ("rmse", Metric.Rmse), ("mape", Metric.Mape), ("wape", Metric.Wape), ("mase", Metric.Mase(season)), ("bias", Metric.Bias),
            ("wql", Metric.WqlOver(levels)), ("sql", Metric.Sql(season, levels)),
            ("coverage50", Metric.Coverage(0.5)), ("coverage80", Metric.Coverage(0.8)), ("coverage90", Metric.Coverage(0.9)),
        ];
        _metrics = [.. metrics.Select(metric => (metric.Name, result.Score(metric.Metric)))];
    }

    /// <summary>Gets what the forecasters were told of the weather, for a person; null where nothing.</summary>
    public string? WeatherText => _weather switch
    {
        "forecast" => "weather: as it was known at each origin",
        "actual" => "weather: columns known in advance are taken as they came (perfect weather)",
        _ => null,
    };

    public string Forecaster => _result.Name;

    public long Scored => Of("mae").Count;

    public double FitSeconds => _result.FitSeconds;

    public double ForecastSeconds => _result.ForecastSeconds;

    public double? this[string metric] => Of(metric).Value;

    /// <summary>Returns the levels that all metrics of a card need, beside those that the caller wants.</summary>
    public static QuantileLevels Needed(QuantileLevels? wanted) => QuantileLevels.Create([.. QuantileLevels.Default, .. wanted ?? QuantileLevels.None]);

    /// <summary>Orders the cards, the best first: by the scaled error, then the quantile loss; what has no score comes last.</summary>
    public static ScoreCard[] Ranked(IEnumerable<ScoreCard> cards) =>
        [.. cards.OrderBy(card => card["mase"] ?? double.PositiveInfinity).ThenBy(card => card["wql"] ?? double.PositiveInfinity)];

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("forecaster", Forecaster);
        json.WriteString("weather", _weather);
        json.WriteNumber("series", _result.Keys.Count);
        json.WriteNumber("folds", _result.Folds.Count);
        json.WriteString("horizon", _horizon.ToString());
        json.WriteNumber("scored", Scored);
        json.WriteString("aggregation", "pooled");
        json.WriteStartObject("metrics");
        foreach ((string name, MetricValue value) in _metrics) JsonText.WriteNumber(json, name, value.Value);
        json.WriteEndObject();
        json.WriteNumber("fit_seconds", Math.Round(FitSeconds, 3));
        json.WriteNumber("forecast_seconds", Math.Round(ForecastSeconds, 3));
    }

    private MetricValue Of(string metric) => _metrics.First(pair => pair.Name == metric).Value;
}
