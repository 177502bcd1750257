using Forecasting.Time;
using NodaTime;

namespace Forecasting.Weather;

/// <summary>Weather of one place and variable, laid on a grid: interpolated where it is a state, weighed by time where it is a mean or a sum.</summary>
internal sealed class GridWeather(TimeGrid grid, WeatherVariable variable, (Duration Interval, Duration LongestGap) time)
{
    private readonly long _interval = (long)time.Interval.TotalTicks;
    private readonly long _gap = (long)time.LongestGap.TotalTicks;

    /// <summary>Fills the cells from an index on.</summary>
    /// <param name="valid">The ascending valid times of the readings, in Unix ticks.</param>
    /// <param name="values">The readings, none of them missing.</param>
    /// <param name="from">The grid's index of the first cell.</param>
    /// <param name="cells">Takes the values; <see cref="double.NaN"/> where no reading is near enough.</param>
    public void Fill(ReadOnlySpan<long> valid, ReadOnlySpan<double> values, long from, Span<double> cells)
    {
        int at = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            long start = grid.TicksAt(from + i), end = grid.TicksAt(from + i + 1);
            if (variable.Kind != WeatherKind.Instant)
            {
                while (at < valid.Length && valid[at] <= start) at++;
                cells[i] = OverIntervals(valid[at..], values[at..], start, end);
            }
            else
            {
                while (at < valid.Length && valid[at] < start) at++;
                cells[i] = end - start > _interval ? MeanOfStates(valid[at..], values[at..], start, end) : At(valid, values, at, start);
            }
        }
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

    private double MeanOfStates(ReadOnlySpan<long> valid, ReadOnlySpan<double> values, long start, long end)
    {
        double sum = 0, north = 0, east = 0;
        int count = 0;
        long last = start;
        for (; count < valid.Length && valid[count] < end; count++)
        {
            if (valid[count] - last > _gap) return double.NaN;
            last = valid[count];
            sum += values[count];
            (double sine, double cosine) = Math.SinCos(double.DegreesToRadians(values[count]));
            (north, east) = (north + cosine, east + sine);
        }

        if (count == 0 || end - last > _gap) return double.NaN;
        return variable.IsDirection ? Direction(north, east) : sum / count;
    }

    /// <summary>Gets the angle of a sum of directions, from 0 to 360 degrees.</summary>
    public static double Direction(double north, double east)
    {
        double angle = double.RadiansToDegrees(Math.Atan2(east, north));
        return angle < 0 ? angle + 360 : angle;
    }

    // The first reading ends after the start of the cell.
    private double OverIntervals(ReadOnlySpan<long> valid, ReadOnlySpan<double> values, long start, long end)
    {
        double amount = 0, covered = 0;
        for (int i = 0; i < valid.Length && valid[i] - _interval < end; i++)
        {
            double overlap = Math.Min(end, valid[i]) - Math.Max(start, valid[i] - _interval);
            covered += overlap;
            amount += values[i] * overlap;
        }

        double whole = end - start;
        // What no reading covers is taken to be like the rest, up to the longest gap.
        if (covered <= 0 || whole - covered > Math.Min(_gap, whole / 2)) return double.NaN;
        double mean = amount / covered;
        return variable.Kind == WeatherKind.Mean ? mean : mean * whole / _interval;
    }
}
