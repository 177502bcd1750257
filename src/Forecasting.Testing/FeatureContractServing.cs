using Forecasting.Features;

namespace Forecasting.Testing;

/// <summary>What a model is served with is what it was trained on.</summary>
internal static class FeatureContractServing
{
    public static void Check(FeatureContractSubject subject)
    {
        // Cells that were filled in or lie beside a gap differ between then and now, and rightly so: these rows have none.
        var whole = subject.Prepare(subject.Rows);
        var trained = subject.Fitted.Transform(whole, 1, subject.CancellationToken);
        var random = new SeededRandom((ulong)subject.Options.Seed, RandomPurpose.Order, 0);
        for (var i = 0; i < subject.Options.Origins; i++)
        {
            var cell = 1 + random.NextInt(subject.Rows.Count - subject.Most - 1);
            var step = 1 + random.NextInt(subject.Most);
            var served = subject.Serve(whole, cell, 1, subject.Most);
            var single = subject.Serve(whole, cell, step, step);
            for (var s = 0; s < subject.Rows.Series.Length; s++)
            {
                var row = (s * subject.Most) + step - 1;
                subject.RequireSame(
                    ContractRule.SameWhenServed, (served, row), (single, s), cell + step - 1, $"step {step} is computed alone instead of with all {subject.Most}");
                CheckTrained(subject, (trained, s * subject.Rows.Count), (served, s * subject.Most), cell);
            }
        }
    }

    private static void CheckTrained(
        FeatureContractSubject subject, (FeatureMatrix Matrix, int First) trained, (FeatureMatrix Matrix, int First) served, int cell)
    {
        // Rows for training are taken to lie a step ahead: what looks at the origin can be compared there alone.
        var steps = subject.Fitted.LooksAtOrigin ? 1 : subject.Most;
        for (var k = 0; k < steps; k++)
        {
            subject.RequireSame(
                ContractRule.NoLookAhead,
                (trained.Matrix, trained.First + cell + k),
                (served.Matrix, served.First + k),
                cell + k,
                $"it is computed {k + 1} steps ahead, from what was known at {subject.Rows.TimeOf(cell)}");
        }
    }
}
