namespace Forecasting.Evaluation;

/// <summary>What became of one point that was given to a metric.</summary>
/// <remarks>
/// A fault of the actual or of its history leaves the point out, counted. A fault of the forecast makes the whole score
/// undefined, for a forecaster must not gain by staying silent.
/// </remarks>
public enum PointOutcome
{
    /// <summary>The point is scored.</summary>
    Scored,

    /// <summary>The point is left out: its actual is missing.</summary>
    MissingActual,

    /// <summary>The point is left out: its actual was imputed, not observed.</summary>
    ImputedActual,

    /// <summary>The point is left out: its actual is zero, and the metric divides by it.</summary>
    ZeroActual,

    /// <summary>The point is left out: its training series is constant, so there is no error to scale by.</summary>
    ConstantHistory,

    /// <summary>The point is left out: its training series has no two values a season apart, or no scale was given.</summary>
    NoHistory,

    /// <summary>The score is undefined: the forecast, or a quantile that the metric needs, is missing.</summary>
    MissingForecast,

    /// <summary>The score is undefined: the forecast has no quantile at a level that the metric needs.</summary>
    MissingLevel,

    /// <summary>The score is undefined: a value or an error is infinite or beyond the range of a double.</summary>
    NotFinite,
}
