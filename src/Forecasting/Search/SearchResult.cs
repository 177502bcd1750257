namespace Forecasting.Search;

/// <summary>What a search found.</summary>
public sealed class SearchResult
{
    internal SearchResult(Leaderboard leaderboard, Forecaster forecaster, ForecastModel model)
    {
        Leaderboard = leaderboard;
        Forecaster = forecaster;
        Model = model;
    }

    /// <summary>Gets all that was tried, what was chosen first.</summary>
    public Leaderboard Leaderboard { get; }

    /// <summary>Gets the winner: an ordinary forecaster, which can be fitted again without a search.</summary>
    public Forecaster Forecaster { get; }

    /// <summary>Gets the winner fitted to the whole history.</summary>
    public ForecastModel Model { get; }
}
