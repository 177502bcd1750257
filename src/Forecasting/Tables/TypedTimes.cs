using System.Globalization;
using System.Text;
using NodaTime;

namespace Forecasting.Tables;

/// <summary>Turns the cells of one or several typed columns into times, local or instants.</summary>
internal sealed class TypedTimes(TimeText text, SeriesSchema schema, TableFault fault)
{
    private readonly byte[] _utf8 = new byte[256];

    /// <summary>Reads the first cells of the time columns.</summary>
    /// <param name="columns">The columns, in the order of the schema.</param>
    /// <param name="count">How many cells to read.</param>
    /// <param name="firstRow">The number of the first row, counted from 1.</param>
    public long[] Read(Array[] columns, int count, long firstRow)
    {
        if (columns.Length == 1 || !TypedNumbers.AreWhole(columns[0]) || columns.Length < 3)
        {
            long[] ticks = Single(columns[0], count, firstRow, columns.Length > 1);
            if (columns.Length > 1) AddClock(ticks, columns, firstRow);
            return ticks;
        }

        return FromNumbers(columns, count, firstRow);
    }

    private long[] Single(Array cells, int count, long firstRow, bool wholeAreDates)
    {
        if (TypedNumbers.AreWhole(cells) && !wholeAreDates)
        {
            return Each(count, i => cells.GetValue(i) is { } number
                ? text.Read((long)Math.Clamp(Convert.ToDecimal(number, CultureInfo.InvariantCulture), long.MinValue, long.MaxValue), firstRow + i)
                : throw Empty(firstRow + i));
        }

        return cells switch
        {
            DateTime[] times => Each(count, i => Take(times[i], firstRow + i)),
            DateTimeOffset[] times => Each(count, i => Take(Instant.FromDateTimeOffset(times[i]), firstRow + i)),
            Instant[] times => Each(count, i => Take(times[i], firstRow + i)),
            LocalDateTime[] times => Each(count, i => Take(times[i], firstRow + i)),
            string?[] times => Each(count, i => Text(times[i], firstRow + i)),
            _ => Each(count, i => Any(cells.GetValue(i), cells, firstRow + i)),
        };
    }

    private static long[] Each(int count, Func<int, long> read)
    {
        long[] ticks = new long[count];
        for (int i = 0; i < count; i++) ticks[i] = read(i);
        return ticks;
    }

    private long Any(object? cell, Array cells, long row) => cell switch
    {
        null => throw Empty(row),
        DateTime time => Take(time, row),
        DateTimeOffset time => Take(Instant.FromDateTimeOffset(time), row),
        Instant time => Take(time, row),
        LocalDateTime time => Take(time, row),
        ZonedDateTime time => Take(time.ToInstant(), row),
        OffsetDateTime time => Take(time.ToInstant(), row),
        LocalDate date => Take(date.AtMidnight(), row),
        DateOnly date => Take(LocalDate.FromDateOnly(date).AtMidnight(), row),
        string time => Text(time, row),
        ReadOnlyMemory<char> time => Text(time.ToString(), row),
        _ => throw fault.At("ING-093", $"The time column holds {CellType.NameOf(cells)}; it wants times (DateTime, DateTimeOffset, a NodaTime type, a date, or text).", row, schema.Time.ToString()),
    };

    private long Take(DateTime time, long row)
    {
        if (time.Kind == DateTimeKind.Local)
        {
            throw fault.At(
                "TIM-023", "The time is a DateTime of kind Local, whose meaning depends on the machine; give a DateTimeOffset, or set its kind to Utc, or to Unspecified for the clock of the schema's zone.", row, schema.Time.ToString());
        }

        return Take(time.Ticks - DateTime.UnixEpoch.Ticks, time.Kind == DateTimeKind.Utc, time, row);
    }

    // Times before the year 1 or after 9999, which NodaTime has, fall out of the range of ticks: they are refused like all far ones.
    private long Take(Instant time, long row) =>
        Take(time < NodaConstants.BclEpoch ? long.MinValue : time.ToUnixTimeTicks(), true, time, row);

    private long Take(LocalDateTime time, long row) =>
        Take(time.Year < 1 ? long.MinValue : time.InUtc().ToInstant().ToUnixTimeTicks(), false, time, row);

