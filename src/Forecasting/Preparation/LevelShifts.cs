namespace Forecasting.Preparation;

/// <summary>Finds days on which the level of a series changes for good: robust medians of the weeks before and after.</summary>
internal static class LevelShifts
{
    private const int Long = 28;
    private const int Short = 7;
    private const double Deviations = 6;

    /// <summary>Finds the shifts.</summary>
    /// <param name="values">The cells.</param>
    /// <param name="day">Cells of a day.</param>
    /// <param name="share">The least change, as a share of the higher level.</param>
    /// <param name="found">Takes for each shift the cells before it, from the shift before or the start on.</param>
    public static void Find(ReadOnlySpan<double> values, int day, double share, List<FaultRun> found)
    {
        double[] days = DailyMedians(values, day);
        int start = 0;
        for (int b = Long; b <= days.Length - Long;)
        {
            if (!Near(days, b, share) || !IsShift(days, b, share, out double change))
            {
                b++;
                continue;
            }

            // The day of the largest change among those that follow.
            int best = b;
            double largest = change;
            for (int next = b + 1; next <= Math.Min(b + Short, days.Length - Long); next++)
            {
                if (!IsShift(days, next, share, out change) || change <= largest) continue;
                (best, largest) = (next, change);
            }

            found.Add(new FaultRun(DataFaults.LevelShifts, start * day, best * day));
            start = best;
            b = best + Long;
        }
    }

    private static double[] DailyMedians(ReadOnlySpan<double> values, int day)
    {
        double[] days = new double[values.Length / day];
        double[] cells = new double[day];
        for (int d = 0; d < days.Length; d++)
        {
            int count = 0;
            foreach (double value in values.Slice(d * day, day))
            {
                if (!double.IsNaN(value)) cells[count++] = value;
            }

            days[d] = count * 2 > day ? Robust.Median(cells.AsSpan(0, count)) : double.NaN;
        }

        return days;
    }

    // Cheap: nearly all days end here.
    private static bool Near(double[] days, int b, double share)
    {
        double before = 0, after = 0;
        int countBefore = 0, countAfter = 0;
        for (int i = 1; i <= Short; i++)
        {
            if (!double.IsNaN(days[b - i]))
            {
                before += days[b - i];
                countBefore++;
            }

            if (double.IsNaN(days[b + i - 1])) continue;
            after += days[b + i - 1];
            countAfter++;
        }

        if (countBefore < 4 || countAfter < 4) return false;
        before /= countBefore;
        after /= countAfter;
        return Math.Abs(after - before) > 0.5 * share * Math.Max(Math.Abs(before), Math.Abs(after));
    }

    private static bool IsShift(double[] days, int b, double share, out double change)
    {
        change = 0;
        return Levels(days, b, Short, 4, share, out _) && Levels(days, b, Long, Long / 2, share, out change);
    }

    private static bool Levels(double[] days, int b, int width, int least, double share, out double change)
    {
        Span<double> window = stackalloc double[Long];
        change = 0;
        if (!Level(days.AsSpan(b - width, width), window, least, out double before, out double spreadBefore)) return false;
        if (!Level(days.AsSpan(b, width), window, least, out double after, out double spreadAfter)) return false;
        change = Math.Abs(after - before);
        return change > share * Math.Max(Math.Abs(before), Math.Abs(after))
            && (width == Short || change > Deviations * Math.Max(spreadBefore, spreadAfter));
    }

    private static bool Level(ReadOnlySpan<double> days, Span<double> window, int least, out double median, out double spread)
    {
        int count = 0;
        foreach (double value in days)
        {
            if (!double.IsNaN(value)) window[count++] = value;
        }

        median = Robust.Median(window[..count]);
        spread = Robust.NormalScale * Robust.Deviation(window[..count], median);
        return count >= least;
    }
}
