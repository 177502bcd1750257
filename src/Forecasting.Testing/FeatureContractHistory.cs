namespace Forecasting.Testing;

/// <summary>A feature looks no further back than it says.</summary>
internal static class FeatureContractHistory
{
    public static void Check(FeatureContractSubject subject)
    {
        if (subject.NeedsAll) return;
        var whole = subject.Prepare(subject.Rows);
        var expected = subject.Fitted.Transform(whole, 1, subject.CancellationToken);
        // From this cell on, rows see nothing of what is changed: as many cells before it are left as they were.
        var first = Math.Min(subject.Rows.Count - 1, subject.Needed + 24);
        var cells = first..subject.Rows.Count;
        foreach (var change in Enum.GetValues<ContractChange>())
        {
            var changed = subject.Prepare(subject.Rows.Change(0, first - subject.Needed, change, known: true));
            var actual = subject.Fitted.Transform(changed, 1, subject.CancellationToken);
            subject.RequireSame(
                ContractRule.NeededHistory,
                expected,
                actual,
                cells,
                $"what lies before the {subject.Needed} cells that it says it needs becomes {ForecasterContractOrigins.Words(change)}");
        }
    }
}
