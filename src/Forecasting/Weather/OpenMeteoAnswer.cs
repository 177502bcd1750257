using System.Globalization;
using System.Text.Json;
using Forecasting.Downloads;
using Forecasting.Tables;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>Reads an answer of Open-Meteo, and holds it to what was asked.</summary>
internal sealed class OpenMeteoAnswer(OpenMeteoBatch batch, OpenMeteoEndpoint endpoint, Duration? lag, Uri address)
{
    private const int ShownOfReason = 300;
    private const double FarthestCell = 150;
    private const long SecondsPerHour = 3600;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    private readonly TableFault _fault = new(address.AbsoluteUri);

    /// <summary>Returns the reason of a refusal, or null where the body is none.</summary>
    public static string? ReasonOf(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Strict);
            return ReasonOf(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the values.</summary>
    /// <exception cref="SeriesDataException">The source refuses (FEA-051), the answer is not what was asked for (FEA-052), or a unit is unknown (FEA-044).</exception>
    public List<WeatherReading> Read(DownloadAnswer answer)
    {
        if (!answer.IsSuccess) throw Refused(ReasonOf(answer.Body) ?? string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status}"));
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.Body, Strict);
            if (ReasonOf(document.RootElement) is { } reason) throw Refused(reason);
            // One place is an object, several are an array of them in the order asked.
            JsonElement[] places = document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
            if (places.Length != batch.Locations.Count)
                throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{places.Length} places were answered where {batch.Locations.Count} were asked for"));
            var readings = new List<WeatherReading>();
            for (int i = 0; i < places.Length; i++) ReadPlace(places[i], batch.Locations[i], answer.Fetched, readings);
            return readings;
        }
        catch (JsonException e)
        {
            throw _fault.Because(e, "FEA-052", $"The weather is no whole JSON: {e.Message} Fetch it again.", e.LineNumber + 1);
        }
    }

    private static string? ReasonOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.True
            ? root.TryGetProperty("reason", out JsonElement reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString()! : "no reason given"
            : null;

    private void ReadPlace(JsonElement place, WeatherLocation location, Instant fetched, List<WeatherReading> readings)
    {
        if (place.ValueKind != JsonValueKind.Object) throw Wrong("a place is no object");
        var cell = new WeatherLocation(location.Name, Coordinate(place, "latitude", 90), Coordinate(place, "longitude", 180));
        if (cell.DistanceTo(location) > FarthestCell)
        {
            throw Wrong(string.Create(
                CultureInfo.InvariantCulture, $"'{location.Name}' was answered for latitude {cell.Latitude} and longitude {cell.Longitude}, {cell.DistanceTo(location):0} km away"));
        }

        // A server that ignores the question answers local times with the offset of one day, which is wrong on the other side of a clock change.
        if (Number(place, "utc_offset_seconds") != 0) throw Wrong("the times are not in UTC, and one offset cannot hold on both sides of a clock change");
        JsonElement units = Member(place, "hourly_units"), hourly = Member(place, "hourly");
        if (Text(units, "time") != "unixtime") throw Wrong($"the times are in the form {TableFault.Shown(Text(units, "time"))}, not in 'unixtime'");
        Instant[] times = Times(Array(hourly, "time"));
        foreach (OpenMeteoColumn column in batch.Columns)
        {
            WeatherUnit unit = Unit(Text(units, column.Name), column);
            JsonElement values = Array(hourly, column.Name);
            if (values.GetArrayLength() != times.Length)
                throw Wrong(string.Create(CultureInfo.InvariantCulture, $"'{column.Name}' has {values.GetArrayLength()} values for {times.Length} times"));
            int i = 0;
            foreach (JsonElement value in values.EnumerateArray())
            {
                Instant valid = times[i++];
                readings.Add(new WeatherReading(location, column.Variable, valid, endpoint.IssuedAt(valid, column.Day, fetched, lag), Value(value, column.Name), unit));
            }
        }
    }

    // Whole hours of the days that were asked for, each once; some may be lacking.
    private Instant[] Times(JsonElement array)
    {
        long first = batch.First.AtMidnight().InUtc().ToInstant().ToUnixTimeSeconds();
        long end = batch.Last.PlusDays(1).AtMidnight().InUtc().ToInstant().ToUnixTimeSeconds();
        var times = new Instant[array.GetArrayLength()];
        long before = long.MinValue;
        int i = 0;
        foreach (JsonElement element in array.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt64(out long seconds)) throw Wrong("a time is no whole number of seconds");
            if (seconds < first || seconds >= end || seconds % SecondsPerHour != 0)
            {
                string shown = seconds is > -62_135_596_800 and < 253_402_300_800 ? Instant.FromUnixTimeSeconds(seconds).ToString() : seconds.ToString(CultureInfo.InvariantCulture);
                throw Wrong($"the time {shown} is no hour of the days that were asked for");
            }

            if (seconds <= before) throw Wrong("the times do not ascend");
            before = seconds;
            times[i++] = Instant.FromUnixTimeSeconds(seconds);
        }

        return times;
    }

    private WeatherUnit Unit(string text, OpenMeteoColumn column)
    {
        if (WeatherUnit.TryParse(text, out WeatherUnit? unit) && unit.Quantity == column.Variable.Unit.Quantity) return unit;
        throw _fault.At(
            "FEA-044", $"'{column.Name}' is answered in {TableFault.Shown(text)}, which is no known unit of {column.Variable.Unit.Quantity}; leave the variable out, or ask another model.", column: column.Name);
    }

    private double Value(JsonElement value, string column) => value.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.Number when value.TryGetDouble(out double number) && double.IsFinite(number) => number,
        _ => throw Wrong($"'{column}' holds {TableFault.Shown(value.GetRawText())}, which is neither a number nor null"),
    };

    private double Coordinate(JsonElement place, string name, double most)
    {
        double value = Number(place, name);
        return Math.Abs(value) <= most ? value : throw Wrong($"'{name}' is out of range");
    }

    private double Number(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) ? number : throw Wrong($"'{name}' is no number");

    private string Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw Wrong($"'{name}' is no text");

    private JsonElement Array(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } value ? value : throw Wrong($"'{name}' is no array");

    private JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : throw Wrong($"there is no '{name}'");

    private SeriesDataException Refused(string reason) => _fault.At(
        "FEA-051", $"The source of weather refuses: {TableFault.Excerpt(reason, ShownOfReason)}. Correct the places, variables, days or model.");

    private SeriesDataException Wrong(string what) =>
        _fault.At("FEA-052", $"The answer with weather is not what was asked for: {what}. Check BaseAddress, or fetch it again.");
}
