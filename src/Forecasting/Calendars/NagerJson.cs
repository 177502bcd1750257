using System.Globalization;
using System.Text.Json;
using Forecasting.Tables;
using NodaTime.Text;

namespace Forecasting.Calendars;

/// <summary>Parses the JSON of Nager.Date, version 3; properties that it does not need are passed over.</summary>
internal static class NagerJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    private static readonly (string Word, NagerHolidayTypes Type)[] Types =
        [.. Enum.GetValues<NagerHolidayTypes>().Where(t => t != NagerHolidayTypes.None).Select(t => (t.ToString(), t))];

    /// <exception cref="SeriesDataException">This is no such JSON (FEA-032), or a day is not whole (FEA-031).</exception>
    public static IReadOnlyList<NagerEntry> Parse(ReadOnlyMemory<byte> json, TableFault fault)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Array)
                throw fault.At("FEA-032", $"This is no array of holidays but {Kind(root)}; give what GET api/v3/PublicHolidays answers.");
            var entries = new List<NagerEntry>();
            foreach (var element in root.EnumerateArray())
                entries.Add(Entry(element, new Place(fault, entries.Count + 1)));
            return entries;
        }
        catch (JsonException e)
        {
            throw fault.Because(e, "FEA-032", $"This is no whole JSON: {e.Message} Fetch it again.", e.LineNumber + 1);
        }
    }

    private static NagerEntry Entry(JsonElement element, Place place)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw place.Fault($"is no object but {Kind(element)}");
        var date = Text(element, "date", place);
        var parsed = LocalDatePattern.Iso.Parse(date);
        if (!parsed.Success || parsed.Value.Year < 1)
            throw place.Fault($"has the date {TableFault.Shown(date)}, which is none such as 2025-05-03");
        var name = Text(element, "name", place);
        var local = Present(element, "localName") is null ? name : Text(element, "localName", place);
        var entry = new NagerEntry(parsed.Value, name, local, Text(element, "countryCode", place))
        {
            Counties = Present(element, "counties") is null ? [] : Texts(element, "counties", place),
            LaunchYear = Year(element, place),
            Types = TypesOf(element, place),
        };
        CheckGlobal(element, entry, place);
        return entry;
    }

    // A day that is not global but names nobody, or the reverse, is half filled: guessing would move it to another region.
    private static void CheckGlobal(JsonElement element, NagerEntry entry, Place place)
    {
        if (Present(element, "global") is not { } global)
            return;
        if (global.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw place.Fault($"has {Kind(global)} as 'global', which is true or false");
        if (global.GetBoolean() != (entry.Counties.Count == 0))
            throw place.Fault(global.GetBoolean() ? "is global, yet names counties" : "is not global, yet names no counties");
    }

    private static NagerHolidayTypes TypesOf(JsonElement element, Place place)
    {
        var types = NagerHolidayTypes.None;
        foreach (var word in Texts(element, "types", place))
        {
            var known = Array.Find(Types, t => t.Word == word).Type;
            if (known == NagerHolidayTypes.None)
                throw place.Fault($"has the type {TableFault.Shown(word)}; known are {string.Join(", ", Types.Select(t => t.Word))}");
            types |= known;
        }

        return types == NagerHolidayTypes.None ? throw place.Fault("has no type in 'types'") : types;
    }

    private static int? Year(JsonElement element, Place place)
    {
        if (Present(element, "launchYear") is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var year)
            ? year : throw place.Fault($"has {Kind(value)} as 'launchYear', which is a year or null");
    }

    private static List<string> Texts(JsonElement element, string property, Place place)
    {
        if (Present(element, property) is not { ValueKind: JsonValueKind.Array } array)
            throw place.Fault($"has no array of texts '{property}'");
        var texts = new List<string>();
        foreach (var item in array.EnumerateArray())
            texts.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : throw place.Fault($"has {Kind(item)} in '{property}', where texts belong"));
        return texts;
    }

    private static string Text(JsonElement element, string property, Place place)
    {
        if (Present(element, property) is not { } value)
            throw place.Fault($"has no '{property}'");
        if (value.ValueKind != JsonValueKind.String)
            throw place.Fault($"has {Kind(value)} as '{property}', which is a text");
        var text = value.GetString()!;
        return string.IsNullOrWhiteSpace(text) ? throw place.Fault($"has an empty '{property}'") : text;
    }

    private static JsonElement? Present(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private readonly record struct Place(TableFault File, int Number)
    {
        public SeriesDataException Fault(string what) => File.At(
            "FEA-031", string.Create(CultureInfo.InvariantCulture, $"Holiday {Number} {what}; correct it, or fetch the holidays again."));
    }
}
