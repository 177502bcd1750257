using System.Globalization;

namespace Forecasting.Search;

/// <summary>Which forecasters a search begins with, by what the data are like.</summary>
internal static class SearchLayout
{
    /// <summary>The forecaster that is always tried.</summary>
    public const string Baseline = "seasonal-naive";

    // A learner of trees needs some rows for a leaf.
    private const int LeastForTrees = 200;
    private const double LeastZeros = 0.1;

    /// <summary>Lists forecasters with their defaults, and why some are left out.</summary>
    /// <param name="data">What the data are like.</param>
    /// <param name="space">What may be tried.</param>
    public static List<(string Name, Forecaster Forecaster, string? LeftOut)> Of(DataProfile data, SearchSpace space)
    {
        var all = new List<(string, Forecaster, string?)>();
        foreach (string name in space.Forecasters ?? ForecasterCatalog.Names)
        {
            Forecaster forecaster = ForecasterCatalog.Create(name);
            if (name == Baseline || forecaster is AutoForecaster) continue;
            // What the caller names is tried.
            all.Add((name, forecaster, space.Forecasters is null ? WhyNot(name, data) : null));
        }

        int week = 7 * data.StepsPerDay;
        if (space.Forecasters is null && data.StepsPerDay > 1 && data.Longest > 3 * week)
        {
            string weekly = string.Create(CultureInfo.InvariantCulture, $"{Baseline}-{week}");
            all.Insert(0, (weekly, ForecasterCatalog.Create(weekly), null));
        }

        all.AddRange(space.Others.Select(other => (other.Name, other, (string?)null)));
        return all;
    }

    private static string? WhyNot(string name, DataProfile data) => name switch
    {
        "boosting" or "ensemble" or "hybrid" when data.Values < LeastForTrees => $"not tried: fewer than {LeastForTrees} values",
        "similar-day" when data.StepsPerDay == 0 => "not tried: the steps do not divide a day",
        "intermittent" when data.ZeroShare < LeastZeros => "not tried: few values are zero",
        _ => null,
    };
}
