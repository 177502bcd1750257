namespace Forecasting.Time;

/// <summary>Lays exact steps over sorted times.</summary>
internal static class FixedStepFit
{
    /// <summary>Lays a step over times that are all multiples of it apart.</summary>
    /// <param name="ticks">The times.</param>
    /// <param name="steps">The differences of the distinct times.</param>
    /// <param name="step">Their common divisor, of whole seconds.</param>
    /// <returns>The fit.</returns>
    public static FrequencyFit Whole(ReadOnlySpan<long> ticks, StepHistogram steps, long step) =>
        FrequencyFit.From(Frequency.FromTicks(step), steps, step, steps.Count + 1) with
        {
            Phase = LocalTicks.FloorMod(ticks[0], step),
            Sample = ticks[0],
        };

    /// <summary>Lays a step over times some of which may stray, with the phase that most of them have.</summary>
    /// <param name="ticks">The times.</param>
    /// <param name="step">The step.</param>
    /// <param name="rows">The number of distinct times.</param>
    /// <returns>The fit.</returns>
    public static FrequencyFit Majority(ReadOnlySpan<long> ticks, long step, long rows)
    {
        var phase = MajorityPhase(ticks, step);
        var steps = new StepHistogram();
        long last = 0, sample = 0;
        var any = false;
        foreach (var time in ticks)
        {
            if (LocalTicks.FloorMod(time, step) != phase || (any && time == last))
                continue;
            if (any)
                steps.Add(time - last);
            else
                sample = time;
            last = time;
            any = true;
        }

        return FrequencyFit.From(Frequency.FromTicks(step), steps, step, rows) with { Phase = phase, Sample = sample };
    }

    /// <summary>Finds the remainder that more than half of the times have, if one has.</summary>
    /// <remarks>R. S. Boyer and J S. Moore (1981), MJRTY: one pass, one candidate.</remarks>
    /// <param name="ticks">The times.</param>
    /// <param name="step">The divisor.</param>
    /// <returns>The remainder; where none has a majority, one of them.</returns>
    public static long MajorityPhase(ReadOnlySpan<long> ticks, long step)
    {
        long phase = 0;
        long votes = 0;
        foreach (var time in ticks)
        {
            var rest = LocalTicks.FloorMod(time, step);
            if (votes == 0)
                phase = rest;
            votes += rest == phase ? 1 : -1;
        }

        return phase;
    }
}
