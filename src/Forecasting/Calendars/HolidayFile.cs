using System.Globalization;
using Forecasting.Tables;

namespace Forecasting.Calendars;

/// <summary>What the readers of holiday files share: bytes within a limit, and the calendar of what was read.</summary>
internal static class HolidayFile
{
    /// <summary>Opens a file and reads it, naming it in errors without its folder.</summary>
    public static HolidayCalendar Open(string path, Func<Stream, TableFault, HolidayCalendar> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var fault = new TableFault(Path.GetFileName(path));
        using var stream = TableFile.Open(path, fault, FileOptions.SequentialScan);
        return read(stream, fault);
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
        if (days.Count == 0 && (options.FirstYear is null || options.LastYear is null))
            throw fault.At("FEA-031", "There is no holiday in it; give FirstYear and LastYear if that is the truth.");
        var first = options.FirstYear ?? days.Min(d => d.Date.Year);
        var last = options.LastYear ?? days.Max(d => d.Date.Year);
        if (first > last)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The first year, {first}, is after the last, {last}."), nameof(options));
        return HolidayCalendar.Custom(region, days.Where(d => d.Date.Year >= first && d.Date.Year <= last), first, last);
    }
}
