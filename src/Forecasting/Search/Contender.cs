namespace Forecasting.Search;

/// <summary>A trial in the making; mutable, and worked on by one thread at a time.</summary>
/// <param name="number">Which trial it is, counted from 1.</param>
/// <param name="forecaster">The forecaster.</param>
/// <param name="name">Its name.</param>
/// <param name="settings">The settings that are not its defaults.</param>
internal sealed class Contender(int number, Forecaster forecaster, string name, string settings)
{
    public int Number => number;

    public Forecaster Forecaster => forecaster;

    public string Name => name;

    /// <summary>Gets the family whose settings are varied, or null.</summary>
    public SettingFamily? Family { get; init; }

    /// <summary>Gets the values of the settings.</summary>
    public int[] Choice { get; init; } = [];

    /// <summary>Gets the value of the objective on each rung so far.</summary>
    public List<double> Scores { get; } = [];

    /// <summary>Gets the forecasts of the first blocks; empty where they are no longer kept, and to be made again where they are needed.</summary>
    public List<RecordedForecast> Forecasts { get; } = [];

    /// <summary>Gets or sets how many times a block was forecast.</summary>
    public int Blocks { get; set; }

    public double Seconds { get; set; }

    public double Weight { get; set; }

    public string? Dropped { get; set; }

    /// <summary>Gets how long a block takes, in seconds; NaN where none was forecast.</summary>
    public double SecondsPerBlock => Blocks == 0 ? double.NaN : Seconds / Blocks;

    public SearchTrial ToTrial() => new(number, name, settings)
    {
        Scores = [.. Scores],
        Seconds = Seconds,
        Weight = Weight,
        Dropped = Dropped,
    };
}
