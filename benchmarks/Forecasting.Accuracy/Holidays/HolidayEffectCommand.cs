using System.CommandLine;

namespace Forecasting.Accuracy.Holidays;

/// <summary><c>holiday-effect</c>: backtests forecasters with their holidays and without, and writes its section of docs/holidays.md.</summary>
internal static class HolidayEffectCommand
{
    private static readonly Option<string?> Out = new("--out") { Description = "The page whose section is written. The default is standard output." };

    private static readonly Option<string[]> Forecasters = new("--forecaster")
    {
        Description = "The forecasters.",
        DefaultValueFactory = _ => ["linear", "boosting"],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Only = new("--set") { Description = "Only sets whose title has this text. The default is all." };

    /// <summary>Makes the command.</summary>
    /// <param name="data">The option that names the folder of the data sets.</param>
    public static Command Create(Option<string?> data)
    {
        var command = new Command("holiday-effect", "Backtests forecasters with their holidays and without, and writes the section of docs/holidays.md on it.")
        {
            data, Out, Forecasters, Only,
        };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result, data, cancellationToken)));
        return command;
    }

    private static int Run(ParseResult arguments, Option<string?> data, CancellationToken cancellationToken)
    {
        var run = new SuiteRun(arguments.GetValue(data) ?? "", 0, 1, Console.Error);
        var effects = new List<HolidayEffect>();
        try
        {
            foreach (HolidayEffectSet set in HolidayEffectSet.All.Where(set => set.Title.Contains(arguments.GetValue(Only) ?? "", StringComparison.Ordinal)))
            {
                foreach (string forecaster in arguments.GetValue(Forecasters)!) effects.AddRange(HolidayEffect.Measure(set, forecaster, run, cancellationToken));
            }
        }
        catch (FileNotFoundException e)
        {
            Console.Error.WriteLine(e.Message + " Name the folder with --data, or in the environment variable FORECASTING_DATA.");
            return ExitCode.NoData;
        }

        string section = HolidayEffectDocument.Section(effects);
        if (arguments.GetValue(Out) is not { } page) Console.Out.Write(section);
        else File.WriteAllText(page, HolidayPage.WithEffect(File.Exists(page) ? File.ReadAllText(page) : "", section));
        return ExitCode.Done;
    }
}
