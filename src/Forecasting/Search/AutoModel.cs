namespace Forecasting.Search;

/// <summary>The winner of a search, fitted.</summary>
internal sealed class AutoModel(RegularPanel history, Forecaster winner, ForecastModel inner, Leaderboard leaderboard)
    : ForecastModel("auto", history, inner.MaximumSteps)
{
    public Leaderboard Leaderboard => leaderboard;

    public Forecaster Winner => winner;

    public required IReadOnlyList<Finding> OwnFindings { get; init; }

    public override int NeededHistory => inner.NeededHistory;

    public override ColumnNames NeedsInAdvance => inner.NeedsInAdvance;

    public override IReadOnlyList<Finding> Findings => [.. OwnFindings, .. inner.Findings];

    protected override Forecast ForecastCore(ForecastRequest request, CancellationToken cancellationToken) => Delegate(inner, request, cancellationToken);
}
