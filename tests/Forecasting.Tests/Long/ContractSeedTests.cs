using Forecasting.Features;
using Forecasting.Testing;
using Forecasting.Tests.Contracts;

namespace Forecasting.Tests.Long;

/// <summary>The contracts of features and forecasters, over more origins and over data of many seeds.</summary>
[Trait("Tier", "Long")]
[Collection(LongCollection.Name)]
public sealed class ContractSeedTests
{
    private const int Origins = 1000;

    [Fact(Explicit = true)]
    public void Check_EveryFeatureOverSeeds_KeepsTheContract()
    {
        var rounds = new TimedRounds();
        rounds.Next();
        IReadOnlyList<Feature> features = FeatureSamples.All;
        // The first round of every feature is always done; the time decides how many seeds follow.
        int done = 0;
        for (int i = 0; i < features.Count || rounds.Next(); i++, done++)
        {
            Feature feature = features[i % features.Count];
            var options = new FeatureContractOptions { Origins = Origins, Seed = TimedRounds.Seed + (i / features.Count) };
            Told($"{feature.Name}, seed {options.Seed}", () => FeatureContract.Check(feature, options, TestContext.Current.CancellationToken));
        }

        rounds.Tell($"{features.Count} features, {done} contracts of {Origins} origins each");
    }

    [Fact(Explicit = true)]
    public void Check_EveryForecasterOverSeeds_KeepsTheContract()
    {
        var rounds = new TimedRounds();
        rounds.Next();
        string[] names = [.. Contracts.Forecasters.Names.Select(row => row.Data)];
        int done = 0;
        for (int i = 0; i < names.Length || rounds.Next(); i++, done++)
        {
            string name = names[i % names.Length];
            // Seed 1 is the quick tier's.
            var options = new ForecasterContractOptions { Seed = TimedRounds.Seed + 1 + (i / names.Length) };
            Told($"{name}, seed {options.Seed}", () => ForecasterContract.Check(Contracts.Forecasters.Make(name), options, TestContext.Current.CancellationToken));
        }

        rounds.Tell($"{names.Length} forecasters and variants, {done} contracts");
    }

    private static void Told(FormattableString what, Action check)
    {
        try
        {
            check();
        }
        catch (ContractViolationException fault)
        {
            Assert.Fail($"{FormattableString.Invariant(what)}: {fault.Message}");
        }
    }
}
