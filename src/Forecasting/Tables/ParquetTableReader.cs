using Parquet;
using Parquet.Meta;
using Parquet.Schema;

namespace Forecasting.Tables;

/// <summary>Reads the columns of a schema from a Parquet file, row group by row group.</summary>
internal sealed class ParquetTableReader
{
    // A small file may well expand more: a column of one value packs to little.
    private const long AlwaysAllowed = 256 << 20;

    private readonly Stream _stream;
    private readonly ParquetReader _parquet;
    private readonly TypedTableReader _table;
    private readonly TableFault _fault;
    private readonly long _mostBytes;
    private readonly int _maximumExpansion;
    private readonly Dictionary<int, ParquetColumn> _columns;
    private readonly Dictionary<int, ColumnDigest> _digests = [];

    private ParquetTableReader(Stream stream, ParquetReader parquet, TypedTableReader table, (TableFault Fault, int MaximumExpansion) limits)
    {
        _stream = stream;
        _parquet = parquet;
        _table = table;
        _fault = limits.Fault;
        _maximumExpansion = limits.MaximumExpansion;
        _mostBytes = Math.Max(AlwaysAllowed, stream.Length > long.MaxValue / limits.MaximumExpansion ? long.MaxValue : stream.Length * limits.MaximumExpansion);
        _columns = table.Header.Needed.ToDictionary(place => place, place => new ParquetColumn(FieldOf(place), _fault));
    }

    public static async Task<SeriesTable> ReadAsync(
        Stream stream, SeriesSchema schema, TableReadOptions options, TableFault fault, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        schema.Validate();
        Stream seekable = stream.CanSeek ? stream : await CopyAsync(stream, cancellationToken).ConfigureAwait(false);
        return await OpenAsync(seekable, fault, ReadRowsAsync, cancellationToken).ConfigureAwait(false);

        async Task<SeriesTable> ReadRowsAsync(ParquetReader parquet)
        {
            var table = new TypedTableReader(parquet.Schema.Fields.Select(field => field.Name), schema, options, fault);
            var reader = new ParquetTableReader(seekable, parquet, table, (fault, options.MaximumExpansion));
            await reader.ReadGroupsAsync(cancellationToken).ConfigureAwait(false);
            return table.Finish();
        }
    }

    /// <summary>Reads the names of the columns.</summary>
    public static Task<IReadOnlyList<string>> NamesAsync(Stream stream, TableFault fault, CancellationToken cancellationToken) => OpenAsync(
        stream, fault, parquet => Task.FromResult<IReadOnlyList<string>>([.. parquet.Schema.Fields.Select(field => field.Name)]), cancellationToken);

    private static async Task<T> OpenAsync<T>(Stream stream, TableFault fault, Func<ParquetReader, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await ParquetFooterScan.CheckAsync(stream, fault, cancellationToken).ConfigureAwait(false);
            ParquetReader parquet = await ParquetReader.CreateAsync(stream, null, true, cancellationToken).ConfigureAwait(false);
            await using (parquet.ConfigureAwait(false))
                return await read(parquet).ConfigureAwait(false);
        }
        catch (OutOfMemoryException e)
        {
            throw fault.Because(e, "ING-091", "The file declares more than there is memory for; fetch it again, or read it in parts.");
        }
        catch (Exception e) when (e is not (ForecastException or OperationCanceledException))
        {
            // What a damaged file does to the library that reads it is not bounded: ten kinds of exception were met.
            throw fault.Because(e, "ING-090", $"This is not a readable Parquet file: {e.Message.Trim()} Fetch it again.");
        }
    }

    private static async Task<Stream> CopyAsync(Stream stream, CancellationToken cancellationToken)
    {
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        copy.Position = 0;
        return copy;
    }

    private DataField FieldOf(int place)
    {
        Field field = _parquet.Schema.Fields[place];
        if (field is DataField { IsArray: false, MaxRepetitionLevel: 0 } data) return data;
        throw _fault.At("ING-092", $"The column is nested ({field.SchemaType}); flatten it into a column of single values.", column: field.Name);
    }

    private async Task ReadGroupsAsync(CancellationToken cancellationToken)
    {
        StartDigests();
        long rows = 0;
        foreach (RowGroup group in _parquet.Metadata!.RowGroups)
        {
            if (group.NumRows < 0 || (rows += group.NumRows) > int.MaxValue)
                throw _fault.At("ING-090", $"This is not a readable Parquet file: its row groups declare {rows} rows. Fetch it again, or read it in parts.");
        }

        if (rows != _parquet.Metadata.NumRows)
            throw _fault.At("ING-090", $"This is not a readable Parquet file: it declares {_parquet.Metadata.NumRows} rows, its row groups {rows}. Fetch it again.");
        if (rows > _mostBytes / (2 * sizeof(double) * _columns.Count))
            throw _fault.At("ING-091", $"The file declares {rows} rows in {_stream.Length} bytes; raise MaximumExpansion if it is to be trusted.");
        await CheckPagesAsync(cancellationToken).ConfigureAwait(false);
        _table.Expect(rows);
        for (int i = 0; i < _parquet.RowGroupCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using ParquetRowGroupReader group = _parquet.OpenRowGroupReader(i);
            if (group.RowCount > 0) await ReadGroupAsync(group, cancellationToken).ConfigureAwait(false);
        }

        CheckDigests();
    }

    private async Task CheckPagesAsync(CancellationToken cancellationToken)
    {
        var pages = new ParquetPageScan(_stream, _fault, (_mostBytes, _maximumExpansion));
        for (int i = 0; i < _parquet.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = _parquet.OpenRowGroupReader(i);
            foreach (ParquetColumn column in _columns.Values)
            {
                ColumnMetaData? declared = group.GetMetadata(column.Field)?.MetaData;
                if (declared is null) throw _fault.At("ING-090", "This is not a readable Parquet file: a row group lacks the column. Fetch it again.", column: column.Field.Name);
                await pages.CheckAsync(declared, group.RowCount, column.Field.Name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadGroupAsync(ParquetRowGroupReader group, CancellationToken cancellationToken)
    {
        int rows = checked((int)group.RowCount);
        var block = new Array?[_parquet.Schema.Fields.Count];
        foreach ((int place, ParquetColumn column) in _columns)
        {
            Array cells = await column.ReadAsync(group, _table.RowCount + 1, cancellationToken).ConfigureAwait(false);
            block[place] = cells;
            if (_digests.TryGetValue(place, out ColumnDigest? digest) && !digest.TryAdd(cells)) throw Damaged(column.Field.Name);
        }

        _table.Append(block, rows);
    }

    // Only a file that nobody wrote again since: another program may keep the metadata and change the values.
    private void StartDigests()
    {
        if (_parquet.Metadata?.CreatedBy?.StartsWith("Parquet.Net", StringComparison.Ordinal) != true) return;
        if (!_parquet.CustomMetadata.Keys.Any(key => key.StartsWith(ColumnDigest.KeyOf(""), StringComparison.Ordinal))) return;
        foreach (int place in _columns.Keys) _digests[place] = new ColumnDigest();
    }

    private void CheckDigests()
    {
        foreach ((int place, ColumnDigest digest) in _digests)
        {
            string name = _columns[place].Field.Name;
            using (digest)
            {
                if (!string.Equals(digest.Finish(), _parquet.CustomMetadata.GetValueOrDefault(ColumnDigest.KeyOf(name)), StringComparison.Ordinal)) throw Damaged(name);
            }
        }
    }

    private SeriesDataException Damaged(string column) =>
        _fault.At("ING-095", "The values are not those that were written: the file was damaged since; fetch it again.", column: column);
}
