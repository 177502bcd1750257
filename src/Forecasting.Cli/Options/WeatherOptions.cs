using System.CommandLine;
using System.Globalization;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Cli.Options;

/// <summary>Which weather is loaded: where, of what, from when to when, and from which service.</summary>
internal sealed class WeatherOptions
{
    // What drives load, and generation behind the meter; not above the ten variables that count as one call.
    private static readonly WeatherVariable[] Usual =
    [
        WeatherVariable.Temperature, WeatherVariable.RelativeHumidity, WeatherVariable.WindSpeed10, WeatherVariable.CloudCover,
        WeatherVariable.Precipitation, WeatherVariable.Snowfall, WeatherVariable.ShortwaveRadiation, WeatherVariable.DiffuseRadiation,
        WeatherVariable.DirectNormalIrradiance,
    ];

    private readonly Option<IReadOnlyList<double>?> _latitudes = Parsed.Text("--lat", "DEGREES", "Latitude, north positive; several are separated by commas.", text => Degrees(text, 90));
    private readonly Option<IReadOnlyList<double>?> _longitudes = Parsed.Text("--lon", "DEGREES", "Longitude, east positive; as many as latitudes.", text => Degrees(text, 180));
    private readonly Option<IReadOnlyList<string>?> _names = Parsed.Text<IReadOnlyList<string>>("--name", "NAMES", "Names of the places (default: their coordinates).", NameList.Parse);
    private readonly Option<TimePoint?> _from = Parsed.Value("--from", "T", "First valid time, with an offset or local to --zone.", TimePoint.Parse);
    private readonly Option<TimePoint?> _to = Parsed.Value("--to", "T", "Last valid time, which is included.", TimePoint.Parse);
    private readonly Option<DateTimeZone?> _zone = Parsed.Text("--zone", "ZONE", "Time zone of --from, --to and --run (default: UTC).", Zone);
    private readonly Option<Service?> _source = Parsed.Choice(
        "--source", "SERVICE", "Service of Open-Meteo: previous-runs, forecast, archive, single-run, historical-forecast (default: previous-runs).",
        [
            ("previous-runs", Service.PreviousRuns), ("forecast", Service.Forecast), ("archive", Service.Archive), ("single-run", Service.SingleRun),
            ("historical-forecast", Service.HistoricalForecast),
        ]);

    private readonly Option<IReadOnlyList<int>?> _days = Parsed.Text("--days-ahead", "DAYS", "How many days before the valid time previous-runs was predicted, 1 to 7 (default: 1).", Days);
    private readonly Option<TimePoint?> _run = Parsed.Value("--run", "T", "Start of the model run, for single-run.", TimePoint.Parse);
    private readonly Option<IReadOnlyList<WeatherVariable>?> _variables = Parsed.Text<IReadOnlyList<WeatherVariable>>(
        "--variables", "NAMES", $"Variables (default: {string.Join(',', Usual.Select(variable => variable.Text))}).", text => [.. NameList.Parse(text).Select(WeatherVariable.Parse)]);

    private enum Service
    {
        PreviousRuns,
        Forecast,
        Archive,
        SingleRun,
        HistoricalForecast,
    }

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _latitudes, _longitudes, _names, _from, _to, _zone, _source, _days, _run, _variables }) command.Add(option);
    }

    /// <summary>Returns what is wanted.</summary>
    /// <exception cref="ArgumentException">An option is missing, or does not fit the others.</exception>
    public WeatherRequest Request(ParseResult parse)
    {
        IReadOnlyList<double> latitudes = parse.GetValue(_latitudes) ?? throw new ArgumentException("Give --lat and --lon, such as --lat 40.71 --lon -74.01.");
        IReadOnlyList<double> longitudes = parse.GetValue(_longitudes) ?? throw new ArgumentException("Give --lat and --lon, such as --lat 40.71 --lon -74.01.");
        IReadOnlyList<string> names = parse.GetValue(_names) ?? [.. latitudes.Zip(longitudes, (north, east) => string.Create(CultureInfo.InvariantCulture, $"{north} {east}"))];
        if (longitudes.Count != latitudes.Count || names.Count != latitudes.Count)
            throw new ArgumentException($"--lat, --lon and --name have {latitudes.Count}, {longitudes.Count} and {names.Count} values; give one each for every place.");
        DateTimeZone zone = parse.GetValue(_zone) ?? DateTimeZone.Utc;
        return new WeatherRequest
        {
            Locations = [.. names.Select((name, i) => new WeatherLocation(name, latitudes[i], longitudes[i]))],
            Variables = parse.GetValue(_variables) ?? Usual,
            From = Given(_from).In(zone, "--from"),
            To = Given(_to).In(zone, "--to"),
        };

        TimePoint Given(Option<TimePoint?> option) => parse.GetValue(option) ?? throw new ArgumentException("Give --from and --to, such as --from 2025-01-01 --to 2025-02-01.");
    }

    /// <summary>Returns the service that is asked.</summary>
    /// <exception cref="ArgumentException">An option does not fit the service.</exception>
    public OpenMeteoEndpoint Endpoint(ParseResult parse)
    {
        Service service = parse.GetValue(_source) ?? Service.PreviousRuns;
        if (service != Service.PreviousRuns && parse.GetValue(_days) is not null) throw new ArgumentException("--days-ahead is for --source previous-runs.");
        if ((service == Service.SingleRun) != (parse.GetValue(_run) is not null)) throw new ArgumentException("--source single-run and --run, the start of the model run, go together.");
        return service switch
        {
            Service.Forecast => OpenMeteoEndpoint.Forecast,
            Service.Archive => OpenMeteoEndpoint.Archive,
            Service.HistoricalForecast => OpenMeteoEndpoint.HistoricalForecast,
            Service.SingleRun => OpenMeteoEndpoint.SingleRun(parse.GetValue(_run)!.Value.In(parse.GetValue(_zone) ?? DateTimeZone.Utc, "--run")),
            _ => OpenMeteoEndpoint.PreviousRuns([.. parse.GetValue(_days) ?? [1]]),
        };
    }

    private static IReadOnlyList<double> Degrees(string text, double most) => [.. text.Split(',', StringSplitOptions.TrimEntries).Select(part =>
        double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Math.Abs(value) <= most
            ? value
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{part}' is no number of degrees from {-most} to {most}.")))];

    private static IReadOnlyList<int> Days(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries).Select(part =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int day) && day is >= 1 and <= 7
            ? day
            : throw new ArgumentException($"'{part}' is no number of days from 1 to 7."))];

    private static DateTimeZone Zone(string text) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) ?? throw new ArgumentException($"There is no time zone '{text}'; write Europe/Berlin, America/New_York or UTC.");
}
