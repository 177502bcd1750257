namespace Forecasting.Tables;

/// <summary>Reads tables from arrays and rows that are held in code.</summary>
internal static class RowTable
{
    private const int BlockRows = 8192;

    public static SeriesTable FromColumns(
        string source, IReadOnlyDictionary<string, Array> columns, SeriesSchema schema, (TableReadOptions? Options, CancellationToken Token) how)
    {
        var fault = new TableFault(source);
        KeyValuePair<string, Array>[] all = [.. columns];
        var reader = new TypedTableReader(all.Select(column => column.Key), schema, how.Options, fault);
        int count = all[reader.Header.Time[0]].Value.Length;
        var block = new Array?[all.Length];
        foreach (int place in reader.Header.Needed)
        {
            block[place] = all[place].Value;
            if (block[place]!.Length != count)
                throw fault.At("ING-093", $"Column '{all[place].Key}' has {block[place]!.Length} cells, '{all[reader.Header.Time[0]].Key}' has {count}; give columns of one length.", column: all[place].Key);
        }

        how.Token.ThrowIfCancellationRequested();
        reader.Append(block, count);
        return reader.Finish();
    }

    public static SeriesTable FromRows<T>(
        IEnumerable<T> rows, RowColumns<T> columns, SeriesSchema schema, CancellationToken cancellationToken)
    {
        var reader = new TypedTableReader(columns.Names, schema, null, new TableFault("rows"));
        int[] needed = reader.Header.Needed;
        var block = new Array?[columns.Names.Count];
        foreach (int place in needed) block[place] = new object?[BlockRows];
        int count = 0;
        foreach (T row in rows)
        {
            foreach (int place in needed) ((object?[])block[place]!)[count] = columns.Read(place, row);
            if (++count < BlockRows) continue;
            cancellationToken.ThrowIfCancellationRequested();
            reader.Append(block, count);
            count = 0;
        }

        if (count > 0) reader.Append(block, count);
        return reader.Finish();
    }
}
