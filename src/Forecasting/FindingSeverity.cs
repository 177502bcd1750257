namespace Forecasting;

/// <summary>How much a <see cref="Finding"/> matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing has to be done.</summary>
    Information,

    /// <summary>Something was repaired, set aside or is likely to hurt the forecast.</summary>
    Warning,

    /// <summary>The data cannot be used as they are.</summary>
    Error,
}
