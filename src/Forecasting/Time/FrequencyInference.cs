using System.Globalization;
using NodaTime;

namespace Forecasting.Time;

/// <summary>Finds the frequency of a series from its times, with the evidence.</summary>
/// <remarks>
/// Rows may be missing (up to about 60 % at random, more in blocks), repeated, or beside the grid. Fixed steps of whole seconds, local days,
/// weeks, months and their ends, quarters, years and business days are told apart. Where two answers fit, there is none, and the candidates
/// are shown. The cost is linear in rows.
/// </remarks>
public static class FrequencyInference
{
    private const int MinTimes = 3;
    private const int MaxCandidates = 6;
    private const int LeastFineness = 8;
    private const long LongestFixed = 366 * NodaConstants.TicksPerDay;

    /// <summary>Finds the frequency of sorted times.</summary>
    /// <param name="ticks">Times in ticks of 100 ns since 1970-01-01T00:00, ascending; repeated times are allowed.</param>
    /// <param name="zone">The zone, where the times are instants whose local days and months are meant;
    /// null where the times are labels of one clock, taken as they stand.</param>
    /// <returns>The frequency, or why there is none.</returns>
    /// <exception cref="ArgumentException">The times are not in ascending order.</exception>
    public static FrequencyEvidence Infer(ReadOnlySpan<long> ticks, DateTimeZone? zone = null)
    {
        var steps = new StepHistogram();
        Count(ticks, steps);
        var rows = ticks.IsEmpty ? 0 : (int)steps.Count + 1;
        if (rows < MinTimes)
            return TooFew(ticks.Length, rows);
        var tried = new List<FrequencyFit>();
        var best = Search(ticks, zone, steps, tried);
        return best is null ? Ambiguous(ticks.Length, rows, tried) : Found(ticks.Length, rows, best, tried);
    }

    private static void Count(ReadOnlySpan<long> ticks, StepHistogram steps)
    {
        for (var i = 1; i < ticks.Length;)
        {
            var step = unchecked(ticks[i] - ticks[i - 1]);
            if (step < 0)
            {
                throw new ArgumentException(
                    $"Times must be in ascending order, but row {i} ({LocalTicks.ToDateTime(ticks[i]):uuuu-MM-dd HH:mm:ss}) is before row {i - 1}.",
                    nameof(ticks));
            }

            var start = i++;
            while (i < ticks.Length && unchecked(ticks[i] - ticks[i - 1]) == step)
                i++;
            if (step > 0)
                steps.Add(step, i - start);
        }
    }

    private static FrequencyFit? Search(ReadOnlySpan<long> ticks, DateTimeZone? zone, StepHistogram steps, List<FrequencyFit> tried)
    {
        var rows = steps.Count + 1;
        FrequencyFit? whole = null;
        if (steps.Gcd % NodaConstants.TicksPerSecond == 0 && steps.Gcd <= LongestFixed)
        {
            whole = FixedStepFit.Whole(ticks, steps, steps.Gcd);
            if (whole.Accepted && steps.Gcd < 20 * NodaConstants.TicksPerHour)
                return Keep(whole, tried);
        }

        if (steps.Sum / steps.Count >= 16 * NodaConstants.TicksPerHour)
        {
            ReadOnlySpan<long> local = zone is null ? ticks : ToLocal(ticks, zone);
            foreach (var fit in CalendarFit.Fits(local, ticks, rows))
            {
                if (Keep(fit, tried).Accepted)
                    return fit;
                if (fit.Undecided)
                    return null;
            }
        }

        if (whole is not null && (zone is not null || steps.Gcd % NodaConstants.TicksPerDay != 0) && Keep(whole, tried).Accepted)
            return whole;
        var strays = WithStrays(ticks, zone, steps, tried);
        // Whole quarters of an hour are a pattern or a clock change, not jitter.
        return strays is not null || steps.Gcd % (15 * NodaConstants.TicksPerMinute) == 0 ? strays : WithJitter(ticks, zone, steps, tried);
    }

    private static FrequencyFit? WithStrays(ReadOnlySpan<long> ticks, DateTimeZone? zone, StepHistogram steps, List<FrequencyFit> tried)
    {
        var rows = steps.Count + 1;
        FrequencyFit? best = null;
        foreach (var step in steps.Top(MaxCandidates))
        {
            var days = step % NodaConstants.TicksPerDay == 0 && zone is null;
            if (step % NodaConstants.TicksPerSecond != 0 || step > LongestFixed || days || steps.ShareOf(step) < 0.02)
                continue;
            if (tried.Exists(t => t.Frequency.IsFixed && t.Frequency.Count == step))
                continue;
            var fit = Keep(FixedStepFit.Majority(ticks, step, rows), tried);
            // The shortest of the steps that fit takes in the rows of the longer ones.
            if (fit.Accepted && (best is null || fit.OffGrid < best.OffGrid))
                best = fit;
        }

        return best;
    }

