using Forecasting.Calendars;

namespace Forecasting.Cli.Options;

/// <summary>Reads a file of holidays in the form that its name tells: iCalendar, the JSON of Nager.Date, else CSV.</summary>
internal static class HolidayInput
{
    /// <summary>Reads the calendars of all regions in a file, which cover the same years.</summary>
    /// <param name="path">The file.</param>
    /// <param name="years">The years asked for, in order; null for those of the file.</param>
    public static IReadOnlyList<HolidayCalendar> ReadAll(string path, IReadOnlyList<int>? years)
    {
        if (!Path.Exists(path)) throw new FileNotFoundException($"There is no file '{path}' in {Directory.GetCurrentDirectory()}; check its path.");
        var options = new HolidayFileOptions { FirstYear = years?[0], LastYear = years?[^1] };
        if (Ends(".ics")) return IcsHolidays.ReadAll(path, options);
        return Ends(".json")
            ? NagerHolidays.ReadAll(path, new NagerReadOptions { FirstYear = options.FirstYear, LastYear = options.LastYear })
            : CsvHolidays.ReadAll(path, options);

        bool Ends(string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
    }
}
