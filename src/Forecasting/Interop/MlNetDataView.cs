using Microsoft.ML;
using Microsoft.ML.Data;

namespace Forecasting.Interop;

/// <summary>Columns of features as an ML.NET data view: the vector <c>Features</c>, <c>Label</c> and <c>Weight</c>, without an object for a row.</summary>
internal sealed class MlNetDataView : IDataView
{
    public const string Features = "Features";
    public const string Label = "Label";
    public const string Weight = "Weight";
    public const string Score = "Score";

    private readonly CancellationToken _cancellationToken;
    private int _weightsRead;

    public MlNetDataView(IReadOnlyList<string> names, ReadOnlyMemory<float>[] columns, CancellationToken cancellationToken)
    {
        Columns = columns;
        _cancellationToken = cancellationToken;
        Schema = SchemaOf(names);
    }

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    /// <inheritdoc/>
    public bool CanShuffle => true;

    /// <summary>Gets the columns of features.</summary>
    public ReadOnlyMemory<float>[] Columns { get; }

    /// <summary>Gets the label of each row; empty where there is none.</summary>
    public float[] Labels { get; init; } = [];

    /// <summary>Gets the weight of each row; empty where each weighs 1.</summary>
    public float[] Weights { get; init; } = [];

    /// <summary>Gets how many rows there are.</summary>
    public int RowCount => Columns[0].Length;

    /// <summary>Gets whether anyone asked for the weights.</summary>
    public bool WeightsWereRead => Volatile.Read(ref _weightsRead) != 0;

    /// <inheritdoc/>
    public long? GetRowCount() => RowCount;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = new bool[Schema.Count];
        foreach (DataViewSchema.Column column in columnsNeeded) active[column.Index] = true;
        if (active[Schema[Weight].Index]) Volatile.Write(ref _weightsRead, 1);
        int[]? order = null;
        if (rand is not null)
        {
            order = [.. Enumerable.Range(0, RowCount)];
            rand.Shuffle(order);
        }

        return new MlNetCursor(this, active, order, _cancellationToken);
    }

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var cursors = new DataViewRowCursor[1];
        cursors[0] = GetRowCursor(columnsNeeded, rand);
        return cursors;
    }

    private static DataViewSchema SchemaOf(IReadOnlyList<string> names)
    {
        ReadOnlyMemory<char>[] slots = [.. names.Select(name => name.AsMemory())];
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "SlotNames",
            new VectorDataViewType(TextDataViewType.Instance, slots.Length),
            (ref VBuffer<ReadOnlyMemory<char>> value) => value = new VBuffer<ReadOnlyMemory<char>>(slots.Length, slots));
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(Features, new VectorDataViewType(NumberDataViewType.Single, slots.Length), annotations.ToAnnotations());
        schema.AddColumn(Label, NumberDataViewType.Single);
        schema.AddColumn(Weight, NumberDataViewType.Single);
        return schema.ToSchema();
    }
}
