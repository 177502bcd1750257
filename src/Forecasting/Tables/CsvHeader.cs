using System.Text;

namespace Forecasting.Tables;

/// <summary>Where the columns of a schema stand in a text table.</summary>
internal sealed class CsvHeader
{
    private const int ShownNames = 20;

    private CsvHeader(string[] names, SeriesSchema schema, CsvFault fault)
    {
        FieldCount = names.Length;
        Time = Places(schema.Time);
        Keys = Places(schema.Keys);
        Covariates = Places(schema.Covariates);
        Static = Places(schema.Static);
        Target = schema.Target.Length == 0 ? -1 : PlaceOf(schema.Target);

        int[] Places(IEnumerable<string> wanted) => [.. wanted.Select(PlaceOf)];

        int PlaceOf(string name)
        {
            int place = Array.IndexOf(names, name);
            if (place >= 0) return place;
            string? near = names.FirstOrDefault(other => string.Equals(other.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));
            string present = string.Join(", ", names.Take(ShownNames).Select(other => CsvFault.Shown(Encoding.UTF8.GetBytes(other))));
            string more = names.Length > ShownNames ? $" and {names.Length - ShownNames} more" : "";
            throw fault.At("ING-072", $"There is no column '{name}'{(near is null ? "" : $"; did you mean '{near}'")}. The file has {present}{more}.", 1, name);
        }
    }

    public int FieldCount { get; }

    public int[] Time { get; }

    public int[] Keys { get; }

    public int[] Covariates { get; }

    public int[] Static { get; }

    /// <summary>Gets the place of the target, or -1 where the schema has none.</summary>
    public int Target { get; }

    /// <summary>Returns the separator that a header line holds most often.</summary>
    public static char DelimiterOf(ReadOnlySpan<byte> line)
    {
        char best = ',';
        int most = 0;
        foreach (char candidate in ",;\t|")
        {
            int count = line.Count((byte)candidate);
            if (count <= most) continue;
            (best, most) = (candidate, count);
        }

        return best;
    }

    /// <summary>Reads the header from the current record.</summary>
    public static CsvHeader Read(CsvRecordReader reader, SeriesSchema schema, CsvFault fault)
    {
        string[] names = new string[reader.FieldCount];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            ReadOnlySpan<byte> field = reader.Field(i);
            string shown = CsvFault.Shown(field);
            names[i] = Encoding.UTF8.GetString(field);
            if (names[i].Length == 0) throw fault.At("ING-071", $"Column {i + 1} has no name; name it in the header, or remove it.", reader.Line);
            // U+FFFE and U+FFFF are no characters: a name that holds them cannot be normalized.
            if (names[i].Any(c => char.IsControl(c) || c >= '\uFFFE')) throw fault.At("ING-073", $"The name of column {i + 1}, {shown}, holds control characters; rename it.", reader.Line);
            if (!seen.TryAdd(names[i].Normalize(NormalizationForm.FormC), i))
                throw fault.At("ING-070", $"Columns {seen[names[i].Normalize(NormalizationForm.FormC)] + 1} and {i + 1} are both named {shown}; rename one.", reader.Line);
        }

        if (names.Length == 1 && (schema.Time.Count > 1 || names[0] != schema.Time[0] || schema.Target.Length > 0))
        {
            int semicolons = names[0].Count(c => c == ';');
            string hint = semicolons > 0 ? $"; there are {semicolons} ';' in it, set the delimiter to ';'" : "; set the delimiter";
            if (names[0].IndexOfAny([';', '\t', '|', ',']) >= 0) throw fault.At("ING-040", $"The header {CsvFault.Shown(reader.Field(0))} is one column{hint}.", reader.Line);
        }

        return new CsvHeader(names, schema, fault);
    }
}
