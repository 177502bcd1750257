using System.CommandLine;
using Forecasting.Cli.Options;
using Forecasting.Cli.Output;
using Forecasting.Tables;
using Forecasting.Weather;

namespace Forecasting.Cli.Commands;

/// <summary><c>forecast weather</c>: loads weather with the times of its issue, and writes it as a table.</summary>
internal sealed class WeatherCommand : DataCommand
{
    private const string KeyVariable = "OPEN_METEO_API_KEY";

    private readonly WeatherOptions _weather = new();
    private readonly Option<string?> _model = Parsed.Text("--model", "NAME", "Weather model, such as ecmwf_ifs025 (default: the best at the place).");
    private readonly Option<string?> _cache = Parsed.Text("--cache", "FOLDER", "Folder that keeps the answers (default: nothing is kept).");
    private readonly Option<bool> _offline = Parsed.Flag("--offline", "Use kept answers only, and send nothing; needs --cache.");
    private readonly Option<int?> _attempts = Parsed.Whole("--attempts", "How often an answer is asked for where the service is busy or silent (default: 5).", 1, 20);
    private readonly Option<Uri?> _base = Parsed.Text("--base-address", "URL", "Address before v1/ of a server of your own (default: open-meteo.com).", Address);
    private readonly Option<string?> _out = Parsed.Text("--out", "FILE", "Where the weather is written, as Parquet or CSV (default: CSV to standard output).");

    public WeatherCommand(Terminal terminal)
        : base("weather", "Load weather from Open-Meteo, each value with the time at which it was known.", terminal)
    {
        _weather.AddTo(this);
        foreach (Option option in new Option[] { _model, _cache, _offline, _attempts, _base, _out }) Add(option);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "forecast weather --lat 40.71 --lon -74.01 --from 2025-01-01 --to 2025-02-01 --out weather.csv",
        "forecast weather --lat 40.71 --lon -74.01 --from 2025-01-01 --to 2025-02-01 --days-ahead 1,2 --cache answers --out weather.parquet",
        "forecast weather --source archive --lat 52.52,48.14 --lon 13.41,11.58 --name Berlin,Munich --from 2020-01-01 --to 2025-01-01 --variables temperature_2m --out observed.csv",
    ];

    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        string? file = parse.GetValue(_out);
        if (file is not null) OutputFile.Require(file);
        if (parse.GetValue(_offline) && parse.GetValue(_cache) is null) throw new ArgumentException("--offline needs --cache, the folder that keeps the answers.");
        WeatherRequest request = _weather.Request(parse);
        // One attempt has a time limit of its own.
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var source = new OpenMeteoSource(_weather.Endpoint(parse), client, Settings(parse));
        var progress = new ProgressLine(Terminal);
        WeatherTable weather = await source.LoadAsync(request, progress, cancellationToken);
        OutputTable table = weather.ToTable();
        if (file is null) table.WriteCsvText(Terminal.Out, cancellationToken);
        else await OutputFile.WriteAsync(file, table, cancellationToken);
        progress.End($"{source.Name}: {weather}{(file is null ? "" : $". Written: {file}")}");
        foreach (Finding finding in weather.Findings) await Terminal.Error.WriteLineAsync(Faults.Line(finding));
        return ExitCode.Success;
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https")
        ? address
        : throw new ArgumentException($"'{text}' is no address such as http://localhost:8080/.");

    private OpenMeteoOptions Settings(ParseResult parse)
    {
        var options = new OpenMeteoOptions
        {
            ApiKey = Environment.GetEnvironmentVariable(KeyVariable),
            BaseAddress = parse.GetValue(_base),
            CacheFolder = parse.GetValue(_cache),
            Model = parse.GetValue(_model),
            Offline = parse.GetValue(_offline),
        };
        return parse.GetValue(_attempts) is { } attempts ? options with { MaximumAttempts = attempts } : options;
    }
}
