using System.Globalization;
using NodaTime;

namespace Forecasting.Testing;

/// <summary>A table of synthetic electricity demand as a source would deliver it, with the truth beside it.</summary>
/// <remarks>
/// The columns (<see cref="Demand"/> and its neighbours) hold the rows as seen, faults included. <see cref="Series"/> holds what truly
/// was, and <see cref="Truth"/> every difference between the two. Times are the start of the step.
/// </remarks>
public sealed class SyntheticLoad
{
    private readonly int[] _seriesIndexes;
    private readonly Instant[] _times;
    private readonly Offset[] _offsets;
    private readonly LocalDateTime[] _labels;
    private readonly double[] _demand;
    private readonly double[] _trueDemand;
    private readonly double[] _temperature;
    private readonly double[] _humidity;
    private readonly bool[] _holidays;

    private SyntheticLoad(SyntheticLoadOptions options, GridCalendar calendar, SyntheticSeries[] series, SeriesCells[] cells, SyntheticRow[] rows)
    {
        Options = options;
        Series = series;
        _seriesIndexes = new int[rows.Length];
        _times = new Instant[rows.Length];
        _offsets = new Offset[rows.Length];
        _labels = new LocalDateTime[rows.Length];
        _demand = new double[rows.Length];
        _trueDemand = new double[rows.Length];
        _temperature = new double[rows.Length];
        _humidity = new double[rows.Length];
        _holidays = new bool[rows.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            var row = rows[r];
            var (s, i) = (row.Series, row.Step);
            _seriesIndexes[r] = s;
            _times[r] = calendar.Times[i];
            _offsets[r] = calendar.Offsets[i];
            _labels[r] = row.Label;
            _demand[r] = row.Demand;
            _trueDemand[r] = row.Exists ? series[s].Demand[i] : double.NaN;
            _temperature[r] = row.Exists && !cells[s].NoTemperature[i] ? series[s].Temperature[i] : double.NaN;
            _humidity[r] = row.Exists ? series[s].Humidity[i] : double.NaN;
            _holidays[r] = calendar.Holidays[i];
        }
    }

    /// <summary>The settings that made the table.</summary>
    public SyntheticLoadOptions Options { get; }

    /// <summary>The series as they truly were, each complete on a regular grid.</summary>
    public IReadOnlyList<SyntheticSeries> Series { get; }

    /// <summary>What was done to the table: clock changes and faults, by series and then by time.</summary>
    public IReadOnlyList<SyntheticFault> Truth { get; private init; } = [];

    /// <summary>The number of rows.</summary>
    public int Count => _demand.Length;

    /// <summary>The index in <see cref="Series"/> of each row.</summary>
    public ReadOnlySpan<int> SeriesIndexes => _seriesIndexes;

    /// <summary>The instant of each row; for a label that does not exist, the instant at which the clocks went forward.</summary>
    public ReadOnlySpan<Instant> Times => _times;

    /// <summary>The wall clock of each row.</summary>
    public ReadOnlySpan<LocalDateTime> Labels => _labels;

    /// <summary>The demand as seen: MW for a city, kWh for a meter; NaN is an empty cell.</summary>
    public ReadOnlySpan<double> Demand => _demand;

    /// <summary>The true demand of each row, without outages, level shifts and faults; NaN for a label that does not exist.</summary>
    public ReadOnlySpan<double> TrueDemand => _trueDemand;

    /// <summary>The air temperature, in degrees Celsius; NaN is an empty cell.</summary>
    public ReadOnlySpan<double> Temperature => _temperature;

    /// <summary>The relative humidity, in percent; NaN for a label that does not exist.</summary>
    public ReadOnlySpan<double> Humidity => _humidity;

    /// <summary>Whether the local day is a holiday.</summary>
    public ReadOnlySpan<bool> Holidays => _holidays;

    /// <summary>How far the wall clock is ahead of universal time.</summary>
    internal ReadOnlySpan<Offset> Offsets => _offsets;

