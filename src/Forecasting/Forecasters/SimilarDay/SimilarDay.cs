namespace Forecasting.Forecasters.SimilarDay;

/// <summary>A past day that is like one ahead.</summary>
/// <param name="Day">The past day.</param>
/// <param name="Distance">How unlike it is; not negative.</param>
/// <param name="LevelNow">The mean of the week before the origin.</param>
/// <param name="LevelThen">The mean of the week that lay as long before the past day.</param>
internal readonly record struct SimilarDay(DaySpan Day, double Distance, double LevelNow, double LevelThen);
