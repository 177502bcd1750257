using System.Text;

namespace Forecasting.Tables;

/// <summary>Reads the header row of a text table.</summary>
internal static class CsvHeader
{
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
    public static TableHeader Read(CsvRecordReader records, SeriesSchema schema, TableFault fault)
    {
        string[] names = new string[records.FieldCount];
        for (int i = 0; i < names.Length; i++) names[i] = Encoding.UTF8.GetString(records.Text(i));
        bool wanted = names.Length > 1 || (schema.Time.Count == 1 && names[0] == schema.Time[0] && schema.Target.Length == 0);
        if (!wanted && names[0].IndexOfAny([';', '\t', '|', ',']) >= 0)
        {
            int semicolons = names[0].Count(c => c == ';');
            string hint = semicolons > 0 ? $"there are {semicolons} ';' in it, set the delimiter to ';'" : "set the delimiter";
            throw fault.At("ING-040", $"The header {TableFault.Shown(names[0])} is one column; {hint}.", records.Line);
        }

        return TableHeader.Of(names, schema, fault, records.Line);
    }
}
