using Forecasting.Features;
using Forecasting.Tests.Preparation;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Features;

/// <summary>Small panels for features, and the values that a feature gives on them.</summary>
internal static class FeatureCase
{
    public static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    /// <summary>Makes one hourly series.</summary>
    /// <param name="target">The target.</param>
    /// <param name="start">The first time; null for 2024-01-01T00:00Z.</param>
    /// <param name="zone">The zone of the calendar; null for UTC.</param>
    public static RegularPanel Hourly(double[] target, Instant? start = null, DateTimeZone? zone = null) =>
        Panels.Of(Schema(zone), Rows.Every("a", start ?? Panels.Start, Duration.FromHours(1), target)).Filled();

    /// <summary>Makes one hourly series with a column known in advance and one observed only; the target may end before them.</summary>
    public static RegularPanel Hourly(double[] target, double[] known, double[] observed) => Panels.Of(
        Schema() with { KnownInAdvance = "temp", ObservedOnly = "wind" },
        Rows.Every("a", Panels.Start, Duration.FromHours(1), target) with { Covariates = [known, observed] }).Filled();

    /// <summary>Makes hourly series of one value each.</summary>
    public static RegularPanel Series(params (string Key, double[] Target)[] series) => Panels.Of(
        Schema(), [.. series.Select(one => Rows.Every(one.Key, Panels.Start, Duration.FromHours(1), one.Target))]).Filled();

    /// <summary>Makes one hourly series whose values do not matter, over some local days.</summary>
    public static RegularPanel Clock(DateTimeZone zone, Instant start, int hours, string? region = null)
    {
        SeriesSchema schema = Schema(zone) with { HolidayRegion = region };
        return Panels.Of(schema, Rows.Every("a", start, Duration.FromHours(1), new double[hours])).Filled();
    }

    // Few rows are no evidence of a frequency.
    private static SeriesSchema Schema(DateTimeZone? zone = null) => Panels.Schema(zone) with { Frequency = Frequency.Hours(1) };

    /// <summary>Gets a column of a feature that is fitted to a panel, for every cell of it.</summary>
    public static float[] Values(this Feature feature, RegularPanel panel, int column = 0)
    {
        FeatureSet set = [feature];
        return set.Fit(panel).Transform(panel, 1, TestContext.Current.CancellationToken).Column(column).ToArray();
    }

    /// <summary>Gets a column of a feature that is fitted to a panel, for steps beyond its origin.</summary>
    public static float[] Ahead(this Feature feature, RegularPanel panel, int steps, int column = 0)
    {
        FeatureSet set = [feature];
        return set.Fit(panel).TransformAhead(panel, 1, steps, TestContext.Current.CancellationToken).Column(column).ToArray();
    }
}
