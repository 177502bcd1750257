using NodaTime;

namespace Forecasting.Weather;

/// <summary>A provider of weather. Derive from it to bring your own: return readings, each with its issue time; the rest is checked here.</summary>
/// <remarks>An implementation may be shared between threads.</remarks>
public abstract class WeatherSource
{
    /// <summary>Gets the name, for messages and progress.</summary>
    public abstract string Name { get; }

    /// <summary>Gets how the values come to be; observations are refused where a forecast is wanted.</summary>
    public abstract WeatherNature Nature { get; }

    /// <summary>Gets the interval that a mean or a sum covers, which is also how far apart the valid times are.</summary>
    /// <value>Longer than 0. The default is an hour.</value>
    public virtual Duration Interval => Duration.FromHours(1);

    /// <summary>Loads weather.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Is told how many answers are read; null for nobody.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>The weather; what the source lacks is missing in it, and reported (FEA-053).</returns>
    /// <exception cref="ArgumentException">The range of the request is none, or the source has no such variable.</exception>
    /// <exception cref="SeriesDataException">The source does not answer (FEA-050), refuses (FEA-051), or answers what cannot be read (FEA-052).</exception>
    /// <exception cref="OperationCanceledException">The load was cancelled.</exception>
    public async Task<WeatherTable> LoadAsync(
        WeatherRequest request, IProgress<ForecastProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate(nameof(request));
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<WeatherReading> readings = await LoadCoreAsync(request, progress, cancellationToken).ConfigureAwait(false);
        var asked = new WeatherCoverage(request, Interval);
        var kept = new List<WeatherReading>(readings.Count);
        foreach (WeatherReading reading in readings)
        {
            if (reading.Valid < request.From || reading.Valid > request.To) continue;
            Check(reading, asked);
            kept.Add(reading);
        }

        WeatherTable table = WeatherTable.Create(kept, Nature, Interval);
        return new WeatherTable(table.Rows, Nature, Interval, [.. table.Findings, .. asked.Missing(Name)]);
    }

    /// <summary>Loads the readings of a checked request.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Is told how many answers are read, or null.</param>
    /// <param name="cancellationToken">Cancels the load.</param>
    /// <returns>
    /// The readings in any order, of the places and variables that were asked for; those of other valid times are left out. The issue time
    /// is when the value became known: an observation is not issued before its valid time.
    /// </returns>
    protected abstract Task<IReadOnlyList<WeatherReading>> LoadCoreAsync(
        WeatherRequest request, IProgress<ForecastProgress>? progress, CancellationToken cancellationToken);

    // A fault of the source's code, not of its data.
    private void Check(WeatherReading reading, WeatherCoverage asked)
    {
        if (!asked.TryAdd(reading))
            throw new InvalidOperationException($"The source {Name} gave a reading of '{reading.Variable}' at '{reading.Location.Name}', which was not asked for.");
        if (Nature == WeatherNature.Observation && reading.Issued < reading.Valid)
            throw new InvalidOperationException($"The source {Name} gave an observation for {reading.Valid} that was issued before, {reading.Issued}.");
    }

    /// <summary>Returns the name.</summary>
    public sealed override string ToString() => Name;
}
