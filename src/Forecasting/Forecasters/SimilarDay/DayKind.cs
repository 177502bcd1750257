namespace Forecasting.Forecasters.SimilarDay;

/// <summary>What kind of day a local date is.</summary>
/// <param name="Weekday">From 0, Monday, to 6.</param>
/// <param name="IsWeekend">Whether it is a day of the weekend that is not worked.</param>
/// <param name="Holiday">The name of the holiday, or null.</param>
/// <param name="IsBeside">Whether it is a working day before or after a public holiday.</param>
internal readonly record struct DayKind(int Weekday, bool IsWeekend, string? Holiday, bool IsBeside);
