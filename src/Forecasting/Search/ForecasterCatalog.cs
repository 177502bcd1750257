using System.Globalization;
using Forecasting.Forecasters.Arima;
using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Decomposition;
using Forecasting.Forecasters.Ensembles;
using Forecasting.Forecasters.Hybrid;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Naive;
using Forecasting.Forecasters.SimilarDay;
using Forecasting.Forecasters.Smoothing;
using Forecasting.Forecasters.Ssa;

namespace Forecasting.Search;

/// <summary>The forecasters that can be named by a text: on the command line, in a table of scores, in a file.</summary>
public static class ForecasterCatalog
{
    private const string SeasonalNaive = "seasonal-naive";

    /// <summary>Gets the names, the simplest first. <c>seasonal-naive</c> may carry its season in steps: <c>seasonal-naive-168</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "naive", SeasonalNaive, "seasonal-average", "similar-day", "intermittent", "theta", "ets", "mstl", "arima", "ssa", "linear", "boosting", "hybrid",
        "ensemble", "auto",
    ];

    /// <summary>Makes a forecaster with its defaults.</summary>
    /// <param name="name">One of <see cref="Names"/>, compared ordinally.</param>
    /// <returns>The forecaster.</returns>
    /// <exception cref="ArgumentException">No forecaster has the name: the message lists those there are.</exception>
    public static Forecaster Create(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name switch
        {
            "naive" => new NaiveForecaster(),
            SeasonalNaive => new SeasonalNaiveForecaster(),
            "seasonal-average" => new SeasonalAverageForecaster(),
            "similar-day" => new SimilarDayForecaster(),
            "intermittent" => new IntermittentForecaster(),
            "theta" => new ThetaForecaster(),
            "ets" => new EtsForecaster(),
            "ssa" => new SsaForecaster(),
            "linear" => new LinearForecaster(),
            "mstl" => new MstlForecaster(),
            "arima" => new ArimaForecaster(),
            "boosting" => new BoostingForecaster(),
            "hybrid" => new HybridForecaster(),
            "ensemble" => new EnsembleForecaster(new SsaForecaster(), new LinearForecaster(), new BoostingForecaster()),
            "auto" => new AutoForecaster(),
            _ when SeasonOf(name) is { } season => new SeasonalNaiveForecaster { Season = season },
            _ => throw new ArgumentException($"There is no forecaster '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
        };
    }

    private static int? SeasonOf(string name) =>
        name.StartsWith(SeasonalNaive + "-", StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(SeasonalNaive.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int season)
        && season > 0
            ? season
            : null;
}
