namespace Forecasting.Forecasters.SimilarDay;

/// <summary>A local day on the grid.</summary>
/// <param name="EpochDay">The day, as days since 1970-01-01.</param>
/// <param name="First">The grid's index of its first step.</param>
/// <param name="Count">How many steps it has.</param>
/// <param name="Kind">What kind of day it is.</param>
internal readonly record struct DaySpan(int EpochDay, long First, int Count, DayKind Kind);
