namespace Forecasting.Calendars;

/// <summary>What a file of holidays covers, and how much of one is read.</summary>
public record HolidayFileOptions
{
    /// <summary>Gets the first year for which the file is whole.</summary>
    /// <value>From 1 to 9999. The default is null: the year of the first day in the file.</value>
    public int? FirstYear { get; init => field = Checked(value); }

    /// <summary>Gets the last year for which the file is whole.</summary>
    /// <value>From <see cref="FirstYear"/> to 9999. The default is null: the year of the last day in the file.</value>
    public int? LastYear { get; init => field = Checked(value); }

    /// <summary>Gets how many bytes a file may have.</summary>
    /// <value>From 1 to 1 GiB. The default is 8 MiB.</value>
    public int MaximumBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
            field = value;
        }
    } = 8 << 20;

    private static int? Checked(int? year)
    {
        if (year is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(year));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(given, 9999, nameof(year));
        }

        return year;
    }
}
