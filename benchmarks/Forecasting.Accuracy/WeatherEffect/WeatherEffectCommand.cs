using System.CommandLine;
using System.Globalization;
using System.Text;
using Forecasting.Forecasters.Boosting;
using Forecasting.Forecasters.Linear;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Accuracy.WeatherEffect;

/// <summary><c>weather-effect</c>: scores the regressions with less and more of the weather, and writes the page that says what each part gains.</summary>
internal static class WeatherEffectCommand
{
    private static readonly string[] Suites = ["gfc14", "nyc-rolling", "isone"];

    private static readonly (string Name, Func<WeatherTerms, Forecaster> Make)[] Forecasters =
    [
        ("linear", terms => new LinearForecaster { WeatherTerms = terms }),
        ("boosting", terms => new BoostingForecaster { WeatherTerms = terms }),
    ];

    private static readonly Option<string?> Out = new("--out") { Description = "The page that is written. The default is standard output." };

    private static readonly Option<string?> Only = new("--forecaster") { Description = "One of linear and boosting. The default is both." };

    /// <summary>Makes the command.</summary>
    /// <param name="data">The option that names the folder of the data sets.</param>
    public static Command Create(Option<string?> data)
    {
        var command = new Command("weather-effect", "Scores linear and boosting with less and more of the weather, and writes docs/weather-effect.md.") { data, Out, Only };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run((result.GetValue(data), result.GetValue(Out), result.GetValue(Only)), cancellationToken)));
        return command;
    }

    private static int Run((string? Folder, string? Page, string? Forecaster) arguments, CancellationToken cancellationToken)
    {
        if (arguments.Folder is null || !Directory.Exists(arguments.Folder))
        {
            Console.Error.WriteLine($"There is no data folder '{arguments.Folder}'; name it with --data, or in the environment variable FORECASTING_DATA.");
            return ExitCode.NoData;
        }

        var run = new SuiteRun(arguments.Folder, Seed: 0, Environment.ProcessorCount, Console.Error);
        var lines = new StringBuilder();
        foreach (string suite in Suites)
        {
            foreach ((string name, Func<WeatherTerms, Forecaster> make) in Forecasters)
            {
                if (arguments.Forecaster is null || arguments.Forecaster == name) lines.AppendLine(Row(suite, name, Scores(suite, make, run, cancellationToken)));
            }
        }

        string text = Page(lines.ToString());
        if (arguments.Page is null) Console.Out.Write(text);
        else File.WriteAllText(arguments.Page, text);
        return ExitCode.Done;
    }

    private static double[] Scores(string suite, Func<WeatherTerms, Forecaster> make, SuiteRun run, CancellationToken cancellationToken)
    {
        AccuracySuite of = SuiteCatalog.Create(suite, run);
        var scores = new List<double>();
        foreach (WeatherTerms terms in Enum.GetValues<WeatherTerms>())
        {
            SuiteScore score = of.Score(make(terms), cancellationToken).First();
            scores.Add(score.Metrics["mape"]!.Value);
            run.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{suite} {score.Forecaster} {terms}: {scores[^1]:P3}"));
        }

        return [.. scores];
    }

    private static string Row(string suite, string name, double[] scores)
    {
        double Gain(WeatherTerms terms) => 100 * (1 - (scores[(int)terms] / scores[(int)WeatherTerms.Current]));
        string cells = string.Join(" | ", scores.Select(score => (100 * score).ToString("0.000", CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"| `{suite}` | {name} | {cells} | {Gain(WeatherTerms.Recency):0.0} % | {Gain(WeatherTerms.Interactions):0.0} % |");
    }

    private static string Page(string rows) => $"""
        # What the weather is worth

        Made by a command, not by hand:

        ```sh
        dotnet run -c Release --project benchmarks/Forecasting.Accuracy -- weather-effect --data FOLDER --out docs/weather-effect.md
        ```

        The mean absolute percentage error of the regressions, with all their defaults but `WeatherTerms`, on three of the suites of
        [accuracy](accuracy.md). The weather is what came: these are scores of perfect weather.

        * *none*: the calendar, the holidays and the demand before the origin.
        * *temperature*: the temperature of the hour; `linear` has its square and cube too.
        * *recency*: its lags and its moving and fading averages up to seven days as well (Wang, Liu and Hong 2016), with their squares and cubes in
          `linear`, and the extremes of the day in `boosting`.
        * *interactions*: all of these crossed with hour and month in `linear`; in `boosting`, whose trees cross them anyway, how unusual the
          temperature is for the hour and the season.

        The gains are over *temperature*. The parts were chosen on data before the first test origin of each suite.

        | suite | forecaster | none | temperature | recency | interactions | gain of recency | with interactions |
        |---|---|---:|---:|---:|---:|---:|---:|

        """ + rows;
}
