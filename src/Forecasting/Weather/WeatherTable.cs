using System.Globalization;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>Weather of some places in columns, in the units of this library; every row has a valid time and an issue time. Immutable.</summary>
/// <remarks>Rows stand by place, valid time, and issue time.</remarks>
public sealed class WeatherTable
{
    private readonly WeatherRows _rows;

    internal WeatherTable(WeatherRows rows, WeatherNature nature, Duration interval, IReadOnlyList<Finding> findings)
    {
        (_rows, Nature, Interval, Findings) = (rows, nature, interval, findings);
    }

    /// <summary>Gets how the values came to be.</summary>
    public WeatherNature Nature { get; }

    /// <summary>Gets the interval that a mean or a sum covers; it ends at the valid time.</summary>
    public Duration Interval { get; }

    /// <summary>Gets what was met in the values.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Gets the places, by name.</summary>
    public IReadOnlyList<WeatherLocation> Locations => _rows.Locations;

    /// <summary>Gets the variables that have a column.</summary>
    public IReadOnlyList<WeatherVariable> Variables => _rows.Variables;

    /// <summary>Gets how many rows there are.</summary>
    public int RowCount => _rows.Valid.Length;

    internal WeatherRows Rows => _rows;

    /// <summary>Makes a table of readings.</summary>
    /// <param name="readings">The readings in any order; of two of one place, variable, valid and issue time, the later stands.</param>
    /// <param name="nature">How they came to be.</param>
    /// <param name="interval">The interval of means and sums; null for an hour.</param>
    /// <returns>The table; values that cannot be are missing in it, and reported (FEA-043).</returns>
    /// <exception cref="SeriesDataException">Two places have one name (FEA-042), or a unit does not fit its variable (FEA-044).</exception>
    public static WeatherTable Create(IEnumerable<WeatherReading> readings, WeatherNature nature, Duration? interval = null)
    {
        ArgumentNullException.ThrowIfNull(readings);
        Duration covered = interval ?? Duration.FromHours(1);
        if (covered <= Duration.Zero) throw new ArgumentOutOfRangeException(nameof(interval), interval, "The interval of means and sums is longer than 0.");
        WeatherRows rows = WeatherRows.Of(readings);
        var findings = new List<Finding>();
        WeatherPlausibility.Check(rows, findings);
        return new WeatherTable(rows, nature, covered, findings);
    }

    /// <summary>Gets the valid time of a row.</summary>
    /// <param name="row">The row, counted from 0.</param>
    public Instant ValidAt(int row) => Instant.FromUnixTimeTicks(_rows.Valid[row]);

    /// <summary>Gets the issue time of a row.</summary>
    /// <param name="row">The row, counted from 0.</param>
    public Instant IssuedAt(int row) => Instant.FromUnixTimeTicks(_rows.Issued[row]);

    /// <summary>Gets the place of a row.</summary>
    /// <param name="row">The row, counted from 0.</param>
    public WeatherLocation LocationAt(int row) => _rows.Locations[_rows.Place[row]];

    /// <summary>Gets the column of a variable, in its unit.</summary>
    /// <param name="variable">One of <see cref="Variables"/>.</param>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public ReadOnlySpan<double> Values(WeatherVariable variable) => _rows.Column(variable);

    /// <summary>Returns what was known at an instant: for each place, variable and valid time the latest issue not after it.</summary>
    /// <param name="known">The instant.</param>
    /// <returns>A table with one row for each place and valid time, whose issue time is that of the latest value in it.</returns>
    public WeatherTable AsOf(Instant known) => new(_rows.AsOf(known.ToUnixTimeTicks()), Nature, Interval, Findings);

    /// <summary>Says how many rows, places and variables there are.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{RowCount} rows of {Locations.Count} places and {Variables.Count} variables, {Nature}");
}
