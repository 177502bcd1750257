using System.Globalization;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>One of the services of Open-Meteo: a closed family, each with its own meaning of when a value became known.</summary>
public sealed class OpenMeteoEndpoint
{
    private readonly Duration _lag;
    private readonly Instant? _run;

    private OpenMeteoEndpoint(string name, string host, WeatherNature nature, (int[] Days, Instant? Run, Duration Lag) times)
    {
        (Name, Host, Nature) = (name, host, nature);
        (Days, _run, _lag) = times;
        Path = nature == WeatherNature.Observation && host == "archive-api" ? "v1/archive" : "v1/forecast";
    }

    /// <summary>Gets the newest forecast, up to 16 days ahead. A value is issued when it is fetched.</summary>
    public static OpenMeteoEndpoint Forecast { get; } = new("forecast", "api", WeatherNature.Forecast, ([], null, Duration.Zero));

    /// <summary>Gets the reanalysis, from 1940 on: observations, published 5 days after their valid time.</summary>
    public static OpenMeteoEndpoint Archive { get; } = new("archive", "archive-api", WeatherNature.Observation, ([], null, Duration.FromDays(5)));

    /// <summary>Gets the first hours of every past model run, put together. That is all but an analysis, so these count as observations: as a forecast of a day ahead they would leak.</summary>
    public static OpenMeteoEndpoint HistoricalForecast { get; } =
        new("historical-forecast", "historical-forecast-api", WeatherNature.Observation, ([], null, Duration.Zero));

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets how its values come to be.</summary>
    public WeatherNature Nature { get; }

    internal string Host { get; }

    internal string Path { get; }

    /// <summary>Gets how many days ahead the columns are predicted; empty where there is one column for each variable.</summary>
    internal int[] Days { get; }

    internal string? Run => _run is { } run ? run.ToString("uuuu'-'MM'-'dd'T'HH':'mm", CultureInfo.InvariantCulture) : null;

    /// <summary>Returns what was predicted whole days before, from about 2024 on. A value is issued 24 hours, or a multiple, before its valid time.</summary>
    /// <param name="days">How many days before, each from 1 to 7, none twice; several give each valid time several issues.</param>
    /// <exception cref="ArgumentException">There is no day, one is out of range, or one stands twice.</exception>
    public static OpenMeteoEndpoint PreviousRuns(params ReadOnlySpan<int> days)
    {
        int[] given = days.ToArray();
        if (given.Length == 0 || given.Any(day => day is < 1 or > 7) || given.Distinct().Count() < given.Length)
            throw new ArgumentException("Name days from 1 to 7, none twice: a value of day 0 is known only afterwards.", nameof(days));
        return new("previous-runs", "previous-runs-api", WeatherNature.Forecast, (given, null, Duration.Zero));
    }

    /// <summary>Returns one run of the models, whole. Its values are issued six hours after its start, when runs of global models are published.</summary>
    /// <param name="run">When the run started: a whole hour, mostly 0, 6, 12 or 18 o'clock UTC. <see cref="OpenMeteoOptions.PublicationLag"/> takes the place of the six hours.</param>
    /// <exception cref="ArgumentException">It is no whole hour.</exception>
    public static OpenMeteoEndpoint SingleRun(Instant run)
    {
        if (run.ToUnixTimeTicks() % NodaConstants.TicksPerHour != 0) throw new ArgumentException($"A run starts at a whole hour, and {run} is none.", nameof(run));
        return new("single-run", "single-runs-api", WeatherNature.Forecast, ([], run, Duration.FromHours(6)));
    }

    /// <summary>Writes the name.</summary>
    public override string ToString() => Name;

    /// <summary>Returns when a value became known.</summary>
    internal Instant IssuedAt(Instant valid, int day, Instant fetched, Duration? lag)
    {
        Duration later = lag ?? _lag;
        if (Nature == WeatherNature.Observation) return valid + later;
        if (day > 0) return valid - Duration.FromHours(24 * day) + later;
        return _run is { } run ? run + later : fetched;
    }
}
