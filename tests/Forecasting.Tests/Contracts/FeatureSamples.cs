using System.Reflection;
using Forecasting.Calendars;
using Forecasting.Features;
using Forecasting.Forecasters.Ssa;
using Forecasting.Weather;
using NodaTime;

namespace Forecasting.Tests.Contracts;

/// <summary>Every public member of the <see cref="Feature"/> family, with arguments to call it with.</summary>
internal static class FeatureSamples
{
    private static readonly RegionShares Parts = new(new Dictionary<string, double> { ["US-NY"] = 2, ["US-PA"] = 1, ["US-NJ"] = 1 });

    private static readonly PeriodCalendar School = new(
        "school", [.. Enumerable.Range(2000, 40).Select(year => new CalendarPeriod(new LocalDate(year, 1, 3), new LocalDate(year, 6, 9), "half"))]);

    private static readonly Feature[] Holidays =
    [
        Feature.Holidays(),
        Feature.Holidays("GB-SCT"),
        Feature.Holidays("US-NY", new HolidayFeatureOptions { Columns = HolidayColumns.All }),
        Feature.Holidays("US", new HolidayFeatureOptions { Columns = HolidayColumns.Name | HolidayColumns.DayType, DaysBack = 7, Shares = Parts }),
    ];

    // The only column known in advance stands in for all of them.
    private static readonly AirColumns Air = new() { Temperature = "temp", RelativeHumidity = "temp", WindSpeed = "temp" };

    private static readonly WeatherLocation Here = new("here", 40.7, -74);

    private static readonly Dictionary<string, Feature[]> Factories = new(StringComparer.Ordinal)
    {
        [nameof(Feature.FourierDay)] = [Feature.FourierDay(3)],
        [nameof(Feature.FourierWeek)] = [Feature.FourierWeek(2)],
        [nameof(Feature.FourierYear)] = [Feature.FourierYear(2)],
        [nameof(Feature.Holidays)] = Holidays,
        [nameof(Feature.Periods)] = [Feature.Periods(School)],
        [nameof(Feature.Known)] = [Feature.Known("temp"), Feature.Known("temp", 3), Feature.Known("temp", 0, 3), Feature.Known("temp", 25, 2)],
        [nameof(Feature.KnownRolling)] = [Feature.KnownRolling("temp", 24), Feature.KnownRolling("temp", 5, 3, RollingStatistics.All)],
        [nameof(Feature.KnownExponentialMean)] = [Feature.KnownExponentialMean("temp", 6), Feature.KnownExponentialMean("temp", 12.5)],
        [nameof(Feature.KnownDay)] = [Feature.KnownDay("temp")],
        [nameof(Feature.Spline)] = [Feature.Spline("temp"), Feature.Spline("temp", 3, 25)],
        [nameof(Feature.DegreeHours)] = [Feature.DegreeHours("temp"), Feature.DegreeHours("temp", 15, 22, 24), Feature.DegreeHours("temp", coolingBase: 20)],
        [nameof(Feature.Anomaly)] = [Feature.Anomaly("temp")],
        [nameof(Feature.Spells)] = [Feature.Spells("temp")],
        [nameof(Feature.DewPoint)] = [Feature.DewPoint(Air)],
        [nameof(Feature.ApparentTemperature)] = [Feature.ApparentTemperature(Air)],
        [nameof(Feature.WindChill)] = [Feature.WindChill(Air)],
        [nameof(Feature.Humidex)] = [Feature.Humidex(Air)],
        [nameof(Feature.WindPower)] = [Feature.WindPower("temp")],
        [nameof(Feature.Sun)] = [Feature.Sun(Here)],
        [nameof(Feature.ClearSkyIndex)] = [Feature.ClearSkyIndex("temp", Here)],
        [nameof(Feature.Observed)] = [Feature.Observed("humidity", 1), Feature.Observed("humidity", 24), Feature.Observed("temp", 2)],
        [nameof(Feature.Key)] = [Feature.Key("meter")],
        [nameof(Feature.Static)] = [Feature.Static("kind")],
        [nameof(Feature.TargetLag)] = [Feature.TargetLag(1), Feature.TargetLag(24), Feature.TargetLag(168)],
        [nameof(Feature.OriginLag)] = [Feature.OriginLag(1), Feature.OriginLag(25)],
        [nameof(Feature.Rolling)] = [Feature.Rolling(24, 1, RollingStatistics.All), Feature.Rolling(7, 24)],
        [nameof(Feature.SeasonalRolling)] = [Feature.SeasonalRolling(4, 24, 24, RollingStatistics.All), Feature.SeasonalRolling(3, 168, 168)],
        [nameof(Feature.ExponentialMean)] = [Feature.ExponentialMean(3, 1), Feature.ExponentialMean(12.5, 24)],
        [nameof(Feature.RollingQuantile)] = [Feature.RollingQuantile(24, 1, new QuantileLevel(0.9)), Feature.RollingQuantile(25, 12, QuantileLevel.Median)],
        ["Ssa"] = [Feature.Ssa(1), Feature.Ssa(24, 48, 4), Feature.Ssa(2, 25, 1)],
    };

    /// <summary>Gets the members that make a feature.</summary>
    public static IReadOnlyList<MemberInfo> Members { get; } =
    [
        .. typeof(Feature).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(Feature)),
        .. new[] { typeof(Feature), typeof(SsaFeatures) }.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)).Where(method => method.ReturnType == typeof(Feature) && !method.IsSpecialName),
    ];

    /// <summary>Gets the samples of a member.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static IReadOnlyList<Feature> Of(MemberInfo member) =>
        member is PropertyInfo property ? [(Feature)property.GetValue(null)!] : Factories[member.Name];

    /// <summary>Gets every sample.</summary>
    public static IReadOnlyList<Feature> All { get; } = [.. Members.SelectMany(Of)];

    public static TheoryData<string> Names => [.. Members.SelectMany(member => Of(member).Select((_, i) => $"{member.Name} {i}"))];

    public static Feature Named(string name)
    {
        string[] parts = name.Split(' ');
        return Of(Members.Single(member => member.Name == parts[0]))[int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)];
    }
}
