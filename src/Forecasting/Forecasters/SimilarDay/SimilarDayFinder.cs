namespace Forecasting.Forecasters.SimilarDay;

/// <summary>Finds the past days of a series that are most like a day ahead.</summary>
internal sealed class SimilarDayFinder(RegularPanel history, int series, DayTable table)
{
    // What counts as one: days of the season, shares of the column's spread, a share of the level, years.
    private const double SeasonDays = 30;
    private const double DriverOnTheDay = 0.2;
    private const double DriverBefore = 0.4;
    private const double Level = 0.1;
    private const double Years = 2;

    private const double YearDays = 365.2425;

    // Of what is less than half there no mean is taken.
    private const double LeastShare = 0.5;

    public required int PerDay { get; init; }

    public required int Week { get; init; }

    /// <summary>Gets how many cells back a day may lie.</summary>
    public required int Reach { get; init; }

    /// <summary>Gets the place and the spread of the column that demand follows, or null.</summary>
    public required (int Column, double Spread)? Driver { get; init; }

    /// <summary>Gets whether levels are adjusted by their ratio.</summary>
    public required bool IsRelative { get; init; }

    /// <summary>Forecasts the steps of a day; those for which nothing is found are left as they are.</summary>
    /// <param name="day">The day; it may have begun before the origin.</param>
    /// <param name="count">How many past days are averaged.</param>
    /// <param name="points">The points of the series, from the origin on.</param>
    public void Forecast(in DaySpan day, int count, Span<double> points)
    {
        List<SimilarDay> found = Find(day, count);
        if (found.Count == 0) return;
        double farthest = found[^1].Distance;
        long end = Math.Min(day.First + day.Count, history.OriginIndex + points.Length);
        for (long step = Math.Max(day.First, history.OriginIndex); step < end; step++)
        {
            double sum = 0, whole = 0;
            foreach (SimilarDay similar in found)
            {
                long same = table.Same(step, day, similar.Day);
                double value = same < 0 ? double.NaN : Adjusted(similar, At(history.Target(series), same));
                if (!double.IsFinite(value)) continue;
                double weight = farthest > 0 ? 1 / (similar.Distance + farthest) : 1;
                sum += weight * value;
                whole += weight;
            }

            if (whole > 0) points[(int)(step - history.OriginIndex)] = sum / whole;
        }
    }

    private double Adjusted(in SimilarDay similar, double value) => IsRelative && similar.LevelThen > 0 && similar.LevelNow > 0
        ? value * (similar.LevelNow / similar.LevelThen)
        : value + (similar.LevelNow - similar.LevelThen);

    // The nearest first; among equals the newest.
    private List<SimilarDay> Find(in DaySpan day, int count)
    {
        var found = new List<SimilarDay>();
        ReadOnlySpan<double> target = history.Target(series);
        double now = Mean(target, history.OriginIndex - Week, Week);
        if (double.IsNaN(now)) return found;
        for (int i = table.Days.Count - 1; i > 0; i--)
        {
            DaySpan past = table.Days[i];
            if (past.First + past.Count > history.OriginIndex || past.EpochDay >= day.EpochDay) continue;
            long shift = day.First - past.First;
            if (shift > Reach) break;
            double then = Mean(target, history.OriginIndex - Week - shift, Week);
            if (double.IsNaN(then) || double.IsNaN(Mean(target, past.First, past.Count))) continue;
            found.Add(new SimilarDay(past, Distance(day, past, (now, then)), now, then));
        }

        // A stable order: places break ties.
        return [.. found.OrderBy(similar => similar.Distance).Take(count)];
    }

    private double Distance(in DaySpan day, in DaySpan past, (double Now, double Then) level)
    {
        int apart = day.EpochDay - past.EpochDay;
        double intoYear = apart % YearDays;
        double sum = Square(DayKinds.Distance(day.Kind, past.Kind))
            + Square(Math.Min(intoYear, YearDays - intoYear) / SeasonDays)
            + Square(apart / YearDays / Years);
        double size = Math.Abs(level.Now) + Math.Abs(level.Then);
        if (size > 0) sum += Square(2 * Math.Abs(level.Now - level.Then) / size / Level);
        return Math.Sqrt(sum + DriverDistance(day, past));
    }

    private double DriverDistance(in DaySpan day, in DaySpan past)
    {
        if (Driver is not var (column, spread)) return 0;
        ReadOnlySpan<double> driver = history.Covariate(series, column);
        long shift = day.First - past.First;
        double sum = Square(Difference(driver, (day.First - PerDay, PerDay), shift) / spread / DriverBefore)
            + Square(Difference(driver, (history.OriginIndex - Week, Week), shift) / spread / DriverBefore);
        double squares = 0;
        int count = 0;
        for (int i = 0; i < day.Count; i++)
        {
            double apart = At(driver, day.First + i) - At(driver, past.First + i);
            if (!double.IsFinite(apart)) continue;
            squares += apart * apart;
            count++;
        }

        return count == 0 ? sum : sum + (squares / count / Square(spread * DriverOnTheDay));
    }

    // What is not known makes no difference.
    private double Difference(ReadOnlySpan<double> values, (long From, int Count) run, long shift)
    {
        double difference = Mean(values, run.From, run.Count) - Mean(values, run.From - shift, run.Count);
        return double.IsFinite(difference) ? difference : 0;
    }

    private double At(ReadOnlySpan<double> values, long index)
    {
        long cell = index - history.FirstIndex(series);
        return cell >= 0 && cell < values.Length ? values[(int)cell] : double.NaN;
    }

    // Summed anew each time, so that where the history begins changes no bit.
    private double Mean(ReadOnlySpan<double> values, long from, int count)
    {
        double sum = 0;
        int there = 0;
        for (long index = from; index < from + count; index++)
        {
            double value = At(values, index);
            if (!double.IsFinite(value)) continue;
            sum += value;
            there++;
        }

        return there > 0 && there >= LeastShare * count ? sum / there : double.NaN;
    }

    private static double Square(double value) => value * value;
}
