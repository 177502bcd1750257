using System.CommandLine;
using Forecasting.Calendars;

namespace Forecasting.Accuracy.Holidays;

/// <summary><c>holidays</c>: compares the built-in calendars with a list that others made, and writes the page that says how they agree.</summary>
internal static class HolidaysCommand
{
    private static readonly Option<string?> Out = new("--out") { Description = "The page that is written. The default is standard output." };

    private static readonly Option<string?> Table = new("--agreement")
    {
        Description = "The table of regions that is written, to be embedded in the library: src/Forecasting/Calendars/Rules/agreement.csv.",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="data">The option that names the folder of the data sets.</param>
    public static Command Create(Option<string?> data)
    {
        var command = new Command("holidays", "Compares the built-in holiday calendars with a list, and writes docs/holidays.md.") { data, Out, Table };
        command.SetAction(result => Run(result.GetValue(data), result.GetValue(Out), result.GetValue(Table)));
        return command;
    }

    private static int Run(string? folder, string? page, string? table)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, HolidayList.File)))
        {
            Console.Error.WriteLine(
                $"There is no {HolidayList.File} in the data folder '{folder}'; name the folder with --data, or in the environment variable FORECASTING_DATA.");
            return ExitCode.NoData;
        }

        var list = HolidayList.Read(folder);
        HolidayRegion[] regions = [.. HolidayCalendar.Regions.Select(
            r => HolidayCalendar.Describe(r) with { Agreement = list.Agreement(HolidayCalendar.For(r)) })];
        if (table is not null) File.WriteAllText(table, HolidaysDocument.Table(regions));
        string text = HolidaysDocument.Page(regions);
        if (page is null) Console.Out.Write(text);
        else File.WriteAllText(page, HolidayPage.WithEffectOf(text, File.Exists(page) ? File.ReadAllText(page) : ""));
        return ExitCode.Done;
    }
}
