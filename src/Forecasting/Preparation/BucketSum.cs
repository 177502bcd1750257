namespace Forecasting.Preparation;

/// <summary>Gathers the values of one longer interval, in the order of time.</summary>
/// <param name="way">How they are put together.</param>
internal struct BucketSum(Aggregation way)
{
    private double _sum;
    private double _weight;
    private double _least = double.PositiveInfinity;
    private double _most = double.NegativeInfinity;
    private bool _anyRow;
    private bool _imputed;
    private CellState _marks;

    /// <summary>Gets a value indicating whether any value was present.</summary>
    public readonly bool HasValue => _weight > 0;

    /// <summary>Adds a value, <see cref="double.NaN"/> where it is missing.</summary>
    /// <param name="value">The value.</param>
    /// <param name="length">The length of its interval.</param>
    /// <param name="state">Its mark.</param>
    public void Add(double value, double length, CellState state)
    {
        _anyRow |= (state & CellState.Inserted) == 0;
        if (double.IsNaN(value)) return;
        _sum += way == Aggregation.Mean ? value * length : value;
        _weight += length;
        _least = Math.Min(_least, value);
        _most = Math.Max(_most, value);
        _imputed |= (state & CellState.Imputed) != 0;
        _marks |= state & (CellState.Duplicated | CellState.ClockChange);
    }

    /// <summary>Returns the value of the whole.</summary>
    /// <param name="whole">The length of the whole interval.</param>
    /// <param name="minimumShare">The least share of it that must have values.</param>
    /// <param name="state">The mark of the whole.</param>
    public readonly double Value(double whole, double minimumShare, out CellState state)
    {
        // Lengths are whole numbers, so a complete interval compares equal.
        bool complete = _weight >= whole;
        if (_weight == 0 || (!complete && _weight < minimumShare * whole))
        {
            state = _anyRow ? CellState.Missing : CellState.Inserted;
            return double.NaN;
        }

        state = CellState.Aggregated | _marks;
        if (!complete || _imputed) state |= CellState.Imputed;
        return way switch
        {
            Aggregation.Sum => complete ? _sum : _sum * (whole / _weight),
            Aggregation.Mean => _sum / _weight,
            Aggregation.Min => _least,
            _ => _most,
        };
    }
}
