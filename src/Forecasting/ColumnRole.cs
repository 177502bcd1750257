namespace Forecasting;

/// <summary>What a numeric column beside the target is.</summary>
public enum ColumnRole
{
    /// <summary>Its values are known before the forecast is made, also for the hours that are forecast.</summary>
    KnownInAdvance,

    /// <summary>Its values are known only up to the origin.</summary>
    ObservedOnly,
}
