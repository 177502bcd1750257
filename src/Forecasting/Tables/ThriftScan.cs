namespace Forecasting.Tables;

/// <summary>Walks over a structure in Thrift's compact form and checks every size that it declares, without making anything of it.</summary>
/// <remarks>
/// It goes before the library that reads Parquet: a structure that nests without end would overflow its stack, and a list that
/// declares a billion elements its memory. Every failure is an <see cref="InvalidDataException"/>.
/// </remarks>
internal ref struct ThriftScan
{
    private const int Deepest = 32;
    private const int MostElements = 4_000_000;

    private readonly ReadOnlySpan<byte> _bytes;
    private int _elements;

    public ThriftScan(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        Children = [];
    }

    /// <summary>Gets how many children each element of the schema has, in their order.</summary>
    public List<long> Children { get; }

    /// <summary>Gets how many bytes were walked over.</summary>
    public int Position { get; private set; }

    /// <summary>Moves to the next field of a structure.</summary>
    /// <param name="id">The number of the field before, 0 at the start; becomes the number of this one.</param>
    /// <param name="type">The type of the field.</param>
    /// <returns>False at the end of the structure.</returns>
    public bool NextField(ref int id, out int type)
    {
        byte head = Next();
        type = head & 0x0F;
        if (type == 0) return head == 0 ? false : throw Damaged("a field without a type");
        int step = head >> 4;
        id = step == 0 ? (int)Integer() : id + step;
        return true;
    }

    /// <summary>Reads a whole number.</summary>
    public long Integer()
    {
        ulong value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Begins a list.</summary>
    /// <returns>How many elements it has, and of what type.</returns>
    public (int Count, int Type) List()
    {
        byte head = Next();
        ulong count = head >> 4 == 15 ? Unsigned() : (ulong)(head >> 4);
        if (count > (ulong)(_bytes.Length - Position)) throw Damaged($"a list of {count} elements, more than there are bytes");
        _elements += (int)count;
        if (_elements > MostElements) throw Damaged($"more than {MostElements} elements");
        return ((int)count, head & 0x0F);
    }

    /// <summary>Walks over a structure whose fields are known, and checks that each is of its type.</summary>
    /// <param name="structure">The structure.</param>
    /// <param name="depth">How deep it is nested.</param>
    public void Walk(ParquetGrammar structure, int depth = 0)
    {
        if (depth > Deepest) throw Damaged($"structures nested deeper than {Deepest}");
        int id = 0;
        while (NextField(ref id, out int type))
        {
            string? expected = structure.TypeOf(id);
            if (expected is null) Skip(type, depth + 1);
            else Walk(expected, type, (structure, id), depth, inList: false);
        }
    }

    private void Walk(ReadOnlySpan<char> expected, int type, (ParquetGrammar Structure, int Id) field, int depth, bool inList)
    {
        bool isExpected = expected[0] switch
        {
            'i' => type is 4 or 5 or 6,
            'b' => type is 1 or 2,
            'y' => type == 3,
            'f' => type == 7,
            's' => type == 8,
            '[' => type == 9,
            _ => type == 12,
        };
        if (!isExpected) throw Damaged($"another type in field {field.Id} of {field.Structure.Name}");
        if (expected[0] == '{')
        {
            if (expected[1..] is "SchemaElement") Children.Add(0);
            Walk(ParquetGrammar.Named(expected[1..]), depth + 1);
        }
        else if (expected[0] == '[')
        {
            (int count, int element) = List();
            for (int i = 0; i < count; i++) Walk(expected[1..], element, field, depth + 1, inList: true);
        }
        else if (field is { Structure.Name: "SchemaElement", Id: 5 })
        {
            Children[^1] = Integer();
        }
        else
        {
            Skip(type, depth, inList);
        }
    }

    /// <summary>Passes over a value.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="depth">How deep it is nested.</param>
    /// <param name="inList">Whether it is an element: a boolean then has a byte of its own.</param>
    public void Skip(int type, int depth = 0, bool inList = false)
    {
        if (depth > Deepest) throw Damaged($"structures nested deeper than {Deepest}");
        switch (type)
        {
            case 1 or 2:
                if (inList) Next();
                break;
            case 3:
                Next();
                break;
            case 4 or 5 or 6:
                Unsigned();
                break;
            case 7:
                Move(8);
                break;
            case 8:
                Move(Unsigned());
                break;
            case 9 or 10:
                (int count, int element) = List();
                for (int i = 0; i < count; i++) Skip(element, depth + 1, inList: true);
                break;
            case 12:
                int id = 0;
                while (NextField(ref id, out int field)) Skip(field, depth + 1);
                break;
            default:
                throw Damaged($"a field of the unknown type {type}");
        }
    }

    private byte Next() => Position < _bytes.Length ? _bytes[Position++] : throw Damaged("an end in the middle of a structure");

    private void Move(ulong count)
    {
        if (count > (ulong)(_bytes.Length - Position)) throw Damaged($"a text of {count} bytes, more than there are");
        Position += (int)count;
    }

    private ulong Unsigned()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte next = Next();
            value |= unchecked((ulong)(next & 0x7F) << shift);
            if (next < 0x80) return value;
        }

        throw Damaged("a number of more than ten bytes");
    }

    private static InvalidDataException Damaged(string what) => new($"its metadata have {what}");
}
