using Forecasting.Time;

namespace Forecasting.Evaluation.Groups;

/// <summary>Groups by a part of the local clock or calendar.</summary>
internal sealed record ClockGrouping(string Word, int First, IReadOnlyList<string> Labels, Func<LocalParts, int> PartOf) : Grouping
{
    public override string Name => Word;

    internal override FittedGroups Fit(BacktestResult result)
    {
        LocalParts[][] parts = [.. result.Folds.Select(fold => Of(result.Panel.Grid, fold))];
        return new FittedGroups(Labels, (fold, _, step) => PartOf(parts[fold][step]) - First);
    }

    /// <summary>Gets the local time of each scored step of a fold.</summary>
    internal static LocalParts[] Of(TimeGrid grid, Fold fold)
    {
        var parts = new LocalParts[fold.Steps];
        grid.LocalParts(fold.OriginIndex + fold.FirstStep, parts);
        return parts;
    }
}