    private static FrequencyFit? WithJitter(ReadOnlySpan<long> ticks, DateTimeZone? zone, StepHistogram steps, List<FrequencyFit> tried)
    {
        var rows = steps.Count + 1;
        var fit = JitterFit.Try(ticks, rows);
        if (fit is { Frequency.IsFixed: false } && zone is not null)
        {
            // Days are counted by the local clock; the sample has to be an instant again.
            fit = JitterFit.Try(ToLocal(ticks, zone), rows);
            if (fit is not null)
            {
                var resolver = new LocalResolver(zone);
                fit = fit with { Sample = resolver.PlaceLeniently(fit.Sample) };
            }
        }

        // Times that all lie on a grid not much finer than the step are a pattern that it misses, not jitter around it.
        if (fit is null || steps.Gcd > fit.Frequency.NominalDuration.TotalTicks / LeastFineness)
            return null;
        tried.RemoveAll(t => t.Frequency == fit.Frequency);
        return Keep(fit, tried).Accepted ? fit : null;
    }

    private static FrequencyFit Keep(FrequencyFit fit, List<FrequencyFit> tried)
    {
        tried.Add(fit);
        return fit;
    }

    private static long[] ToLocal(ReadOnlySpan<long> ticks, DateTimeZone zone)
    {
        var cursor = new ZoneCursor(zone);
        var local = new long[ticks.Length];
        for (var i = 0; i < ticks.Length; i++)
        {
            local[i] = cursor.ToLocal(ticks[i]);
            // Where the clock skips midnight, the first instant of the day still means midnight.
            if (ticks[i] == cursor.Start && local[i] % NodaConstants.TicksPerDay != 0)
            {
                var day = LocalTicks.FloorDay(local[i]);
                if (zone.AtStartOfDay(LocalTicks.ToDateTime(local[i]).Date).ToInstant().ToUnixTimeTicks() == ticks[i])
                    local[i] = day * NodaConstants.TicksPerDay;
            }
        }

        return local;
    }

    private static FrequencyEvidence TooFew(int count, int rows) => new()
    {
        Frequency = null,
        Confidence = 0,
        Candidates = [],
        DistinctTimes = rows,
        DuplicatedRows = count - rows,
        OffGridRows = 0,
        JitterSeconds = 0,
        DriftSecondsPerDay = 0,
        Phase = Duration.Zero,
        Explanation = string.Create(
            CultureInfo.InvariantCulture,
            $"A frequency needs at least {MinTimes} distinct times, and there {(rows == 1 ? "is" : "are")} {rows}. State the frequency."),
    };

    private static FrequencyEvidence Ambiguous(int count, int rows, List<FrequencyFit> tried)
    {
        // Best first: grids with few rows beside them, and among those the one with the most single steps.
        tried.Sort((a, b) => (b.Confidence * b.StepShare).CompareTo(a.Confidence * a.StepShare));
        var shown = tried.Take(3).Select(t => t.ToCandidate().ToString()).ToList();
        return new()
        {
            Frequency = null,
            Confidence = tried.Count == 0 ? 0 : Math.Min(0.49, tried[0].Confidence * tried[0].StepShare),
            Candidates = [.. tried.Take(MaxCandidates).Select(t => t.ToCandidate())],
            DistinctTimes = rows,
            DuplicatedRows = count - rows,
            OffGridRows = 0,
            JitterSeconds = 0,
            DriftSecondsPerDay = 0,
            Phase = Duration.Zero,
            Explanation = shown.Count == 0
                ? string.Create(CultureInfo.InvariantCulture, $"No step explains the {rows:N0} distinct times. State the frequency, or resample.")
                : $"No single step explains the times. State the frequency. Candidates: {string.Join("; ", shown)}.",
        };
    }

    private static FrequencyEvidence Found(int count, int rows, FrequencyFit best, List<FrequencyFit> tried)
    {
        tried.Remove(best);
        tried.Insert(0, best);
        var text = best.ToCandidate().ToString();
        if (best.Jitters)
            text += string.Create(CultureInfo.InvariantCulture, $", {best.Jitter:0.###} s jitter");
        if (best.Drift != 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {best.Drift:0.###} s drift a day");
        return new()
        {
            Frequency = best.Frequency,
            Confidence = best.Confidence,
            Candidates = [.. tried.Take(MaxCandidates).Select(t => t.ToCandidate())],
            DistinctTimes = rows,
            DuplicatedRows = count - rows,
            OffGridRows = best.OffGrid,
            JitterSeconds = best.Jitter,
            DriftSecondsPerDay = best.Drift,
            Phase = best.ToPhase(),
            Explanation = text + ".",
            SampleTicks = best.Sample,
        };
    }
}
