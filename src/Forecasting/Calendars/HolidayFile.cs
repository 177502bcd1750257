using System.Globalization;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Calendars;

/// <summary>What the readers of holiday files share: bytes within a limit, and the calendar of what was read.</summary>
internal static class HolidayFile
{
    /// <summary>Opens a file and reads it, naming it in errors without its folder.</summary>
    public static T Open<T>(string path, Func<Stream, TableFault, T> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var fault = new TableFault(Path.GetFileName(path));
        using var stream = TableFile.Open(path, fault, FileOptions.SequentialScan);
        return read(stream, fault);
    }

    /// <summary>Returns the name of a file without its folder and endings, which stands for a region where none is named.</summary>
    public static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        var end = name.IndexOf('.', StringComparison.Ordinal);
        return end > 0 ? name[..end] : name;
    }

    /// <summary>Reads all bytes.</summary>
    /// <exception cref="SeriesDataException">There are more than the limit (FEA-036).</exception>
    public static MemoryStream ReadWithin(Stream stream, int maximumBytes, TableFault fault)
    {
        var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (whole.Length + read > maximumBytes)
                throw TooLarge(maximumBytes, fault);
            whole.Write(buffer, 0, read);
        }

        whole.Position = 0;
        return whole;
    }

    /// <summary>Makes the error of too many bytes.</summary>
    public static SeriesDataException TooLarge(int maximumBytes, TableFault fault) => fault.At("FEA-036", string.Create(
        CultureInfo.InvariantCulture, $"The holidays are longer than {maximumBytes} bytes; raise MaximumBytes if it is no mistake."));

    /// <summary>Makes the calendar of days, each once, in the years that the options or the days themselves give.</summary>
    /// <exception cref="SeriesDataException">There is no day (FEA-031).</exception>
    public static HolidayCalendar Calendar(string region, List<Holiday> days, HolidayFileOptions options, TableFault fault)
    {
        var (first, last) = Years(days, d => (d.Date, d.Date), options, fault);
        return HolidayCalendar.Custom(region, days.Where(d => d.Date.Year >= first && d.Date.Year <= last), first, last);
    }

    /// <summary>Makes the calendar of a region, of a file that names regions or none; its years are those of the whole file.</summary>
    /// <exception cref="SeriesDataException">There is no day (FEA-031), or none is of the region (FEA-035).</exception>
    public static HolidayCalendar Calendar(string region, List<(string? Region, Holiday Day)> rows, HolidayFileOptions options, TableFault fault)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return Calendar(region, OfRegion(region, rows, fault), WithYears(rows, options, fault), fault);
    }

    /// <summary>Makes the calendars of all regions in ordinal order; what has no region is of the name.</summary>
    public static IReadOnlyList<HolidayCalendar> Calendars(string name, List<(string? Region, Holiday Day)> rows, HolidayFileOptions options, TableFault fault)
    {
        var covering = WithYears(rows, options, fault);
        return
        [
            .. rows.GroupBy(r => r.Region ?? name, r => r.Day).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Calendar(g.Key, [.. g], covering, fault)),
        ];
    }

    /// <summary>Makes the periods of a region, of a file that names regions or none; its years are those of the whole file.</summary>
    /// <exception cref="SeriesDataException">There is no period (FEA-031), or none is of the region (FEA-035).</exception>
    public static PeriodCalendar Periods(string region, List<(string? Region, CalendarPeriod Period)> rows, HolidayFileOptions options, TableFault fault)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        var own = OfRegion(region, rows, fault);
        var (first, last) = Years(rows, r => (r.Period.From, r.Period.To), options, fault);
        return new PeriodCalendar(region, own.Where(p => p.To.Year >= first && p.From.Year <= last), first, last);
    }

    private static List<T> OfRegion<T>(string region, List<(string? Region, T Item)> rows, TableFault fault)
    {
        List<T> own = [.. rows.Where(r => r.Region is null || r.Region == region).Select(r => r.Item)];
        return own.Count > 0 || rows.Count == 0 ? own
            : throw fault.At("FEA-035", RegionNames.NotAmong(region, [.. rows.Select(r => r.Region).OfType<string>().Distinct(StringComparer.Ordinal)]));
    }

    private static HolidayFileOptions WithYears(List<(string? Region, Holiday Day)> rows, HolidayFileOptions options, TableFault fault)
    {
        var (first, last) = Years(rows, r => (r.Day.Date, r.Day.Date), options, fault);
        return options with { FirstYear = first, LastYear = last };
    }

    private static (int First, int Last) Years<T>(List<T> items, Func<T, (LocalDate From, LocalDate To)> span, HolidayFileOptions options, TableFault fault)
    {
        if (items.Count == 0 && (options.FirstYear is null || options.LastYear is null))
            throw fault.At("FEA-031", "There is no whole day in it; give FirstYear and LastYear if that is the truth.");
        var first = options.FirstYear ?? items.Min(i => span(i).From.Year);
        var last = options.LastYear ?? items.Max(i => span(i).To.Year);
        return first <= last ? (first, last) : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The first year, {first}, is after the last, {last}."), nameof(options));
    }
}
