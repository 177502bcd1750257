using NodaTime;

namespace Forecasting;

/// <summary>One or many series of instants, sorted and unique, that may have gaps; immutable.</summary>
/// <remarks>
/// Series are ordered by key, ordinally, so that nothing depends on the order of the source's rows. A time is the start of
/// its interval. <see cref="double.NaN"/> is the only missing value. Prepare it to obtain a <see cref="RegularPanel"/>.
/// </remarks>
public sealed class SeriesPanel
{
    private readonly int[] _offsets;
    private readonly long[] _ticks;
    private readonly double[] _target;
    private readonly double[][] _covariates;
    private readonly CellState[]? _states;
    private readonly string[][] _statics;
    private readonly Dictionary<SeriesKey, int> _places;

    /// <summary>Makes a panel of columns that are already sorted by series and time.</summary>
    /// <param name="schema">What the columns are.</param>
    /// <param name="keys">The keys, in ordinal order.</param>
    /// <param name="rows">The columns.</param>
    /// <param name="findings">What was met on the way here.</param>
    internal SeriesPanel(SeriesSchema schema, SeriesKey[] keys, PanelRows rows, IReadOnlyList<Finding> findings)
    {
        Schema = schema;
        Keys = keys;
        Findings = findings;
        Columns = [.. schema.KnownInAdvance.Select(name => new PanelColumn(name, ColumnRole.KnownInAdvance)),
            .. schema.ObservedOnly.Select(name => new PanelColumn(name, ColumnRole.ObservedOnly))];
        _offsets = rows.Offsets;
        _ticks = rows.Ticks;
        _target = rows.Target;
        _covariates = rows.Covariates;
        _states = rows.States;
        _statics = rows.Statics;
        _places = new Dictionary<SeriesKey, int>(keys.Length);
        for (int i = 0; i < keys.Length; i++) _places.Add(keys[i], i);
        CheckOrder();
    }

    /// <summary>Gets what the columns are.</summary>
    public SeriesSchema Schema { get; }

    /// <summary>Gets the keys of the series, in ordinal order.</summary>
    public IReadOnlyList<SeriesKey> Keys { get; }

    /// <summary>Gets the numeric columns beside the target.</summary>
    public IReadOnlyList<PanelColumn> Columns { get; }

    /// <summary>Gets what was met while the rows were read and placed.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Gets how many series there are.</summary>
    public int SeriesCount => Keys.Count;

    /// <summary>Gets how many rows there are in all series.</summary>
    public int RowCount => _ticks.Length;

    /// <summary>Gets the place of a series.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The place, counted from 0, or -1 where there is no such series.</returns>
    public int IndexOf(SeriesKey key) => _places.GetValueOrDefault(key, -1);

    /// <summary>Gets how many rows a series has.</summary>
    /// <param name="series">The place of the series.</param>
    public int Length(int series) => _offsets[series + 1] - _offsets[series];

    /// <summary>Gets the start of the interval of a row.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="row">The row within the series.</param>
    public Instant TimeAt(int series, int row) => Instant.FromUnixTimeTicks(Ticks(series)[row]);

    /// <summary>Gets the values of the target; <see cref="double.NaN"/> where missing.</summary>
    /// <param name="series">The place of the series.</param>
    public ReadOnlySpan<double> Target(int series) => Slice(_target, series);

    /// <summary>Gets the values of a numeric column; <see cref="double.NaN"/> where missing.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="column">The place of the column in <see cref="Columns"/>.</param>
    public ReadOnlySpan<double> Covariate(int series, int column) => Slice(_covariates[column], series);

    /// <summary>Gets the value of a static column.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="column">The place of the column in <see cref="SeriesSchema.Static"/>.</param>
    /// <returns>The value as text; empty where the source had none.</returns>
    public string Static(int series, int column) => _statics[column][series];

    /// <summary>Gets how a row came to be: as given, or given twice, or placed by the rule for clock changes.</summary>
    /// <param name="series">The place of the series.</param>
    /// <param name="row">The row within the series.</param>
    public CellState State(int series, int row) => _states is null ? CellState.Observed : _states[_offsets[series] + row];

    /// <summary>Gets the instants of a series in Unix ticks of 100 ns.</summary>
    internal ReadOnlySpan<long> Ticks(int series) => Slice(_ticks, series);

    /// <summary>Gets the columns as they are stored.</summary>
    internal PanelRows Rows => new(_offsets, _ticks, _target, _covariates) { States = _states, Statics = _statics };

    /// <summary>Returns the same rows with other findings.</summary>
    internal SeriesPanel With(IReadOnlyList<Finding> findings) => new(Schema, [.. Keys], Rows, findings);

    private ReadOnlySpan<T> Slice<T>(T[] values, int series) =>
        values.AsSpan(_offsets[series], _offsets[series + 1] - _offsets[series]);

    private void CheckOrder()
    {
        for (int s = 0; s < SeriesCount; s++)
        {
            ReadOnlySpan<long> ticks = Ticks(s);
            for (int i = 1; i < ticks.Length; i++)
            {
                if (ticks[i] <= ticks[i - 1])
                    throw new ArgumentException($"Series '{Keys[s]}' is not strictly ascending in time at row {i}.");
            }

            if (s > 0 && Keys[s].CompareTo(Keys[s - 1]) <= 0)
                throw new ArgumentException($"The keys are not in ordinal order at '{Keys[s]}'.");
        }
    }
}
