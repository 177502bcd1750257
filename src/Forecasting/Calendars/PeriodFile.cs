using Forecasting.Tables;

namespace Forecasting.Calendars;

/// <summary>Reads the periods of a region from files.</summary>
internal static class PeriodFile
{
    private const int From = 0;
    private const int To = 1;
    private const int Name = 2;
    private const int Region = 3;

    private static readonly string[] Columns = ["from", "to", "name", "region"];

    public static PeriodCalendar ReadCsv(Stream stream, string region, HolidayFileOptions options, TableFault fault)
    {
        using var table = new NamedColumns(stream, Columns, 3, (options, fault));
        var rows = new List<(string?, CalendarPeriod)>();
        while (table.Read())
        {
            var period = new CalendarPeriod(table.Date(From), table.Date(To), table.Filled(Name));
            if (period.To < period.From)
                throw table.Fault(To, "The period ends before it starts; correct the dates");
            rows.Add((table.Has(Region) ? table.Filled(Region) : null, period));
        }

        return HolidayFile.Periods(region, rows, options, fault);
    }

    public static PeriodCalendar ReadIcs(Stream stream, string region, HolidayFileOptions options, TableFault fault)
    {
        var spans = IcsEvents.Read(stream, options, fault);
        return HolidayFile.Periods(region, [.. spans.Select(s => (s.Region, new CalendarPeriod(s.From, s.To, s.Name)))], options, fault);
    }
}
