namespace Forecasting.Time;

/// <summary>The ways in which a frequency steps: by an exact duration, or by a calendar.</summary>
internal enum FrequencyKind
{
    /// <summary>An exact duration; the count is in ticks of 100 ns.</summary>
    Fixed,

    /// <summary>Local days, of 23, 24 or 25 hours; the count is in days.</summary>
    Day,

    /// <summary>Months on the same day of the month; the count is in months.</summary>
    Month,

    /// <summary>Months on their last day; the count is in months.</summary>
    MonthEnd,

    /// <summary>Local days from Monday to Friday; the count is 1.</summary>
    Business,
}
