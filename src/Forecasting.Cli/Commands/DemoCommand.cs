using System.CommandLine;
using System.Globalization;
using System.Text;
using Forecasting.Cli.Options;
using Forecasting.Cli.Output;
using Forecasting.Evaluation;
using Forecasting.Preparation;
using Forecasting.Preparation.Examination;
using Forecasting.Search;
using Forecasting.Tables;
using Forecasting.Testing;
using Forecasting.Time;

namespace Forecasting.Cli.Commands;

/// <summary><c>forecast demo</c>: the whole job on the sample city, from raw rows to a forecast of the next two days.</summary>
internal sealed class DemoCommand : DataCommand
{
    private static readonly SeriesSchema Schema = new()
    {
        Time = "timeStamp",
        Target = "demand",
        KnownInAdvance = ["temp"],
        Zone = ZoneId.Resolve("America/New_York"),
        ClockChange = LocalTimeRule.ByOrder,
        HolidayRegion = "US-NY",
    };

    private static readonly RollingOrigin Plan = new() { Horizon = Horizon.Days(2), Folds = 14, RefitEvery = 0 };

    private readonly Option<string?> _data = Parsed.Text("--data", "DIR", "Folder that holds city.csv (default: data where it is there, else the same rows are made anew).");
    private readonly Option<string?> _out = Parsed.Text("--out", "FILE", "Where the forecast is written: Parquet if it ends in .parquet, else CSV (default: forecast.csv).");
    private readonly Option<string?> _writeData = Parsed.Text("--write-data", "DIR", "Write the sample data to a folder, and do nothing else.");
    private readonly Option<bool> _json = Parsed.Flag("--json", "Write the results as one JSON object.");

    private readonly IReadOnlyList<string> _forecasters;

    public DemoCommand(Terminal terminal, IReadOnlyList<string>? forecasters = null)
        : base("demo", "Do the whole job on the sample city: examine, prepare, backtest four forecasters, forecast two days with the best.", terminal)
    {
        _forecasters = forecasters ?? ForecasterOptions.Compared;
        Add(_data);
        Add(_out);
        Add(_writeData);
        Add(_json);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "forecast demo",
        "forecast demo --out tomorrow.csv --json",
        "forecast demo --write-data data",
    ];

    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        if (parse.GetValue(_writeData) is { } folder) return WriteData(folder);
        string file = parse.GetValue(_out) ?? "forecast.csv";
        OutputFile.Require(file);
        (SeriesTable table, string source) = Read(parse.GetValue(_data), cancellationToken);
        RegularPanel panel = table.ToPanel(cancellationToken).Prepare(null, cancellationToken);
        bool json = parse.GetValue(_json);
        if (!json) Tell(table, panel, source, cancellationToken);
        List<ScoreCard> cards = Backtest(panel, cancellationToken);
        string best = ScoreCard.Ranked(cards)[0].Forecaster;
        if (!json) Tell(cards, best);
        Forecast forecast = ForecasterCatalog.Create(best)
            .Fit(panel, new FitOptions { Horizon = Plan.Horizon }, cancellationToken)
            .Forecast(panel, Plan.Horizon, null, cancellationToken);
        await OutputFile.WriteAsync(file, forecast.ToTable(), cancellationToken);
        if (json) JsonText.WriteLine(Terminal.Out, writer => Write(writer, panel, cards, (source, file, forecast)));
        else Tell(panel, forecast, file);
        return ExitCode.Success;
    }

    private int WriteData(string folder)
    {
        foreach (string path in SampleData.WriteAll(folder)) Terminal.Out.WriteLine(path);
        return ExitCode.Success;
    }

    private static (SeriesTable Table, string Source) Read(string? folder, CancellationToken cancellationToken)
    {
        string file = Path.Combine(folder ?? "data", "city.csv");
        if (folder is not null || File.Exists(file))
        {
            InputOptions.RequireFile(file);
            return (SeriesTable.ReadCsv(file, Schema, null, cancellationToken), file);
        }

        // The generator makes the same text on every machine, so that an installed tool needs no copy of it.
        var text = new MemoryStream();
        using (var writer = new StreamWriter(text, new UTF8Encoding(false), leaveOpen: true))
            SyntheticLoad.Generate(SampleData.CityOptions).WriteCsv(writer, SampleData.CityFormat);
        text.Position = 0;
        return (SeriesTable.ReadCsvStream(text, Schema, null, cancellationToken), "city.csv, made anew");
    }

    private List<ScoreCard> Backtest(RegularPanel panel, CancellationToken cancellationToken)
    {
        var cards = new List<ScoreCard>();
        foreach (string name in _forecasters)
        {
            var progress = new ProgressLine(Terminal);
            BacktestResult result = ForecasterCatalog.Create(name).Backtest(panel, Plan, new BacktestOptions { Progress = progress }, cancellationToken);
            var card = new ScoreCard(result, Plan, panel, (null, null));
            cards.Add(card);
            progress.End(string.Create(CultureInfo.InvariantCulture, $"{name}: {result.Folds.Count} folds, fitted in {card.FitSeconds:0.00} s"));
        }

        return cards;
    }

    private void Tell(SeriesTable table, RegularPanel panel, string source, CancellationToken cancellationToken)
    {
        Terminal.Out.WriteLine($"1. Examine {source}: hourly demand (MW) and temperature of a city.");
        ExaminationView.Show(Terminal, table.Examine(null, cancellationToken));
        Terminal.Out.WriteLine($"2. Prepare: {Shown.Cells(panel.Report())}.");
        FindingsView.Show(Terminal, panel.Findings);
    }

    private void Tell(IReadOnlyList<ScoreCard> cards, string best)
    {
        Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"3. Backtest: the last {Plan.Folds} times two days, from what was known before."));
        ScoreView.Show(Terminal, cards);
        Terminal.Out.WriteLine($"4. Forecast: {best} has the lowest MASE, and forecasts the next two days.");
    }

    private void Tell(RegularPanel panel, Forecast forecast, string file)
    {
        ForecastChart.Show(Terminal, panel, forecast, "Demand in MW");
        Terminal.Out.WriteLine($"Written: {file}, {Shown.Count(forecast.Steps)} hours with {forecast.Levels.Count} quantiles.");
    }

    private static void Write(
        System.Text.Json.Utf8JsonWriter json, RegularPanel panel, List<ScoreCard> cards, (string Source, string File, Forecast Forecast) made)
    {
        json.WriteString("data", made.Source);
        JsonText.WriteFindings(json, panel.Findings);
        json.WriteStartArray("backtest");
        foreach (ScoreCard card in cards)
        {
            json.WriteStartObject();
            card.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("best", made.Forecast.Name);
        json.WriteString("origin", Shown.Time(made.Forecast.Origin, made.Forecast.Grid.Zone));
        json.WriteNumber("steps", made.Forecast.Steps);
        JsonText.WriteNumbers(json, "forecast", made.Forecast.Point(SeriesKey.Single));
        json.WriteString("out", made.File);
    }
}
