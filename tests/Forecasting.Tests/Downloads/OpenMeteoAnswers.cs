using System.Globalization;
using System.Net;
using System.Text;

namespace Forecasting.Tests.Downloads;

/// <summary>Answers as Open-Meteo does, for any question: hour 0 has the value 0, the next 1, and a predicted column a tenth for each day before.</summary>
internal static class OpenMeteoAnswers
{
    private static readonly (string Start, string Unit)[] Units =
    [
        ("temperature", "°C"), ("dew_point", "°C"), ("apparent", "°C"), ("relative", "%"), ("wind_direction", "°"), ("wind", "km/h"), ("pressure", "hPa"),
        ("cloud", "%"), ("precipitation", "mm"), ("snowfall", "cm"), ("", "W/m²"),
    ];

    /// <summary>Answers a question.</summary>
    public static Action<HttpListenerResponse> To(Uri question) => AnswerServer.Json(TextFor(question));

    /// <summary>Answers a question with another text put in place of one.</summary>
    public static Action<HttpListenerResponse> To(Uri question, string from, string to)
    {
        string text = TextFor(question);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return AnswerServer.Json(text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Returns the text of an answer.</summary>
    public static string TextFor(Uri question)
    {
        Dictionary<string, string> asked = Asked(question);
        string[] latitudes = asked["latitude"].Split(','), longitudes = asked["longitude"].Split(',');
        string[] places = [.. latitudes.Select((latitude, i) => Place(latitude, longitudes[i], asked))];
        return places.Length == 1 ? places[0] : $"[{string.Join(",\n", places)}]";
    }

    /// <summary>Reads the query of a question.</summary>
    public static Dictionary<string, string> Asked(Uri question) => question.Query[1..].Split('&')
        .Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);

    private static string Place(string latitude, string longitude, Dictionary<string, string> asked)
    {
        Assert.Equal(("unixtime", "GMT"), (asked["timeformat"], asked["timezone"]));
        long first = Day(asked["start_date"]), end = Day(asked["end_date"]) + 86_400;
        string[] names = asked["hourly"].Split(',');
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""{"latitude":{{latitude}},"longitude":{{longitude}},"generationtime_ms":0.05,"utc_offset_seconds":0,"timezone":"GMT","timezone_abbreviation":"GMT","elevation":38.0,"hourly_units":{"time":"unixtime",""");
        text.AppendJoin(',', names.Select(name => $"\"{name}\":\"{Units.First(unit => name.StartsWith(unit.Start, StringComparison.Ordinal)).Unit}\""));
        text.Append("},\n\"hourly\":{\"time\":[").AppendJoin(',', Hours(first, end)).Append(']');
        foreach (string name in names)
        {
            double tenths = name.Contains("_previous_day", StringComparison.Ordinal) ? (name[^1] - '0') / 10.0 : 0;
            text.Append(CultureInfo.InvariantCulture, $",\n\"{name}\":[")
                .AppendJoin(',', Hours(first, end).Select((_, i) => (i + tenths).ToString(CultureInfo.InvariantCulture))).Append(']');
        }

        return text.Append("}}").ToString();
    }

    private static IEnumerable<long> Hours(long first, long end)
    {
        for (long hour = first; hour < end; hour += 3600) yield return hour;
    }

    private static long Day(string date) => new DateTimeOffset(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();
}
