using NodaTime;

namespace Forecasting.Weather;

/// <summary>Weather of one place and variable, laid on a grid: interpolated where it is a state, weighed by time where it is a mean or a sum.</summary>
/// <param name="variable">The variable.</param>
/// <param name="interval">The interval of means and sums, which ends at the valid time.</param>
/// <param name="longestGap">The longest time between two readings that is bridged.</param>
internal sealed class GridWeather(WeatherVariable variable, Duration interval, Duration longestGap)
{
    private readonly long _interval = (long)interval.TotalTicks;
    private readonly long _gap = (long)longestGap.TotalTicks;

    /// <summary>Gets how far from a cell a reading may lie that changes it, in ticks.</summary>
    public long Reach => _gap + _interval;

    /// <summary>Fills cells.</summary>
    /// <param name="valid">The ascending valid times of the readings, in Unix ticks.</param>
    /// <param name="values">The readings, none of them missing.</param>
    /// <param name="bounds">The starts of the cells and the end of the last, in Unix ticks.</param>
    /// <param name="cells">Takes the values; <see cref="double.NaN"/> where no reading is near enough.</param>
    public void Fill(ReadOnlySpan<long> valid, ReadOnlySpan<double> values, ReadOnlySpan<long> bounds, Span<double> cells)
    {
        int at = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            long start = bounds[i], end = bounds[i + 1];
            if (variable.Kind != WeatherKind.Instant)
            {
                while (at < valid.Length && valid[at] <= start) at++;
                cells[i] = OverIntervals(valid, values, at, (start, end));
            }
            else
            {
                while (at < valid.Length && valid[at] < start) at++;
                cells[i] = end - start > _interval ? MeanOfStates(valid, values, at, (start, end)) : At(valid, values, at, start);
            }
        }
    }

    /// <summary>Gets the angle of a sum of directions, from 0 to 360 degrees.</summary>
    public static double Direction(double north, double east)
    {
        double angle = double.RadiansToDegrees(Math.Atan2(east, north));
        return angle < 0 ? angle + 360 : angle;
    }

    // The reading at or after the time is at this place.
    private double At(ReadOnlySpan<long> valid, ReadOnlySpan<double> values, int at, long ticks)
    {
        if (at == valid.Length) return double.NaN;
        if (valid[at] == ticks) return values[at];
        if (at == 0 || valid[at] - valid[at - 1] > _gap) return double.NaN;
        double share = (double)(ticks - valid[at - 1]) / (valid[at] - valid[at - 1]);
        double change = values[at] - values[at - 1];
        if (!variable.IsDirection) return values[at - 1] + (share * change);
        // The wind turns the shorter way.
        double turn = change - (360 * Math.Round(change / 360));
        double angle = (values[at - 1] + (share * turn)) % 360;
        return angle < 0 ? angle + 360 : angle;
    }

    // The mean of the line through the readings: each counts for the time around it, however unequal the times are.
    private double MeanOfStates(ReadOnlySpan<long> valid, ReadOnlySpan<double> values, int at, (long Start, long End) cell)
    {
        double first = At(valid, values, at, cell.Start);
        if (double.IsNaN(first) && at < valid.Length && valid[at] - cell.Start <= _gap) first = values[at];
        (double north, double east) = (0, 0);
        (long last, (double North, double East) before) = (cell.Start, Parts(first));
        int j = at;
        for (; j < valid.Length && valid[j] < cell.End; j++)
        {
            if (j > at && valid[j] - valid[j - 1] > _gap) return double.NaN;
            Add(valid[j], Parts(values[j]));
        }

        double final = At(valid, values, j, cell.End);
        if (double.IsNaN(final) && j > at && cell.End - valid[j - 1] <= _gap) final = values[j - 1];
        Add(cell.End, Parts(final));
        double whole = cell.End - cell.Start;
        if (double.IsNaN(north)) return double.NaN;
        return variable.IsDirection ? Direction(north, east) : north / whole;

        void Add(long time, (double North, double East) parts)
        {
            double half = (time - last) / 2.0;
            north += half * (before.North + parts.North);
            east += half * (before.East + parts.East);
            (last, before) = (time, parts);
        }
    }

    private (double North, double East) Parts(double value)
    {
        if (!variable.IsDirection) return (value, 0);
        (double sine, double cosine) = Math.SinCos(double.DegreesToRadians(value));
        return (cosine, sine);
    }

    // The first reading that ends after the start of the cell is at this place.
    private double OverIntervals(ReadOnlySpan<long> valid, ReadOnlySpan<double> values, int at, (long Start, long End) cell)
    {
        double amount = 0, covered = 0;
        for (int j = at; j < valid.Length && (j == at || valid[j - 1] < cell.End); j++)
        {
            long from = valid[j] - _interval;
            Cover(Math.Max(cell.Start, from), Math.Min(cell.End, valid[j]), values[j]);
            // A hole between two readings takes what lies between them.
            if (j == 0 || from <= valid[j - 1] || valid[j] - valid[j - 1] > _gap) continue;
            (long low, long high) = (Math.Max(cell.Start, valid[j - 1]), Math.Min(cell.End, from));
            double share = (((low + high - _interval) / 2.0) - (valid[j - 1] - _interval)) / (valid[j] - valid[j - 1]);
            Cover(low, high, values[j - 1] + (share * (values[j] - values[j - 1])));
        }

        double whole = cell.End - cell.Start;
        // What no reading covers is taken to be like the rest, up to the longest gap.
        if (covered <= 0 || whole - covered > Math.Min(_gap, whole / 2)) return double.NaN;
        double mean = amount / covered;
        return variable.Kind == WeatherKind.Mean ? mean : mean * whole / _interval;

        void Cover(long low, long high, double value)
        {
            if (high <= low) return;
            covered += high - low;
            amount += value * (high - low);
        }
    }
}
