namespace Forecasting.Tables;

/// <summary>How a table is read, whatever its form.</summary>
public record TableReadOptions
{
    /// <summary>Gets the form of times that are text or whole numbers.</summary>
    /// <value>
    /// A NodaTime pattern such as <c>dd/MM/uuuu HH:mm</c>, or <c>unix-s</c>, <c>unix-ms</c>, <c>unix-us</c>. The default is null: the
    /// ISO form (<c>2024-03-31 01:00</c>, with <c>T</c>, seconds, fraction and offset or without; slashes where the year comes first),
    /// and <c>31.03.2024 01:00</c>, which is reported. Of an interval, <c>2024-03-31 01:00 - 2024-03-31 02:00</c>, the start is taken,
    /// which is reported.
    /// </value>
    public string? TimeFormat { get; init; }

    /// <summary>Gets whether a leap second, <c>23:59:60</c>, is read as the second before it, <c>23:59:59</c>.</summary>
    /// <value>The default is false: it is an error (TIM-022), for no grid has such a second. Where it is true, the rows are counted and reported.</value>
    public bool ClampLeapSeconds { get; init; }

    /// <summary>Gets how many times its own size a compressed file may expand to.</summary>
    /// <value>At least 1. The default is 100. The first 16 MiB of a text, or of a page of a Parquet file, are always allowed.</value>
    public int MaximumExpansion
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100;
}
