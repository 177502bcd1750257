using System.CommandLine;
using Forecasting.Cli.Options;
using Forecasting.Cli.Output;
using Forecasting.Search;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Cli.Commands;

/// <summary><c>forecast predict</c>: fits a forecaster and forecasts what comes after the last value.</summary>
internal sealed class PredictCommand : DataCommand
{
    private readonly InputOptions _input = new();
    private readonly RangeOptions _range = new();
    private readonly JoinOptions _join = new();
    private readonly ModelOptions _model = new();
    private readonly Option<string?> _forecaster = ForecasterOptions.One();
    private readonly Option<Horizon?> _horizon = Parsed.Text("--horizon", "SPAN", "How far ahead: 48h, PT48H, 7d (local days), or steps, 96 (default: 48h).", Horizon.Parse);
    private readonly Option<string?> _future = Parsed.Text(
        "--future", "FILE", "Table of future values of the --known columns (default: rows of FILE with an empty target).");

    private readonly Option<string?> _out = Parsed.Text("--out", "FILE", "Where the forecast is written: Parquet if it ends in .parquet, else CSV (default: CSV to standard output).");
    private readonly Option<bool> _json = Parsed.Flag("--json", "Write one JSON object per series and line to standard output.");

    public PredictCommand(Terminal terminal)
        : base("predict", "Fit a forecaster and forecast what comes after the last value: points and quantiles of every series.", terminal)
    {
        _input.AddTo(this);
        _range.AddTo(this);
        _join.AddTo(this);
        Add(_forecaster);
        Add(_horizon);
        _model.AddTo(this);
        Add(_future);
        Add(_out);
        Add(_json);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "forecast predict load.csv --time hour --target mw --zone Europe/Berlin --horizon 48h --out forecast.csv",
        "forecast predict load.csv --time hour --target mw --known temp --future weather.csv --zone Europe/Berlin --horizon 7d --out forecast.csv",
        "forecast predict meters.csv.gz --time timestamp --target kwh --keys meter --duplicates drop-identical --forecaster seasonal-naive-168 --json",
    ];

    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        string? file = parse.GetValue(_out);
        if (file is not null) OutputFile.Require(file);
        (SeriesPanel table, SeriesPanel? future) = await _input.ReadPanelsAsync(parse.GetValue(_future), parse, cancellationToken);
        SeriesPanel rows = _range.ApplyFrom(table, parse);
        RegularPanel panel = await _join.ApplyAsync(_range.Prepare(rows, parse, _model.Threads(parse), cancellationToken), parse, cancellationToken);
        // What is known in advance beyond the end stays known.
        if (_range.To(rows, parse) is { } to && to < panel.Origin) panel = panel.AsOf(panel.Grid.InstantAt(panel.Grid.FloorIndex(to)), cancellationToken);
        Forecast forecast = FitAndForecast(panel, future, parse, cancellationToken);
        foreach (Finding finding in forecast.Findings) await Terminal.Error.WriteLineAsync(Faults.Line(finding));
        if (file is not null) await OutputFile.WriteAsync(file, forecast.ToTable(), cancellationToken);
        if (parse.GetValue(_json)) WriteJson(forecast);
        else if (file is null) forecast.ToTable().WriteCsvText(Terminal.Out, cancellationToken);
        else Show(panel, forecast, file);
        return ExitCode.Success;
    }

    private Forecast FitAndForecast(RegularPanel panel, SeriesPanel? future, ParseResult parse, CancellationToken cancellationToken)
    {
        Horizon horizon = parse.GetValue(_horizon) ?? Horizon.Hours(48);
        Forecaster forecaster = ForecasterCatalog.Create(parse.GetValue(_forecaster) ?? ForecasterOptions.Best);
        int threads = _model.Threads(parse);
        var fit = new FitOptions { Horizon = horizon, Quantiles = _model.Quantiles(parse) ?? QuantileLevels.Default, Seed = _model.Seed(parse), Threads = threads };
        return forecaster.Fit(panel, fit, cancellationToken)
            .Forecast(panel, horizon, new ForecastOptions { KnownInAdvance = future, Threads = threads }, cancellationToken);
    }

    private void WriteJson(Forecast forecast)
    {
        foreach (SeriesKey key in forecast.Keys)
        {
            JsonText.WriteLine(Terminal.Out, json =>
            {
                JsonText.WriteKey(json, "series", key);
                json.WriteString("forecaster", forecast.Name);
                json.WriteString("origin", InstantPattern.ExtendedIso.Format(forecast.Origin));
                json.WriteStartArray("times");
                for (int step = 0; step < forecast.Steps; step++) json.WriteStringValue(Shown.Time(StampAt(forecast, step), forecast.Grid.Zone));
                json.WriteEndArray();
                JsonText.WriteNumbers(json, "forecast", forecast.Point(key));
                json.WriteStartObject("quantiles");
                foreach (QuantileLevel level in forecast.Levels.Select(value => new QuantileLevel(value)))
                    JsonText.WriteNumbers(json, level.ToString(), forecast.Quantile(key, level));
                json.WriteEndObject();
            });
        }
    }

    // As in the table: at the end of the interval that the schema says.
    private static Instant StampAt(Forecast forecast, int step) =>
        forecast.Grid.InstantAt(forecast.OriginIndex + step + (forecast.Schema.Stamp == IntervalStamp.End ? 1 : 0));

    private void Show(RegularPanel panel, Forecast forecast, string file)
    {
        DateTimeZone zone = forecast.Grid.Zone;
        Terminal.Out.WriteLine(
            $"{forecast.Name}: {Shown.Count(forecast.Keys.Count)} series, {Shown.Count(forecast.Steps)} steps of {forecast.Grid.Frequency} from {Shown.Time(forecast.Origin, zone)}");
        string title = forecast.Keys[0].Count == 0 ? panel.Schema.Target : $"{panel.Schema.Target} of {forecast.Keys[0]}";
        ForecastChart.Show(Terminal, panel, forecast, title);
        Terminal.Out.WriteLine($"Written: {file}");
    }
}
