using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Finds the values at the same local time on the nearest days of the same type: Monday to Friday, Saturday, Sunday.</summary>
internal ref struct SimilarDays
{
    private readonly TimeGrid _grid;
    private readonly LocalClock _clock;
    private readonly ReadOnlySpan<double> _values;
    private readonly long _start;
    private readonly long _step;
    private readonly long _first;
    private readonly int _reach;
    private readonly int _perSide;
    private readonly int _day;
    private int _here;
    private int _there;

    /// <summary>Makes the finder for a series whose step divides a day, or is a day.</summary>
    /// <param name="series">The series.</param>
    /// <param name="reachDays">How many days away a value may be.</param>
    /// <param name="perSide">How many values are taken before, and after.</param>
    public SimilarDays(in ImputedSeries series, int reachDays, int perSide)
    {
        _grid = series.Grid;
        _clock = series.Clock;
        _values = series.Observed;
        _first = series.First;
        _step = series.Grid.Frequency.FixedDuration?.BclCompatibleTicks ?? 0;
        _start = series.Grid.TicksAt(series.First);
        _day = CellsPerDay(series.Grid.Frequency);
        _reach = reachDays;
        _perSide = perSide;
    }

    /// <summary>Returns the cells of a day of 24 hours; 0 where the step neither divides a day nor is one.</summary>
    public static int CellsPerDay(Frequency frequency) => frequency.IsFixed
        ? frequency.StepsPerDay
        : frequency.Kind is FrequencyKind.Day or FrequencyKind.Business && frequency.Count == 1 ? 1 : 0;

    /// <summary>Returns the mean of the values found for a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>Finite; <see cref="double.NaN"/> where no similar day has a value.</returns>
    public double Mean(int cell)
    {
        Span<double> donors = stackalloc double[8];
        int count = Find(cell, donors);
        if (count == 0) return double.NaN;
        double sum = 0;
        foreach (double donor in donors[..count]) sum += donor;
        // The nearest alone where the sum of huge values is not finite.
        return double.IsFinite(sum) ? sum / count : donors[0];
    }

    /// <summary>Finds the values for a cell, the nearest first.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="donors">Takes the values; twice as many places as values a side.</param>
    /// <returns>How many were found.</returns>
    public int Find(int cell, scoped Span<double> donors)
    {
        int count = 0, before = 0, after = 0;
        long here = Ticks(cell);
        long local = here + _clock.OffsetAt(here, ref _here);
        int type = DayType(local);
        _there = _here;
        for (int day = 1; day <= _reach && (before < _perSide || after < _perSide); day++)
        {
            if (before < _perSide && Take(cell, -day, local, type, out double value))
            {
                donors[count++] = value;
                before++;
            }

            if (after < _perSide && Take(cell, day, local, type, out value))
            {
                donors[count++] = value;
                after++;
            }
        }

        return count;
    }

    private bool Take(int cell, int day, long local, int type, out double value)
    {
        value = double.NaN;
        long other = cell + ((long)day * _day);
        if (other < 0 || other >= _values.Length) return false;
        long ticks = Ticks((int)other);
        long there = ticks + _clock.OffsetAt(ticks, ref _there);
        if (_step > 0)
        {
            // The clock changed in between: the same local time is some cells off.
            long apart = there - local - (day * NodaConstants.TicksPerDay);
            if (apart != 0)
            {
                other -= apart / _step;
                there -= apart;
                if (other < 0 || other >= _values.Length) return false;
            }
        }

        if (DayType(there) != type) return false;
        value = _values[(int)other];
        return !double.IsNaN(value);
    }

    private readonly long Ticks(int cell) => _step > 0 ? _start + (cell * _step) : _grid.TicksAt(_first + cell);

    private static int DayType(long local) =>
        // 1970-01-01 was a Thursday; counted from Monday.
        LocalTicks.FloorMod(LocalTicks.FloorDay(local) + 3, 7) switch { 5 => 1, 6 => 2, _ => 0 };
}
