using System.Globalization;
using System.IO.Compression;
using System.Text;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;

namespace Forecasting.Tests.Long;

/// <summary>A small valid table in one of many dialects, with the schema and the options that read it.</summary>
internal sealed record FuzzFile(byte[] Bytes, SeriesSchema Schema, CsvReadOptions Options)
{
    private static readonly string[] Zones = ["Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu"];
    private static readonly string[] TimeForms = ["local", "zulu", "offset", "points", "slashes", "unix-s", "unix-ms"];
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    public static FuzzFile Draw(Random random)
    {
        string form = TimeForms[random.Next(TimeForms.Length)];
        char delimiter = Delimiters[random.Next(Delimiters.Length)];
        char mark = delimiter != ',' && random.Next(3) == 0 ? ',' : '.';
        string encoding = random.Next(6) switch { 0 => "latin1", 1 => "utf-16", _ => "utf-8" };
        var options = new CsvReadOptions
        {
            Delimiter = random.Next(2) == 0 ? delimiter : null,
            DecimalMark = mark,
            Encoding = encoding,
            TimeFormat = form switch { "slashes" => "dd/MM/uuuu HH:mm", "unix-s" or "unix-ms" => form, _ => null },
            Comment = random.Next(4) == 0 ? '#' : null,
        };
        SeriesSchema schema = SchemaOf(random, needsZone: form is "local" or "points" or "slashes");
        string text = TextOf(random, schema, (form, delimiter, mark));
        if (options.Comment is not null) text = "# a comment" + text[^1] + text;
        return new(BytesOf(random, text, encoding), schema, options);
    }

    private static SeriesSchema SchemaOf(Random random, bool needsZone) => new()
    {
        Time = "time",
        Target = "load",
        Keys = random.Next(2) == 0 ? "id" : ColumnNames.None,
        KnownInAdvance = random.Next(2) == 0 ? "temp" : ColumnNames.None,
        ObservedOnly = random.Next(3) == 0 ? "wind" : ColumnNames.None,
        Static = random.Next(3) == 0 ? "kind" : ColumnNames.None,
        Zone = needsZone || random.Next(2) == 0 ? DateTimeZoneProviders.Tzdb[Zones[random.Next(Zones.Length)]] : null,
        ClockChange = random.Next(2) == 0 ? LocalTimeRule.ByOrder : LocalTimeRule.Strict,
        Duplicates = (DuplicatePolicy)random.Next(6),
        Stamp = random.Next(4) == 0 ? IntervalStamp.End : IntervalStamp.Start,
        Frequency = random.Next(3) == 0 ? Frequency.Hours(1) : null,
    };

    private static string TextOf(Random random, SeriesSchema schema, (string Form, char Delimiter, char Mark) dialect)
    {
        string newLine = random.Next(4) switch { 0 => "\r\n", 1 => "\r", _ => "\n" };
        string[] columns = ["time", "id", "load", "temp", "wind", "kind", "unused"];
        var text = new StringBuilder(string.Join(dialect.Delimiter, columns)).Append(newLine);
        int series = schema.Keys.Count == 0 ? 1 : 2;
        // Not at a clock change of the zones, so that the file as drawn is valid under every rule.
        Instant start = Instant.FromUtc(2024, 6, 1 + random.Next(20), 0, 0);
        for (int s = 0; s < series; s++)
        {
            for (int hour = 0; hour < 12; hour++)
            {
                Instant time = start + Duration.FromHours(hour);
                string id = $"m{s}", kind = random.Next(2) == 0 || dialect.Delimiter == ' ' ? "flat" : "\"flat\"";
                string[] fields = [TimeOf(time, schema, dialect.Form), id, Number(random, dialect.Mark), Number(random, dialect.Mark), Number(random, dialect.Mark), kind, "x"];
                text.AppendJoin(dialect.Delimiter, fields).Append(newLine);
            }
        }

        return text.ToString();
    }

    private static string TimeOf(Instant time, SeriesSchema schema, string form)
    {
        ZonedDateTime local = time.InZone(schema.CalendarZone);
        return form switch
        {
            "zulu" => time.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "offset" => time.WithOffset(Offset.FromHours(2)).ToString("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>", CultureInfo.InvariantCulture),
            "points" => local.ToString("dd.MM.uuuu HH:mm", CultureInfo.InvariantCulture),
            "slashes" => local.ToString("dd/MM/uuuu HH:mm", CultureInfo.InvariantCulture),
            "unix-s" => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "unix-ms" => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            _ => local.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture),
        };
    }

    private static string Number(Random random, char mark)
    {
        if (random.Next(12) == 0) return "";
        return Math.Round(random.NextDouble() * 2000, random.Next(4)).ToString("R", CultureInfo.InvariantCulture).Replace('.', mark);
    }

    private static byte[] BytesOf(Random random, string text, string encoding)
    {
        Encoding writer = encoding switch { "latin1" => Encoding.Latin1, "utf-16" => Encoding.Unicode, _ => new UTF8Encoding(false) };
        byte[] mark = encoding == "utf-16" ? [0xFF, 0xFE] : encoding == "utf-8" && random.Next(3) == 0 ? [0xEF, 0xBB, 0xBF] : [];
        byte[] bytes = [.. mark, .. writer.GetBytes(text)];
        if (random.Next(8) != 0) return bytes;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
