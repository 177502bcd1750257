using System.Globalization;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Words for people.</summary>
internal static class Text
{
    /// <summary>Returns a duration in days, hours or minutes.</summary>
    public static string Of(Duration duration) => duration switch
    {
        _ when duration.TotalDays >= 2 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalDays:0.##} days"),
        _ when duration.TotalHours >= 1 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours:0.##} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes:0.##} min"),
    };
}
