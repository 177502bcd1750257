using Forecasting.Time;

namespace Forecasting.Forecasters.Scenarios;

/// <summary>A way to draw what columns such as the temperature may do beyond their forecast, from what they did at such dates before.</summary>
public abstract class WeatherScenarios
{
    private protected WeatherScenarios()
    {
    }

    /// <summary>Takes the same dates of every earlier year, each moved by up to so many days (Xie and Hong 2018).</summary>
    /// <param name="days">By how many days dates are moved at the most, back and forth; from 0 to 60.</param>
    /// <param name="years">How many years back at the most; at least 1.</param>
    /// <returns>The way; it gives <c>2 days + 1</c> paths a year.</returns>
    public static WeatherScenarios ShiftedDates(int days = 4, int years = 30)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 60);
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        return new ShiftedDates(days, years);
    }

    /// <summary>Puts paths together of blocks of days, each drawn from an earlier time about that date of the year.</summary>
    /// <param name="paths">How many paths; at least 1.</param>
    /// <param name="blockDays">How many days hang together; at least 1.</param>
    /// <param name="windowDays">By how many days the date of the year may differ; from 0 to 183, which is any.</param>
    /// <returns>The way; the same seed draws the same paths.</returns>
    public static WeatherScenarios BlockBootstrap(int paths = 100, int blockDays = 7, int windowDays = 15)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(paths, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockDays, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(windowDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(windowDays, 183);
        return new BlockBootstrap(paths, blockDays, windowDays);
    }

    /// <summary>Draws paths from the origin of a panel; nothing from the origin on is read, bar columns known in advance, which are kept as far as they go.</summary>
    /// <param name="history">The panel.</param>
    /// <param name="columns">Numeric columns; a path takes all of them from the same times.</param>
    /// <param name="horizon">How far ahead.</param>
    /// <param name="seed">The seed of all that is random.</param>
    /// <returns>The paths.</returns>
    /// <exception cref="ArgumentException">There is no column, or the panel has none of the name; or its steps do not divide a day.</exception>
    /// <exception cref="SeriesDataException">The history has no path of the horizon without gaps (FEA-048).</exception>
    public ScenarioPaths Draw(RegularPanel history, ColumnNames columns, Horizon horizon, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(horizon);
        ScenarioDonors donors = ScenarioDonors.Of(history, columns, horizon.StepsFrom(history.Grid, history.OriginIndex));
        int[][] paths = [.. Backs(donors, seed)];
        return paths.Length > 0 ? new ScenarioPaths(donors, paths) : throw SeriesDataException.Of(
            "FEA-048", $"No path of {horizon} can be drawn by {this}: the history before the origin {history.Origin} is too short, or has gaps at those dates. Give more years, or use BlockBootstrap with a wider window.");
    }

    /// <summary>Returns for each path how many cells each step lies ahead of the cell that it is taken from.</summary>
    internal abstract IEnumerable<int[]> Backs(ScenarioDonors donors, int seed);
}
