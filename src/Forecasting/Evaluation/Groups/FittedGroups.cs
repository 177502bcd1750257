namespace Forecasting.Evaluation.Groups;

/// <summary>The groups of one backtest.</summary>
/// <param name="Names">Their names, in order.</param>
/// <param name="GroupOf">Returns the group of a fold, series and step; negative for none.</param>
internal sealed record FittedGroups(IReadOnlyList<string> Names, Func<int, int, int, int> GroupOf);
