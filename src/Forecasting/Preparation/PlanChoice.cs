using Forecasting.Time;
using NodaTime;

namespace Forecasting.Preparation;

/// <summary>Makes the plan of preparation options: the defaults by step, and what the causal mode refuses.</summary>
internal static class PlanChoice
{
    private static readonly Duration Short = Duration.FromHours(6);
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Week = Duration.FromDays(7);

    /// <summary>Makes the plan.</summary>
    /// <exception cref="ArgumentException">The options name an unknown column, look ahead in causal mode, or do not fit the step.</exception>
    public static StandardPlan Of(SeriesSchema schema, Frequency frequency, PreparationOptions options)
    {
        List<string> names = [.. schema.Covariates];
        foreach (string name in options.CovariateImputations.Keys)
        {
            if (!names.Contains(name))
                throw new ArgumentException($"CovariateImputations names '{name}', which is no numeric column of the schema.", nameof(options));
        }

        Imputation target = options.Imputation ?? DefaultTarget(frequency, options.Causal);
        Imputation[] covariates =
            [.. names.Select(name => options.CovariateImputations.GetValueOrDefault(name) ?? DefaultCovariate(frequency, options.Causal))];
        foreach (Imputation imputation in covariates.Prepend(target)) imputation.Check(frequency);
        if (options.Causal) RefuseLookAhead(options, names, target, covariates);
        return new StandardPlan(new PlanSettings
        {
            Target = target,
            Covariates = covariates,
            Mask = options.Mask,
            Limits = options.FaultLimits,
            Threads = options.Threads,
        });
    }

    private static void RefuseLookAhead(PreparationOptions options, List<string> names, Imputation target, Imputation[] covariates)
    {
        const string Remedy = "choose Imputation.Forward or Imputation.Seasonal, or leave Causal off: RegularPanel.AsOf fills again from what was known.";
        if (target.LooksAhead)
            throw new ArgumentException($"IMP-003: the imputation of the target ({target}) uses later values; {Remedy}", nameof(options));
        int ahead = Array.FindIndex(covariates, one => one.LooksAhead);
        if (ahead >= 0)
            throw new ArgumentException($"IMP-003: the imputation of '{names[ahead]}' ({covariates[ahead]}) uses later values; {Remedy}", nameof(options));
        if (options.Mask != DataFaults.None)
            throw new ArgumentException("IMP-003: masks look at later values; leave Mask or Causal off.", nameof(options));
    }

    private static Imputation DefaultTarget(Frequency frequency, bool causal)
    {
        if (causal) return DefaultCausal(frequency, Week, Day);
        return SimilarDays.CellsPerDay(frequency) > 0
            ? Imputation.SameLocalHourOfSimilarDays()
            : Imputation.Linear(frequency.NominalDuration * 3);
    }

    private static Imputation DefaultCovariate(Frequency frequency, bool causal)
    {
        if (causal) return Imputation.Forward(Short).Then(DefaultCausal(frequency, Day, Week));
        if (SimilarDays.CellsPerDay(frequency) == 0) return Imputation.Linear(frequency.NominalDuration * 3);
        return frequency.NominalDuration > Short
            ? Imputation.Linear(frequency.NominalDuration).Then(Imputation.SameLocalHourOfSimilarDays())
            : Imputation.Linear(Short).Then(Imputation.SameLocalHourOfSimilarDays());
    }

    private static Imputation DefaultCausal(Frequency frequency, params ReadOnlySpan<Duration> periods)
    {
        foreach (Duration period in periods)
        {
            // Steps that a week or a day does not hold a whole number of times.
            if (!frequency.IsFixed || period.BclCompatibleTicks % frequency.NominalTicks != 0) return Imputation.Forward(frequency.NominalDuration * 3);
        }

        return Imputation.Seasonal(periods);
    }
}
