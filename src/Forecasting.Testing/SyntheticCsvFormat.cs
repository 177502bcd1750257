namespace Forecasting.Testing;

/// <summary>Which columns a synthetic table is written with, what they are called, and how times look.</summary>
/// <remarks>Columns stand in the order of the properties. A name of <see langword="null"/> leaves the column out.</remarks>
public sealed record SyntheticCsvFormat
{
    /// <summary>The name of the column of keys.</summary>
    /// <value>The default is <c>series</c>.</value>
    public string? Key { get; init => field = Name(value, nameof(Key)); } = "series";

    /// <summary>The name of the column of kinds, written in lower case.</summary>
    /// <value>The default is <c>kind</c>.</value>
    public string? Kind { get; init => field = Name(value, nameof(Kind)); } = "kind";

    /// <summary>The name of the column of times.</summary>
    /// <value>The default is <c>timestamp</c>.</value>
    public string Time
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Time));
            field = Name(value, nameof(Time))!;
        }
    } = "timestamp";

    /// <summary>The name of the column of demand as seen.</summary>
    /// <value>The default is <c>demand</c>.</value>
    public string? Demand { get; init => field = Name(value, nameof(Demand)); } = "demand";

    /// <summary>The name of the column of true demand.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? TrueDemand { get; init => field = Name(value, nameof(TrueDemand)); }

    /// <summary>The name of the column of temperature, in degrees Celsius.</summary>
    /// <value>The default is <c>temp</c>.</value>
    public string? Temperature { get; init => field = Name(value, nameof(Temperature)); } = "temp";

    /// <summary>The name of the column of relative humidity, in percent.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Humidity { get; init => field = Name(value, nameof(Humidity)); }

    /// <summary>The name of the column of holidays, 1 or 0.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Holiday { get; init => field = Name(value, nameof(Holiday)); }

    /// <summary>How times look.</summary>
    /// <value>The default is <see cref="SyntheticTimeText.Local"/>.</value>
    public SyntheticTimeText TimeText
    {
        get;
        init
        {
            if (!Enum.IsDefined(value))
                throw new ArgumentOutOfRangeException(nameof(TimeText), value, "Not a form of time.");
            field = value;
        }
    } = SyntheticTimeText.Local;

    private static string? Name(string? value, string property)
    {
        if (value is not null && (value.Length == 0 || value.AsSpan().ContainsAny(",\"\r\n")))
            throw new ArgumentException("A column's name is not empty and holds no comma, quote or line end.", property);
        return value;
    }
}
