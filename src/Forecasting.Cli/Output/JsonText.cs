using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;

namespace Forecasting.Cli.Output;

/// <summary>Writes JSON objects, one a line: for machines, the same in every culture.</summary>
internal static class JsonText
{
    // The output is read by programs, never set into a page, so that names keep their letters.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one object of the given members on a line of its own.</summary>
    public static void WriteLine(TextWriter output, Action<Utf8JsonWriter> members) => WriteWhole(output, json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });

    /// <summary>Writes one object, which writes its own braces, on a line of its own.</summary>
    public static void WriteWhole(TextWriter output, Action<Utf8JsonWriter> whole)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) whole(json);

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    /// <summary>Writes a number, or null where it is missing: JSON has no NaN.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    /// <summary>Writes an array of numbers, null where one is missing.</summary>
    public static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsFinite(value)) json.WriteNumberValue(value);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the values of a key as an array.</summary>
    public static void WriteKey(Utf8JsonWriter json, string name, SeriesKey key)
    {
        json.WriteStartArray(name);
        foreach (string value in key) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>Writes findings as an array of objects; what a finding does not have is left out.</summary>
    public static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (Finding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("severity", FindingsView.Word(finding.Severity));
            if (finding.Series is { } key) WriteKey(json, "series", key);
            if (finding.Time is { } time) json.WriteString("time", InstantPattern.ExtendedIso.Format(time));
            if (finding.Label is { } label) json.WriteString("label", label);
            json.WriteNumber("count", finding.Count);
            if (finding.File is { } file) json.WriteString("file", file);
            if (finding.Line is { } line) json.WriteNumber("line", line);
            if (finding.Column is { } column) json.WriteString("column", column);
            json.WriteString("message", finding.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
