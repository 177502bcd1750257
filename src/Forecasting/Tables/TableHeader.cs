using System.Globalization;
using System.Text;

namespace Forecasting.Tables;

/// <summary>Where the columns of a schema stand among the columns of a table.</summary>
internal sealed class TableHeader
{
    private const int ShownNames = 20;

    private readonly string[] _names;
    private readonly TableFault _fault;

    private TableHeader(string[] names, SeriesSchema schema, TableFault fault)
    {
        _names = names;
        _fault = fault;
        Time = Places(schema.Time);
        Keys = Places(schema.Keys);
        Covariates = Places(schema.Covariates);
        Static = Places(schema.Static);
        Target = schema.Target.Length == 0 ? -1 : PlaceOf(schema.Target);
    }

    public int FieldCount => _names.Length;

    public IReadOnlyList<string> Names => _names;

    public int[] Time { get; }

    public int[] Keys { get; }

    public int[] Covariates { get; }

    public int[] Static { get; }

    /// <summary>Gets the place of the target, or -1 where the schema has none.</summary>
    public int Target { get; }

    /// <summary>Gets the places of all columns that are read, each once.</summary>
    public int[] Needed => [.. Time.Concat(Keys).Concat(Covariates).Concat(Static).Concat(Target < 0 ? [] : [Target]).Distinct().Order()];

    /// <summary>Checks the names of a table and finds those of the schema.</summary>
    /// <param name="names">The names in order.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="fault">Makes the errors.</param>
    /// <param name="line">The line of the names, or null where there are no lines.</param>
    /// <exception cref="SeriesDataException">A name is empty, stands twice or holds control characters, or a column is missing.</exception>
    public static TableHeader Of(string[] names, SeriesSchema schema, TableFault fault, long? line = null)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            string name = names[i];
            if (name.Length == 0) throw fault.At("ING-071", $"Column {i + 1} has no name; name it in the header, or remove it.", line);
            // U+FFFE and U+FFFF are no characters: a name that holds them cannot be normalized.
            if (name.Any(c => char.IsControl(c) || c >= '\uFFFE')) throw fault.At("ING-073", $"The name of column {i + 1}, {TableFault.Shown(name)}, holds control characters; rename it.", line);
            if (!seen.TryAdd(name.Normalize(NormalizationForm.FormC), i)) throw Twice(names, seen[name.Normalize(NormalizationForm.FormC)], i, fault, line);
        }

        return new TableHeader(names, schema, fault);
    }

    private static SeriesDataException Twice(string[] names, int first, int second, TableFault fault, long? line)
    {
        string differ = names[first] == names[second] ? "" : $" (written as {CodePoints(names[first])} and as {CodePoints(names[second])})";
        return fault.At("ING-070", $"Columns {first + 1} and {second + 1} are both named {TableFault.Shown(names[second])}{differ}; rename one.", line);
    }

    private static string CodePoints(string name) =>
        string.Join(' ', name.EnumerateRunes().Take(ShownNames).Select(rune => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}")));

    private int[] Places(IEnumerable<string> wanted) => [.. wanted.Select(PlaceOf)];

    private int PlaceOf(string name)
    {
        int place = Array.IndexOf(_names, name);
        if (place >= 0) return place;
        string? near = _names.FirstOrDefault(other => string.Equals(other.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));
        string present = string.Join(", ", _names.Take(ShownNames).Select(TableFault.Shown));
        string more = _names.Length > ShownNames ? $" and {_names.Length - ShownNames} more" : "";
        string meant = near is null ? "" : $"; did you mean {TableFault.Shown(near)}";
        throw _fault.At("ING-072", $"There is no column '{name}'{meant}. The table has {present}{more}.", 1, name);
    }
}
