using System.Globalization;
using System.Runtime.CompilerServices;
using Forecasting.Features;
using Forecasting.Testing;

namespace Forecasting.Tests.Contracts;

/// <summary>Each rule of the contracts is broken once: a rule that nothing can break checks nothing.</summary>
public sealed class PlantedFaultTests
{
    private static int _calls;

    private static readonly Dictionary<string, (ContractRule Rule, Forecaster Forecaster)> Forecasters = new(StringComparer.Ordinal)
    {
        ["cannot be fitted"] = (ContractRule.Works, new PlantedForecaster { OnFit = (_, _, _) => throw new InvalidOperationException("planted") }),
        ["counts its calls"] = (ContractRule.FirstSteps, Adding(_ => Interlocked.Increment(ref _calls))),
        ["draws without a seed"] = (ContractRule.Repeatable, AddingAtFit(() => Interlocked.Increment(ref _calls))),
        ["asks how many threads there are"] = (ContractRule.Threads, Adding(point => point.Options.Threads)),
        ["asks for the decimal mark"] = (ContractRule.Culture, Adding(_ => CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator == "," ? 1 : 0)),
        ["capitalises by the culture"] = (ContractRule.Culture, Adding(_ => string.Equals("i".ToUpper(CultureInfo.CurrentCulture), "I", StringComparison.Ordinal) ? 1 : 0)),
        ["finds columns by place"] = (ContractRule.ColumnOrder, Adding(point => point.History.Covariate(point.Series, 0)[0])),
        ["reads names"] = (ContractRule.Names, Adding(point => point.History.Keys[point.Series].ToString().Length)),
        ["writes into its input"] = (ContractRule.UntouchedInput, new PlantedForecaster { OnFit = (history, _, _) => Unsafe.AsRef(in history.Target(0)[3]) += 1 }),
        ["wraps the stop into another exception"] = (ContractRule.Cancellation, new PlantedForecaster { OnFit = (_, _, token) => WaitAndFail(token) }),
        ["leaves the quantiles out"] = (ContractRule.Shape, new PlantedForecaster { HasQuantiles = false }),
        ["forecasts nothing"] = (ContractRule.Values, Adding(point => point is { Series: 1, Step: 20 } ? double.NaN : 0)),
        ["forecasts no quantile"] = (ContractRule.Values, new PlantedForecaster { AddedToQuantiles = point => point.Step == 3 ? double.NaN : 0 }),
        ["knows how far it has to go"] = (ContractRule.FirstSteps, Adding(point => point.Request.Steps)),
        ["looks back further than it says"] = (ContractRule.NeededHistory, Adding(point => point.History.Target(point.Series)[Math.Max(0, point.Cell - point.Step - 60)])),
        ["counts the cells it was given"] = (ContractRule.NeededHistory, Adding(point => point.History.HistoryLength(point.Series))),
        ["knows its own origin alone"] = (ContractRule.NewHistory, Adding(point =>
            point.History.Origin == point.Training.Origin ? 0 : throw new InvalidOperationException("planted"))),
        ["knows its own series alone"] = (ContractRule.UnusualSeries, Adding(point =>
            point.Training.IndexOf(point.History.Keys[point.Series]) >= 0 ? 0 : throw new InvalidOperationException("planted"))),
        ["lets a new series move the others"] = (ContractRule.UnusualSeries, Adding(point => point.History.SeriesCount - point.Training.SeriesCount)),
        ["takes for granted that a series goes on"] = (ContractRule.UnusualSeries, Adding(point => point.History.Target(point.Series)[point.Cell - point.Step - 1] * 0)),
    };

    private static readonly Dictionary<string, (ContractRule Rule, Feature Feature)> Features = new(StringComparer.Ordinal)
    {
        ["counts from the start of the window"] = (ContractRule.SameWhenServed, Of((in window, cell) => cell - window.From)),
        ["has no value"] = (ContractRule.Values, Of((in _, _) => double.NaN)),
        ["is infinite"] = (ContractRule.Values, Of((in _, cell) => cell == 200 ? double.PositiveInfinity : 0)),
        ["has a code beyond its categories"] = (ContractRule.Values, new PlantedFeature(Availability.Always, (in _, cell) => cell % 4)
        {
            Column = new FeatureColumn("planted") { Categories = 3 },
        }),
        ["names its column otherwise"] = (ContractRule.Names, new PlantedFeature(Availability.Always, (in _, cell) => cell) { Column = new FeatureColumn("other") }),
        ["learns something else each time"] = (ContractRule.Repeatable, new PlantedFeature(Availability.Always, (in _, _) => 0)
        {
            Learned = _ => Interlocked.Increment(ref _calls),
        }),
        ["looks back further than it says"] = (ContractRule.NeededHistory, new PlantedFeature(Availability.AfterLag(24), (in window, cell) => PlantedFeature.Target(window, cell - 24))
        {
            Needed = 23,
        }),
        ["writes into its input"] = (ContractRule.UntouchedInput, Of((in window, _) => window.Series == 0 ? Unsafe.AsRef(in window.Panel.ObservedTarget(0)[3]) += 1 : 0, constant: true)),
    };

    public static TheoryData<string> ForecasterNames => [.. Forecasters.Keys];

    public static TheoryData<string> FeatureNames => [.. Features.Keys];

    [Theory]
    [MemberData(nameof(ForecasterNames))]
    public void Check_ForecasterThatBreaksARule_IsCaughtByThatRule(string name)
    {
        (ContractRule rule, Forecaster forecaster) = Forecasters[name];
        var options = new ForecasterContractOptions { HistoryDays = 21, Quantiles = [0.1, 0.9] };

        var violation = Assert.Throws<ContractViolationException>(
            () => ForecasterContract.Check(forecaster, options, TestContext.Current.CancellationToken));

        Assert.Equal(rule, violation.Rule);
        Assert.Contains("planted", violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FeatureNames))]
    public void Check_FeatureThatBreaksARule_IsCaughtByThatRule(string name)
    {
        (ContractRule rule, Feature feature) = Features[name];

        var violation = Assert.Throws<ContractViolationException>(
            () => FeatureContract.Check(feature, new FeatureContractOptions { Origins = 20 }, TestContext.Current.CancellationToken));

        Assert.Equal(rule, violation.Rule);
        Assert.Contains("planted", violation.Message, StringComparison.Ordinal);
    }

    private static PlantedForecaster Adding(Func<PlantedPoint, double> added) => new() { Added = added };

    // The same for all points of a model, another for the next model.
    private static PlantedForecaster AddingAtFit(Func<double> drawn)
    {
        var draws = new ConditionalWeakTable<FitOptions, StrongBox<double>>();
        return Adding(point => draws.GetValue(point.Options, _ => new StrongBox<double>(drawn())).Value);
    }

    private static PlantedFeature Of(PlantedFeature.ValueOf valueOf, bool constant = false) =>
        new(Availability.Always, constant ? (in window, cell) => valueOf(window, cell) * 0 : valueOf);

    private static void WaitAndFail(CancellationToken token)
    {
        if (token.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(60))) throw new InvalidOperationException("planted");
    }
}
