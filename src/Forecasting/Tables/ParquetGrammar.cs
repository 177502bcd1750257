namespace Forecasting.Tables;

/// <summary>The structures of Parquet's metadata (parquet.thrift, format 2.12): which field is of which type.</summary>
/// <remarks>
/// Per structure, fields by number: <c>i</c> whole number, <c>b</c> boolean, <c>y</c> byte, <c>f</c> double, <c>s</c> text or bytes,
/// <c>{X</c> a structure, <c>[</c> a list of one of these. The library that reads Parquet trusts the number of a field and not the type that
/// stands beside it, so a file in which the two disagree is refused before.
/// </remarks>
internal sealed class ParquetGrammar
{
    private const string Text = """
        FileMetaData 1i 2[{SchemaElement 3i 4[{RowGroup 5[{KeyValue 6s 7[{ColumnOrder 8{Encryption 9s
        SchemaElement 1i 2i 3i 4s 5i 6i 7i 8i 9i 10{LogicalType
        LogicalType 1{Empty 2{Empty 3{Empty 4{Empty 5{Decimal 6{Empty 7{Moment 8{Moment 10{Integer 11{Empty 12{Empty 13{Empty 14{Empty 15{Empty 16{Variant 17{Geometry 18{Geography
        Empty
        Decimal 1i 2i
        Moment 1b 2{TimeUnit
        TimeUnit 1{Empty 2{Empty 3{Empty
        Integer 1y 2b
        Variant 1y
        Geometry 1s
        Geography 1s 2i
        RowGroup 1[{ColumnChunk 2i 3i 4[{SortingColumn 5i 6i 7i
        ColumnChunk 1s 2i 3{ColumnMetaData 4i 5i 6i 7i 8{Crypto 9s
        ColumnMetaData 1i 2[i 3[s 4i 5i 6i 7i 8[{KeyValue 9i 10i 11i 12{Statistics 13[{EncodingStats 14i 15i 16{SizeStatistics 17{GeoStatistics
        Statistics 1s 2s 3i 4i 5s 6s 7b 8b
        EncodingStats 1i 2i 3i
        SizeStatistics 1i 2[i 3[i
        GeoStatistics 1{Box 2[i
        Box 1f 2f 3f 4f 5f 6f 7f 8f
        KeyValue 1s 2s
        SortingColumn 1i 2b 3b
        ColumnOrder 1{Empty 2{Empty
        Encryption 1{Aes 2{Aes
        Aes 1s 2s 3b
        Crypto 1{Empty 2{ColumnKey
        ColumnKey 1[s 2s
        PageHeader 1i 2i 3i 4i 5{DataPage 6{Empty 7{DictionaryPage 8{DataPage2
        DataPage 1i 2i 3i 4i 5{Statistics
        DictionaryPage 1i 2i 3b
        DataPage2 1i 2i 3i 4i 5i 6i 7b 8{Statistics
        """;

    private static readonly Dictionary<string, ParquetGrammar> Structures = Parse();

    private readonly Dictionary<int, string> _fields = [];

    private ParquetGrammar(string name) => Name = name;

    /// <summary>Gets the metadata at the end of a file.</summary>
    public static ParquetGrammar Footer => Structures["FileMetaData"];

    /// <summary>Gets what stands before a page.</summary>
    public static ParquetGrammar PageHeader => Structures["PageHeader"];

    /// <summary>Gets the name of the structure.</summary>
    public string Name { get; }

    /// <summary>Returns the type of a field, or null where it is not known.</summary>
    public string? TypeOf(int field) => _fields.GetValueOrDefault(field);

    /// <summary>Returns a structure by its name.</summary>
    public static ParquetGrammar Named(ReadOnlySpan<char> name) => Structures.GetAlternateLookup<ReadOnlySpan<char>>()[name];

    private static Dictionary<string, ParquetGrammar> Parse()
    {
        var structures = new Dictionary<string, ParquetGrammar>(StringComparer.Ordinal);
        foreach (string line in Text.Split('\n', StringSplitOptions.TrimEntries))
        {
            string[] words = line.Split(' ');
            var structure = new ParquetGrammar(words[0]);
            foreach (string field in words.Skip(1))
            {
                int digits = field.TakeWhile(char.IsAsciiDigit).Count();
                structure._fields.Add(int.Parse(field.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture), field[digits..]);
            }

            structures.Add(structure.Name, structure);
        }

        return structures;
    }
}
