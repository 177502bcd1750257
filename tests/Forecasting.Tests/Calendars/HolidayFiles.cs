using System.Text;
using Forecasting.Calendars;

namespace Forecasting.Tests.Calendars;

/// <summary>A file of holidays in a folder that is gone after the test.</summary>
internal sealed class HolidayFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forecasting-holidays-").FullName;

    public string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    public static string[] Lines(HolidayCalendar calendar) =>
    [
        .. Enumerable.Range(calendar.FirstYear, calendar.LastYear - calendar.FirstYear + 1).SelectMany(calendar.InYear)
            .Select(h => $"{NodaTime.Text.LocalDatePattern.Iso.Format(h.Date)} {h.Name} {h.Kind}{(h.Observed ? " observed" : "")}"),
    ];

    public void Dispose() => Directory.Delete(_folder, true);
}
