using NodaTime;

namespace Forecasting.Tables;

/// <summary>A column of a table that goes out: text, numbers, whole numbers or times; immutable.</summary>
public abstract class OutputColumn
{
    private protected OutputColumn(string name, int count)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Count = count;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets how many cells there are.</summary>
    public int Count { get; }

    /// <summary>Makes a column of text.</summary>
    /// <param name="name">The name.</param>
    /// <param name="values">The cells; empty where there is none.</param>
    public static OutputColumn Text(string name, params ReadOnlySpan<string> values) => new TextOutput(name, values.ToArray());

    /// <summary>Makes a column of numbers.</summary>
    /// <param name="name">The name.</param>
    /// <param name="values">The cells; <see cref="double.NaN"/> where there is none.</param>
    public static OutputColumn Numbers(string name, params ReadOnlySpan<double> values) => new NumberOutput(name, values.ToArray());

    /// <summary>Makes a column of whole numbers.</summary>
    /// <param name="name">The name.</param>
    /// <param name="values">The cells.</param>
    public static OutputColumn Wholes(string name, params ReadOnlySpan<long> values) => new WholeOutput(name, values.ToArray());

    /// <summary>Makes a column of times.</summary>
    /// <param name="name">The name.</param>
    /// <param name="zone">The zone whose clock and offset text shows; UTC shows as <c>Z</c>.</param>
    /// <param name="values">The cells.</param>
    public static OutputColumn Times(string name, DateTimeZone zone, params ReadOnlySpan<Instant> values)
    {
        long[] ticks = new long[values.Length];
        for (int i = 0; i < ticks.Length; i++) ticks[i] = values[i].ToUnixTimeTicks();
        return new TimeOutput(name, ticks, zone);
    }
}
