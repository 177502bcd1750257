using Forecasting.Accuracy.Suites;

namespace Forecasting.Accuracy;

/// <summary>The suites by name.</summary>
internal static class SuiteCatalog
{
    private static readonly (string Name, Func<SuiteRun, AccuracySuite> Make)[] Suites =
    [
        ("gfc14", run => new Gfc14Suite(run)),
        ("nyc48", run => new NewYorkTwoDaysSuite(run)),
        ("nyc-rolling", run => new NewYorkRollingSuite(run)),
        ("victoria", run => new VictoriaSuite(run)),
        ("isone", run => new NewEnglandSuite(run)),
        ("gefcom2014", run => new Gefcom2014Suite(run)),
        ("cambridge", run => new CambridgeSuite(run)),
        ("m4hourly", run => new M4HourlySuite(run)),
        ("swiss", run => new SwissSuite(run)),
        ("germany", run => new GermanySuite(run)),
        ("uci", run => new PortugalSuite(run)),
        ("substations", run => new SubstationSuite(run)),
    ];

    /// <summary>Gets the names, in the order in which all of them are run.</summary>
    public static string[] Names => [.. Suites.Select(suite => suite.Name)];

    /// <summary>Makes a suite.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="run">What it is run with.</param>
    public static AccuracySuite Create(string name, SuiteRun run) => Suites.Single(suite => suite.Name == name).Make(run);
}
