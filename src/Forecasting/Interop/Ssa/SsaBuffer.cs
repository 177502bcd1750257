namespace Forecasting.Interop.Ssa;

/// <summary>The last values that a model was given, as many as it may keep.</summary>
internal sealed class SsaBuffer
{
    private readonly float[] _values;
    private int _next;

    public SsaBuffer(int capacity) => _values = new float[capacity];

    private SsaBuffer(SsaBuffer other)
    {
        _values = [.. other._values];
        _next = other._next;
        Count = other.Count;
    }

    public int Capacity => _values.Length;

    public int Count { get; private set; }

    /// <summary>Gets a value, the oldest at 0.</summary>
    public float this[int index] => _values[(_next + _values.Length - Count + index) % _values.Length];

    public void Add(float value)
    {
        _values[_next] = value;
        _next = (_next + 1) % _values.Length;
        Count = Math.Min(Count + 1, _values.Length);
    }

    public SsaBuffer Clone() => new(this);
}
