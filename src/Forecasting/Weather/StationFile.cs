using System.Text;
using Forecasting.Tables;

namespace Forecasting.Weather;

/// <summary>What the readers of station files share.</summary>
internal static class StationFile
{
    /// <summary>Opens a file, packed or not, and reads its values and findings.</summary>
    public static WeatherTable Read(
        string path, StationReadOptions? options, Func<CsvRecordReader, TableFault, (List<StationValue> Values, IReadOnlyList<Finding> Findings)> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new StationReadOptions();
        var fault = new TableFault(Path.GetFileName(path));
        var text = new CsvReadOptions { MaximumExpansion = options.MaximumExpansion };
        using FileStream stream = TableFile.Open(path, fault, FileOptions.SequentialScan);
        using var records = new CsvRecordReader(CsvSource.Decode(stream, text, fault), text, fault);
        (List<StationValue> values, IReadOnlyList<Finding> findings) = read(records, fault);
        if (values.Count == 0) throw fault.At("ING-002", "The file holds no row of weather.");
        WeatherTable table = WeatherTable.Create(
            values.Select(value => new WeatherReading(value.Station, value.Column.Variable, value.Valid, value.Valid + options.PublicationLag, value.Value, value.Column.Unit)),
            WeatherNature.Observation);
        return new WeatherTable(table.Rows, table.Nature, table.Interval, [.. findings, .. table.Findings]);
    }

    /// <summary>Reads the next record as texts; none where there is none.</summary>
    public static IReadOnlyList<string> Fields(CsvRecordReader records)
    {
        if (!records.Read()) return [];
        string[] fields = new string[records.FieldCount];
        for (int i = 0; i < fields.Length; i++) fields[i] = Encoding.UTF8.GetString(records.Text(i)).Trim();
        return fields;
    }

    /// <summary>Finds a column by one of its names, without regard to case; -1 where there is none.</summary>
    public static int Place(IReadOnlyList<string> names, params ReadOnlySpan<string> wanted)
    {
        foreach (string name in wanted)
        {
            for (int i = 0; i < names.Count; i++)
            {
                if (names[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
            }
        }

        return -1;
    }

    /// <summary>Finds the parts of a time, or none where one is lacking.</summary>
    public static int[] Places(IReadOnlyList<string> names, params ReadOnlySpan<string> wanted)
    {
        int[] places = new int[wanted.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = Place(names, wanted[i]);
            if (places[i] < 0) return [];
        }

        return places;
    }

    /// <summary>Makes the reader of times in UTC that stand in some columns.</summary>
    public static CsvTimes Times(IReadOnlyList<string> names, int[] places, TableFault fault)
    {
        ColumnNames columns = ColumnNames.Create([.. places.Select(place => names[place])]);
        var text = new TimeText(new CsvReadOptions(), fault, columns.ToString());
        return new CsvTimes(text, new SeriesSchema { Time = columns, Target = "" }, places, fault);
    }

    /// <summary>Refuses a record of another width than the header.</summary>
    public static void RequireWidth(CsvRecordReader records, int width, TableFault fault)
    {
        if (records.FieldCount != width)
            throw fault.At("ING-032", $"This line has {records.FieldCount} fields, not {width}; the file may be cut short: fetch it again.", records.Line);
    }
}