    /// <summary>Generates the table. Equal options give an equal table on every machine.</summary>
    /// <param name="options">What to generate.</param>
    /// <exception cref="ArgumentException">The options contradict each other: the end is not after the start, the heating base is above
    /// the cooling base, the future is half of all steps or more, or there is no room for the faults.</exception>
    public static SyntheticLoad Generate(SyntheticLoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var calendar = new GridCalendar(options);
        if (options.FutureSteps * 2L >= calendar.Count)
            throw new ArgumentException(FormattableString.Invariant($"FutureSteps ({options.FutureSteps}) must be less than half of the {calendar.Count} steps."), nameof(options));
        var weather = new SyntheticWeather(options, calendar);
        var digits = Math.Max(3, options.Series.ToString(CultureInfo.InvariantCulture).Length);
        var series = new SyntheticSeries[options.Series];
        var cells = new SeriesCells[options.Series];
        for (var s = 0; s < series.Length; s++)
        {
            var demand = new DemandModel(options, calendar, weather, s).Draw();
            var number = (s + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
            var key = options.Series == 1 ? options.KeyPrefix : options.KeyPrefix + number;
            var kind = options.Kinds[s % options.Kinds.Count];
            series[s] = new SyntheticSeries(key, kind, calendar.Times[0], options.Step, new(demand, weather.Temperature, weather.Humidity, calendar.Holidays));
            cells[s] = new SeriesCells(demand, options.FutureSteps);
        }
        var truth = new FaultPlanter(options, calendar, series, cells).Plant();
        var builder = new RowBuilder(options, calendar, series, cells);
        truth.AddRange(builder.ClockChanges());
        AddFuture(options, calendar, series, cells, truth);
        return new SyntheticLoad(options, calendar, series, cells, builder.Build()) { Truth = InOrder(truth, series) };
    }

    /// <summary>Writes the table as a comma-separated file: UTF-8 text, a header, LF line ends, empty cells for NaN.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="format">The columns and the form of the times; all columns and local times by default.</param>
    /// <exception cref="ArgumentException">Labels that do not exist cannot be written with an offset or in universal time.</exception>
    public void WriteCsv(TextWriter writer, SyntheticCsvFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        new SyntheticCsv(this, format ?? new SyntheticCsvFormat()).Write(writer);
    }

    /// <summary>Writes the truth as a comma-separated file: kind, series, time (universal), label (local), count, true and seen value.</summary>
    /// <param name="writer">Where to write.</param>
    public void WriteTruth(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        SyntheticCsv.WriteTruth(this, writer);
    }

    private static void Check(SyntheticLoadOptions options)
    {
        if (options.End <= options.Start)
            throw new ArgumentException($"End ({options.End:R}) must be after Start ({options.Start:R}).", nameof(options));
        if (options.HeatingBase > options.CoolingBase)
            throw new ArgumentException(FormattableString.Invariant($"HeatingBase ({options.HeatingBase}) must not be above CoolingBase ({options.CoolingBase})."), nameof(options));
        var series = (long)options.Series;
        if (options.Faults.LateStarts + (long)options.Faults.EarlyEnds > series)
            throw new ArgumentException("LateStarts and EarlyEnds together must not exceed the number of series.", nameof(options));
        var steps = Period.DaysBetween(options.Start, options.End) * (Duration.FromDays(1) / options.Step);
        if (steps * series > 1e9)
            throw new ArgumentException("The table would have more than 1,000,000,000 rows: ask for fewer series or days.", nameof(options));
    }

    private static void AddFuture(
        SyntheticLoadOptions options, GridCalendar calendar, SyntheticSeries[] series, SeriesCells[] cells, List<SyntheticFault> truth)
    {
        var first = calendar.Count - options.FutureSteps;
        for (var s = 0; s < series.Length && options.FutureSteps > 0; s++)
        {
            if (cells[s].To < calendar.Count)
                continue;
            truth.Add(new SyntheticFault
            {
                Kind = SyntheticFaultKind.Future,
                Series = series[s].Key,
                Time = calendar.Times[first],
                Label = calendar.Labels[first],
                Count = options.FutureSteps,
                TrueValue = series[s].Demand[first],
                SeenValue = double.NaN,
            });
        }
    }

    private static SyntheticFault[] InOrder(List<SyntheticFault> truth, SyntheticSeries[] series)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var s = 0; s < series.Length; s++)
            places.Add(series[s].Key, s);
        return [.. truth.OrderBy(fault => places[fault.Series]).ThenBy(fault => fault.Time).ThenBy(fault => fault.Kind)];
    }
}
