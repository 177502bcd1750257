using Forecasting.Features;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Linear;

/// <summary>The features and interactions that a linear regression of demand uses where the caller names none.</summary>
internal sealed class LinearLoadFeatures
{
    private static readonly int[] LagHours = [1, 2, 3, 6, 12, 24];
    private static readonly int[] AverageLagDays = [0, 1, 2];

    // Chosen on the year before the tests of three systems; a tenth or ten times as much loses a fiftieth.
    private static readonly Dictionary<string, double> Smoothness = new() { ["hour"] = 3, ["month"] = 300 };

    private readonly RegularPanel _history;
    private readonly int _day;
    private readonly WeatherTerms _weather;
    private readonly string? _driver;

    // What a month does cannot be told before a year of them is there.
    private readonly bool _knowsYear;

    private LinearLoadFeatures(RegularPanel history, WeatherTerms weather)
    {
        _history = history;
        _day = history.Frequency.StepsPerDay;
        _weather = weather;
        _driver = weather == WeatherTerms.None ? null : DrivingColumn.Of(history);
        _knowsYear = YearsOf(history) >= 1;
    }

    public static LinearLoadFeatures Of(RegularPanel history, WeatherTerms weather) => new(history, weather);

    /// <summary>Returns how many years the longest series of a panel has.</summary>
    public static double YearsOf(RegularPanel history)
    {
        int longest = 0;
        for (int s = 0; s < history.SeriesCount; s++) longest = Math.Max(longest, history.HistoryLength(s));
        return longest * history.Frequency.NominalDuration.TotalDays / 365.25;
    }

    /// <summary>Returns the features.</summary>
    /// <param name="lastStep">The last step ahead at which they must be known, counted from 1.</param>
    /// <param name="global">Whether one model serves all series.</param>
    public FeatureSet Features(int lastStep, bool global)
    {
        List<Feature> features = [Feature.Trend, .. OfTimeAndWeather()];
        foreach (int lag in LoadFeatures.SeasonalLags(_history, lastStep)) features.Add(Feature.TargetLag(lag));
        features.Add(Feature.Rolling(Math.Max(2, _day > 1 ? 7 * _day : 4), lastStep));
        if (global && _history.SeriesCount > 1) features.Add(Feature.Series);
        return FeatureSet.Create([.. features]);
    }

    /// <summary>Returns the features that need no target: the calendar, the holidays, the columns known in advance.</summary>
    public List<Feature> OfTimeAndWeather()
    {
        List<Feature> features = [Feature.Weekday];
        if (_knowsYear) features.AddRange([Feature.Month, Feature.FourierYear(4)]);
        if (_day > 1) features.Add(Feature.Hour);
        features.AddRange(LinearHolidays.Features(_history));
        if (_weather == WeatherTerms.None) return features;
        foreach (string column in _history.Schema.KnownInAdvance) features.Add(Feature.Known(column));
        features.AddRange(Recency().Select(part => part.Feature));
        return features;
    }

    /// <summary>Returns the regressor that knows the products of columns.</summary>
    public RidgeRegressor Regressor() => new() { Interactions = Interactions(), Smoothness = Smoothness };

    private List<Interaction> Interactions()
    {
        var products = new List<Interaction>();
        List<string> clocks = [];
        if (_day > 1) clocks.Add("hour");
        if (_knowsYear) clocks.Add("month");
        if (_day > 1)
        {
            products.Add(["hour", "weekday"]);
            if (_knowsYear) products.Add(["hour", "month"]);
            products.AddRange(LinearHolidays.Interactions(_history));
        }

        if (_driver is null) return products;
        foreach (string column in Recency().Select(part => part.Column).Prepend(_driver))
        {
            if (_weather < WeatherTerms.Interactions || clocks.Count == 0)
            {
                products.Add([column, column]);
                products.Add([column, column, column]);
                continue;
            }

            foreach (string clock in clocks)
            {
                products.Add([clock, column]);
                products.Add([clock, column, column]);
                products.Add([clock, column, column, column]);
            }
        }

        return products;
    }

    // The driver before the row: hours back, means of the days before, and means that fade.
    private List<(Feature Feature, string Column)> Recency()
    {
        var parts = new List<(Feature, string)>();
        if (_driver is null || _weather < WeatherTerms.Recency) return parts;
        if (_day > 1)
        {
            foreach (int lag in LagHours.Select(hours => Math.Max(1, hours * _day / 24)).Distinct())
            {
                Feature feature = Feature.Known(_driver, lag);
                parts.Add((feature, feature.Name));
            }

            foreach (int days in AverageLagDays)
            {
                Feature feature = Feature.KnownRolling(_driver, _day, days * _day);
                parts.Add((feature, feature.Name + " mean"));
            }

            foreach (Feature feature in LoadFeatures.FadingMeans(_driver, _day)) parts.Add((feature, feature.Name));
        }

        Feature week = Feature.KnownRolling(_driver, _day > 1 ? 7 * _day : 7);
        parts.Add((week, week.Name + " mean"));
        return parts;
    }
}
