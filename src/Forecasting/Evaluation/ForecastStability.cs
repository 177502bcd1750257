namespace Forecasting.Evaluation;

/// <summary>How much forecasts of the same targets change from one origin to the next.</summary>
public sealed record ForecastStability
{
    /// <summary>Gets the mean absolute change of the point forecast, in the unit of the target.</summary>
    /// <value>Null where it is undefined.</value>
    public required double? MeanAbsoluteChange { get; init; }

    /// <summary>Gets that change as a share of the mean absolute forecast, a fraction.</summary>
    /// <value>Null where it is undefined.</value>
    public required double? RelativeChange { get; init; }

    /// <summary>Gets how many pairs of forecasts it is the mean of.</summary>
    public required long Count { get; init; }

    /// <summary>Gets why there is no value, in words for a person.</summary>
    /// <value>Null where there is one.</value>
    public string? UndefinedReason => Count == 0 ? "no two successive origins forecast the same targets: give a step shorter than the horizon" : null;
}
