using System.CommandLine;
using Forecasting.Accuracy.DataQuality;
using Forecasting.Accuracy.Holidays;
using Forecasting.Accuracy.Page;
using Forecasting.Accuracy.Stations;
using Forecasting.Accuracy.WeatherEffect;
using Forecasting.Search;

namespace Forecasting.Accuracy;

/// <summary>The command line: which suites, which forecasters, and what is printed.</summary>
internal static class AccuracyCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The folder of the data sets. The default is the environment variable FORECASTING_DATA.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("FORECASTING_DATA"),
    };

    private static readonly Option<string[]> Suites = new("--suite")
    {
        Description = "A suite; may be given several times. The default is all.",
        DefaultValueFactory = _ => ["all"],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> Forecasters = new("--forecaster")
    {
        Description = $"Forecasters, separated by commas: {string.Join(", ", ForecasterCatalog.Names)}; seasonal-naive-N for another season.",
        DefaultValueFactory = _ => "seasonal-naive,seasonal-naive-168,seasonal-average",
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "The seed of all that is random." };

    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "How many threads may work at once; scores do not depend on it.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object a line instead of tables." };

    /// <summary>Makes the command.</summary>
    public static RootCommand Create()
    {
        Suites.AcceptOnlyFromAmong([.. SuiteCatalog.Names, "all"]);
        Forecasters.Validators.Add(result =>
        {
            try
            {
                foreach (string name in Split(result.GetValueOrDefault<string>())) ForecasterCatalog.Create(name);
            }
            catch (ArgumentException e)
            {
                result.AddError(e.Message);
            }
        });
        var command = new RootCommand(
            "Scores forecasters on published data with published protocols. Each suite first reproduces the published score of a baseline. "
            + "Exit codes: 0 done, 1 a suite failed, 3 no data, 4 a baseline was not reproduced.")
        {
            Data, Suites, Forecasters, Seed, Threads, Json, DataQualityCommand.Create(Data), HolidaysCommand.Create(Data), HolidayEffectCommand.Create(Data),
            StationsCommand.Create(Data), WeatherEffectCommand.Create(Data), PageCommand.Create(),
        };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result, cancellationToken)));
        return command;
    }

    private static int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        string? folder = arguments.GetValue(Data);
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no data folder '{folder}'; name it with --data, or in the environment variable FORECASTING_DATA.");
            return ExitCode.NoData;
        }

        var run = new SuiteRun(folder, arguments.GetValue(Seed), Math.Max(1, arguments.GetValue(Threads)), Console.Error);
        string[] names = [.. arguments.GetValue(Suites)!.SelectMany(name => name == "all" ? SuiteCatalog.Names : [name]).Distinct()];
        string[] forecasters = Split(arguments.GetValue(Forecasters));
        int code = ExitCode.Done;
        foreach (string name in names)
            code = Math.Max(code, new SuiteSession(SuiteCatalog.Create(name, run), run, arguments.GetValue(Json)).Run(forecasters, cancellationToken));
        return code;
    }

    private static string[] Split(string? names) =>
        (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
