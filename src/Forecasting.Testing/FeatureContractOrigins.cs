using Forecasting.Features;

namespace Forecasting.Testing;

/// <summary>Nothing after an origin changes what is fitted, or any row up to as many steps ahead as the feature says it is known.</summary>
internal static class FeatureContractOrigins
{
    private const int Panels = 4;

    public static void Check(FeatureContractSubject subject)
    {
        var random = new SeededRandom((ulong)subject.Options.Seed, RandomPurpose.Order, 1);
        var known = !subject.Feature.NeedsInAdvance.Contains(ContractRows.Known);
        var ordinary = subject.Rows.CellOf(ContractRows.Origin);
        for (var p = 0; p < Panels; p++)
        {
            // The first panel is cut where its gaps are.
            var cell = p == 0 ? ordinary : 48 + random.NextInt(subject.Rows.Count - 96);
            foreach (var change in Enum.GetValues<ContractChange>())
            {
                var changed = subject.Prepare(subject.Gaps.Change(cell, subject.Rows.Count, change, known));
                CheckPanel(subject, changed, cell, ForecasterContractOrigins.Words(change));
                if (p == 0) CheckFit(subject, changed, cell, ForecasterContractOrigins.Words(change));
            }
        }
    }

    private static void CheckPanel(FeatureContractSubject subject, RegularPanel changed, int cell, string words)
    {
        var random = new SeededRandom((ulong)subject.Options.Seed, RandomPurpose.Order, 2);
        for (var i = 0; i < Math.Max(1, subject.Options.Origins / Panels / 3); i++)
        {
            var origin = i == 0 ? cell : 1 + random.NextInt(cell);
            Compare(subject, (subject.Whole, subject.Fitted), (changed, subject.Fitted), origin, $"every value after {subject.Rows.TimeOf(cell)} becomes {words}");
        }
    }

    private static void CheckFit(FeatureContractSubject subject, RegularPanel changed, int cell, string words)
    {
        FeatureSet set = [subject.Feature];
        var fitted = set.Fit(changed.AsOf(subject.Rows.TimeOf(cell), subject.CancellationToken));
        Compare(
            subject, (subject.Whole, subject.Fitted), (subject.Whole, fitted), cell, $"it is fitted where every value after {subject.Rows.TimeOf(cell)} became {words}");
    }

    private static void Compare(
        FeatureContractSubject subject, (RegularPanel Panel, FittedFeatureSet Fitted) one, (RegularPanel Panel, FittedFeatureSet Fitted) other, int origin, string when)
    {
        var expected = subject.Serve(one.Panel, origin, 1, subject.Most, one.Fitted);
        var actual = subject.Serve(other.Panel, origin, 1, subject.Most, other.Fitted);
        for (var row = 0; row < expected.RowCount; row++)
            subject.RequireSame(ContractRule.NoLookAhead, (expected, row), (actual, row), origin + (row % subject.Most), when);
    }
}
