using System.Globalization;
using System.Text;
using Forecasting.Tables;
using Forecasting.Time;
using NodaTime;
using NodaTime.Text;

namespace Forecasting.Testing;

/// <summary>The rows that contracts are checked on: three meters with weather, hourly, over a clock change; changed freely and read anew.</summary>
/// <remarks>
/// Panels are made of them as a user makes them, from a table: so nothing of what a check changes can be left over, and a forecaster
/// cannot tell a changed panel from any other.
/// </remarks>
internal sealed class ContractRows
{
    /// <summary>The column known in advance.</summary>
    public const string Known = "temp";

    /// <summary>The column observed only.</summary>
    public const string Observed = "humidity";

    /// <summary>The static column.</summary>
    public const string Static = "kind";

    /// <summary>The key column.</summary>
    public const string Key = "meter";

    // Columns that only some schemas name begin so.
    private const string Extra = "extra";

    /// <summary>Gets an ordinary origin: an afternoon.</summary>
    public static readonly Instant Origin = Instant.FromUtc(2024, 3, 7, 19, 0);

    /// <summary>Gets the midnight in New York before the clocks go forward: a local day of 23 hours begins.</summary>
    public static readonly Instant ClockChangeOrigin = Instant.FromUtc(2024, 3, 10, 5, 0);

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly LocalDate End = new(2024, 3, 16);

    private ContractRows(Instant start, ContractSeries[] series)
    {
        Start = start;
        Series = series;
    }

    /// <summary>Gets the time of cell 0 of every series.</summary>
    public Instant Start { get; }

    /// <summary>Gets the series, in the order of their keys.</summary>
    public ContractSeries[] Series { get; init; }

    /// <summary>Gets how many cells each series has.</summary>
    public int Count => Series[0].Target.Length;

    /// <summary>Makes the rows; those of the last week or so lie after both origins.</summary>
    /// <param name="days">How many days lie before <see cref="Origin"/>.</param>
    /// <param name="seed">The seed.</param>
    public static ContractRows Create(int days, int seed)
    {
        var load = SyntheticLoad.Generate(new SyntheticLoadOptions
        {
            Series = 3,
            Kinds = [SyntheticLoadKind.City, SyntheticLoadKind.Office, SyntheticLoadKind.Shop],
            Start = Origin.InZone(Zone).Date.PlusDays(-days),
            End = End,
            Seed = (ulong)seed + 1,
        });
        var series = new ContractSeries[load.Series.Count];
        for (var s = 0; s < series.Length; s++)
        {
            var truth = load.Series[s];
            series[s] = new ContractSeries($"m{s + 1}", s == 0 ? "city" : "meter")
            {
                // A value of zero has no logarithm.
                Target = [.. truth.Demand.ToArray().Select(value => Math.Max(value, 0.001))],
                Known = truth.Temperature.ToArray(),
                Observed = truth.Humidity.ToArray(),
                End = truth.Demand.Length,
            };
        }

        return new ContractRows(load.Times[0], series);
    }

    /// <summary>Gets the cell that starts at an instant.</summary>
    public int CellOf(Instant instant) => (int)((instant - Start).TotalHours + 0.5);

    /// <summary>Gets the start of a cell.</summary>
    public Instant TimeOf(int cell) => Start + Duration.FromHours(cell);

    /// <summary>Returns a copy that may be changed without changing these.</summary>
    public ContractRows Copy() => new(Start, [.. Series.Select(series => series.Copy())]);

    /// <summary>Returns a copy without one of the series.</summary>
    /// <param name="place">The place of the series.</param>
    public ContractRows Without(int place) => new(Start, [.. Series.Where((_, s) => s != place).Select(series => series.Copy())]);

    /// <summary>Returns a copy with gaps: one over the origin in each column but the known one, and an older one of missing rows.</summary>
    /// <param name="origin">The cell of the origin.</param>
    public ContractRows WithGaps(int origin)
    {
        var copy = Copy();
        Array.Fill(copy.Series[1].Target, double.NaN, origin - 4, 7);
        Array.Fill(copy.Series[2].Target, double.NaN, origin - 40, 9);
        copy.Series[2].Target[origin - 1] = double.NaN;
        foreach (var series in copy.Series) Array.Fill(series.Observed, double.NaN, origin - 3, 5);
        return copy;
    }

    /// <summary>Returns a copy in which a run of cells was overwritten.</summary>
    /// <param name="from">The first cell.</param>
    /// <param name="to">The end, exclusive.</param>
    /// <param name="change">What is written.</param>
    /// <param name="known">Whether the column known in advance is overwritten too.</param>
    public ContractRows Change(int from, int to, ContractChange change, bool known = false)
    {
        var copy = Copy();
        for (var s = 0; s < copy.Series.Length; s++)
        {
            var random = new SeededRandom((ulong)from, RandomPurpose.Noise, s);
            Overwrite(copy.Series[s].Target.AsSpan(from..to), change, random);
            Overwrite(copy.Series[s].Observed.AsSpan(from..to), change, random);
            if (known) Overwrite(copy.Series[s].Known.AsSpan(from..to), change, random);
        }

        return copy;
    }

    /// <summary>Makes the panel.</summary>
    /// <param name="shuffled">Whether the rows are given in a random order instead of by series and time.</param>
    /// <param name="extra">Whether each kind of column has one more, which stands first.</param>
    public SeriesPanel ToPanel(bool shuffled = false, bool extra = false)
    {
        List<(int Series, int Cell)> order = [];
        for (var s = 0; s < Series.Length; s++)
        {
            for (var i = Series[s].First; i < Series[s].End; i++) order.Add((s, i));
        }

        if (shuffled) Shuffle(order);
        var text = new StringBuilder($"{Key},{Static},time,demand,{Known},{Observed},{Extra}0,{Extra}1,{Extra}2\n");
        foreach (var (s, i) in order)
        {
            var series = Series[s];
            text.Append(CultureInfo.InvariantCulture, $"{series.Key},{series.Kind},{InstantPattern.General.Format(TimeOf(i))},")
                .Append(CultureInfo.InvariantCulture, $"{Text(series.Target[i])},{Text(series.Known[i])},{Text(series.Observed[i])},{i % 7},{i % 5},{s}\n");
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return SeriesTable.ReadCsvStream(stream, extra ? ExtraSchema() : Schema()).ToPanel();
    }

    private static SeriesSchema Schema() => new()
    {
        Time = "time",
        Target = "demand",
        Keys = Key,
        KnownInAdvance = Known,
        ObservedOnly = Observed,
        Static = Static,
        Zone = Zone,
        HolidayRegion = "US-NY",
        Frequency = Frequency.Hours(1),
    };

    private static SeriesSchema ExtraSchema() => Schema() with
    {
        KnownInAdvance = [Extra + "0", Known],
        ObservedOnly = [Extra + "1", Observed],
        Static = [Extra + "2", Static],
    };

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static void Overwrite(Span<double> values, ContractChange change, SeededRandom random)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = change switch
            {
                ContractChange.Missing => double.NaN,
                ContractChange.Huge => 1e300,
                _ => random.NextBetween(-2000, 2000),
            };
        }
    }

    private static void Shuffle(List<(int Series, int Cell)> order)
    {
        var random = new SeededRandom(7, RandomPurpose.Order, 0);
        for (var i = order.Count - 1; i > 0; i--)
        {
            var other = random.NextInt(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}
