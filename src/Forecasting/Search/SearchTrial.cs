namespace Forecasting.Search;

/// <summary>A forecaster that a search tried, and what became of it.</summary>
/// <param name="Number">Which trial it was, counted from 1; 0 for the blend of several, which is no trial.</param>
/// <param name="Forecaster">The name of the forecaster.</param>
/// <param name="Settings">The settings that are not its defaults, such as <c>Penalty 3, HalfLifeDays 365</c>; empty where all are.</param>
public sealed record SearchTrial(int Number, string Forecaster, string Settings)
{
    /// <summary>Gets the score on each rung that the trial came to, in the unit of the objective; each rung holds the folds of the one before.</summary>
    public IReadOnlyList<double> Scores { get; init; } = [];

    /// <summary>Gets the score on the highest rung that the trial came to.</summary>
    /// <value>Null where it came to none.</value>
    public double? Score => Scores.Count == 0 ? null : Scores[^1];

    /// <summary>Gets how long the fits and forecasts of the trial took, in seconds; what the clock says, so it differs from run to run.</summary>
    public double Seconds { get; init; }

    /// <summary>Gets the weight of the trial in the forecast that was chosen.</summary>
    /// <value>From 0 to 1.</value>
    public double Weight { get; init; }

    /// <summary>Gets why it went no further, in words.</summary>
    /// <value>Null where it came to the highest rung.</value>
    public string? Dropped { get; init; }

    /// <summary>Gives the name and the settings.</summary>
    public override string ToString() => Settings.Length == 0 ? Forecaster : $"{Forecaster}: {Settings}";
}