    private long Take<T>(long ticks, bool hasOffset, T shown, long row)
        where T : IFormattable => text.TryTake(ticks, hasOffset)
        ? ticks
        : throw text.Refusal(ticks, hasOffset, shown.ToString(null, CultureInfo.InvariantCulture), row);

    private long Text(string? time, long row)
    {
        if (time is null) throw Empty(row);
        Span<byte> utf8 = Encoding.UTF8.GetMaxByteCount(time.Length) <= _utf8.Length ? _utf8 : new byte[Encoding.UTF8.GetByteCount(time)];
        return text.Read(utf8[..Encoding.UTF8.GetBytes(time, utf8)], row);
    }

    private SeriesDataException Empty(long row) =>
        fault.At("TIM-025", "The time is empty; fill it in, or remove the row.", row, schema.Time.ToString());

    private long[] FromNumbers(Array[] columns, int count, long firstRow)
    {
        double[][] numbers = [.. columns.Select((cells, place) => Numbers(cells, count, place, firstRow))];
        var parts = new long[columns.Length];
        return Each(count, i =>
        {
            for (int p = 0; p < parts.Length; p++) parts[p] = (long)numbers[p][i];
            if (!TimeParts.TryDate(parts[0], parts[1], parts[2], out long date))
                throw fault.At("TIM-025", $"There is no such date as year {parts[0]}, month {parts[1]}, day {parts[2]}; correct it.", firstRow + i, schema.Time.ToString());
            long ticks = date + Clock(parts.AsSpan(3), 3, firstRow + i);
            return text.TryTake(ticks, false) ? ticks : throw text.Refusal(ticks, false, "This time", firstRow + i);
        });
    }

    private void AddClock(long[] ticks, Array[] columns, long firstRow)
    {
        if (columns.Length == 2 && !TypedNumbers.AreWhole(columns[1]))
        {
            for (int i = 0; i < ticks.Length; i++) ticks[i] += TimeOfDay(columns[1].GetValue(i), columns[1], firstRow + i);
            return;
        }

        double[][] numbers = [.. columns.Skip(1).Select((cells, place) => Numbers(cells, ticks.Length, place + 1, firstRow))];
        var parts = new long[numbers.Length];
        for (int i = 0; i < ticks.Length; i++)
        {
            for (int p = 0; p < parts.Length; p++) parts[p] = (long)numbers[p][i];
            ticks[i] += Clock(parts, 1, firstRow + i);
        }
    }

    private double[] Numbers(Array cells, int count, int place, long firstRow)
    {
        double[] numbers = new double[count];
        if (!TypedNumbers.TryRead(cells, numbers))
            throw fault.At("ING-093", $"The column holds {CellType.NameOf(cells)}; as a part of a time it wants whole numbers.", firstRow, schema.Time[place]);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (double.IsNaN(numbers[i])) throw fault.At("TIM-025", "A part of the time is empty; fill it in, or remove the row.", firstRow + i, schema.Time[place]);
            if (numbers[i] != Math.Floor(numbers[i]) || Math.Abs(numbers[i]) > 10_000)
                throw fault.At("TIM-013", string.Create(CultureInfo.InvariantCulture, $"{numbers[i]} is no part of a time."), firstRow + i, schema.Time[place]);
        }

        return numbers;
    }

    private long Clock(ReadOnlySpan<long> parts, int firstPlace, long row)
    {
        int wrong = TimeParts.Clock(parts, out long ticks);
        return wrong < 0 ? ticks : throw fault.At(
            "TIM-013", $"'{parts[wrong]}' is no {(wrong == 0 ? "hour from 0 to 24" : "number from 0 to 59")}; correct it.", row, schema.Time[firstPlace + wrong]);
    }

    private long TimeOfDay(object? cell, Array cells, long row)
    {
        switch (cell)
        {
            case TimeOnly time:
                return time.Ticks;
            case LocalTime time:
                return time.TickOfDay;
            case TimeSpan time when time >= TimeSpan.Zero && time <= TimeSpan.FromDays(1):
                return time.Ticks;
            case string time when TimeScan.TryTimeOfDay(Encoding.UTF8.GetBytes(time.Trim()), out long ticks):
                return ticks;
            case null:
                throw Empty(row);
            default:
                throw fault.At("ING-093", $"The column holds {CellType.NameOf(cells)}; beside a date it wants an hour from 0 to 24, or a time of day such as 13:30.", row, schema.Time[1]);
        }
    }
}
