using Forecasting.Calendars;
using Forecasting.Features;
using Forecasting.Features.Windows;
using Forecasting.Forecasters.Naive;

namespace Forecasting.Forecasters.Regression;

/// <summary>The features that regressions of demand use where the caller names none.</summary>
internal static class LoadFeatures
{
    private const HolidayColumns HolidaysForTrees = HolidayColumns.Near | HolidayColumns.DayType | HolidayColumns.Name | HolidayColumns.Beside;

    private const int LastRecentDay = 2;

    private static readonly int[] RecentHours = [1, 2, 3, 6, 12, 24, 48, 72, 168];
    private static readonly int[] RecentSteps = [1, 2, 3, 7];
    private static readonly int[] WeatherLagHours = [1, 2, 3, 6, 12];

    // Buildings warm and cool at their own pace.
    private static readonly int[] HalfLifeHours = [6, 24, 72];

    /// <summary>Features for trees: plain ones, which trees combine by themselves.</summary>
    public static FeatureSet ForTrees(RegularPanel history, int lastStep, (bool Global, WeatherTerms Weather) use)
    {
        List<Feature> features = OfTimeAndWeather(history, use.Weather);
        features.AddRange([Feature.Month, Feature.DayOfYear]);
        AddLags(features, history, lastStep);
        // What is nearest tells of the first days, not of later ones.
        if (lastStep <= LastRecentDay * history.Frequency.StepsPerDay) features.AddRange(Recent(history));
        AddKeys(features, history, use.Global);
        return FeatureSet.Create([.. features]);
    }

    /// <summary>Features for trees that learn what a cross-fitted regression leaves.</summary>
    /// <remarks>Not the time of the year: it would give the blocks of the cross-fit away, each of which is left in its own way.</remarks>
    public static FeatureSet ForRemainder(RegularPanel history, int lastStep)
    {
        List<Feature> features = OfTimeAndWeather(history, WeatherTerms.Interactions);
        AddLags(features, history, lastStep);
        features.AddRange(Recent(history));
        AddKeys(features, history, global: true);
        return FeatureSet.Create([.. features]);
    }

    /// <summary>The holidays of the schema's region; where it is a country with parts, those that most of its parts keep count too.</summary>
    public static Feature Holidays(string region, HolidayColumns columns) =>
        Feature.Holidays(null, new HolidayFeatureOptions { Columns = columns, Shares = RegionShares.OfParts(region) });

    /// <summary>Means of a column known in advance that fade with half-lives of hours to days.</summary>
    /// <param name="column">The column.</param>
    /// <param name="day">How many steps a day has.</param>
    public static IEnumerable<Feature> FadingMeans(string column, int day) => HalfLifeHours
        .Select(hours => Math.Min(hours * day / 24.0, ExponentialMeanFeature.LongestHalfLife))
        .Distinct()
        .Select(halfLife => Feature.KnownExponentialMean(column, halfLife));

    /// <summary>Lags of whole seasons that are known at a step, and windows that end there.</summary>
    public static IReadOnlyList<int> SeasonalLags(RegularPanel history, int lastStep)
    {
        int season = DefaultSeason.Of(history.Frequency);
        int first = (lastStep + season - 1) / season * season;
        int day = history.Frequency.StepsPerDay;
        int week = day > 0 ? 7 * day : season;
        var lags = new SortedSet<int> { first, first + season, first + (2 * season) };
        int firstWeek = (lastStep + week - 1) / week * week;
        lags.Add(firstWeek);
        lags.Add(firstWeek + week);
        return [.. lags];
    }

    private static List<Feature> OfTimeAndWeather(RegularPanel history, WeatherTerms weather)
    {
        var features = new List<Feature>();
        int day = history.Frequency.StepsPerDay;
        if (day > 1) features.Add(Feature.TimeOfDay);
        features.Add(Feature.Weekday);
        if (history.Schema.HolidayRegion is { } region) features.Add(Holidays(region, HolidaysForTrees));
        if (weather == WeatherTerms.None) return features;
        foreach (string column in history.Schema.KnownInAdvance) AddKnown(features, column, (day, weather));
        if (day > 1) AddDriver(features, DrivingColumn.Of(history), (day, weather));
        return features;
    }

    // The last values before the origin, and how far ahead of it a row lies.
    private static IEnumerable<Feature> Recent(RegularPanel history)
    {
        int day = history.Frequency.StepsPerDay;
        IEnumerable<int> lags = day > 1 ? RecentHours.Select(hours => Math.Max(1, hours * day / 24)).Distinct() : RecentSteps;
        return lags.Select(Feature.OriginLag).Prepend(Feature.StepAhead);
    }

    private static void AddKeys(List<Feature> features, RegularPanel history, bool global)
    {
        if (global && history.SeriesCount > 1) features.AddRange([Feature.Series, Feature.SeriesStatistics]);
        foreach (string column in history.Schema.Static) features.Add(Feature.Static(column));
    }

    private static void AddKnown(List<Feature> features, string column, (int Day, WeatherTerms Weather) use)
    {
        features.Add(Feature.Known(column));
        int day = use.Day;
        if (day <= 1 || use.Weather < WeatherTerms.Recency) return;
        foreach (int lag in WeatherLagHours.Select(hours => Math.Max(1, hours * day / 24)).Distinct())
            features.Add(Feature.Known(column, lag));
        features.Add(Feature.Known(column, day));
        features.Add(Feature.KnownRolling(column, day, 0, RollingStatistics.Mean | RollingStatistics.Minimum | RollingStatistics.Maximum));
        features.Add(Feature.KnownRolling(column, 3 * day));
        features.Add(Feature.KnownRolling(column, 7 * day));
    }

    // What costs too much for every column is worth it for the one that demand follows most.
    private static void AddDriver(List<Feature> features, string? column, (int Day, WeatherTerms Weather) use)
    {
        if (column is null || use.Weather < WeatherTerms.Recency) return;
        features.AddRange(FadingMeans(column, use.Day));
        features.Add(Feature.KnownDay(column));
        if (use.Weather >= WeatherTerms.Interactions) features.Add(Feature.Anomaly(column));
    }

    private static void AddLags(List<Feature> features, RegularPanel history, int lastStep)
    {
        foreach (int lag in SeasonalLags(history, lastStep)) features.Add(Feature.TargetLag(lag));
        int day = history.Frequency.StepsPerDay;
        int season = day > 1 ? day : DefaultSeason.Of(history.Frequency);
        if (lastStep < season) features.Add(Feature.TargetLag(lastStep));
        features.Add(Feature.Rolling(Math.Max(2, season), lastStep, RollingStatistics.All));
        if (day > 1)
        {
            features.Add(Feature.Rolling(7 * day, lastStep));
            int week = 7 * day;
            features.Add(Feature.SeasonalRolling(4, week, (lastStep + week - 1) / week * week));
        }
    }
}
