namespace Forecasting.Forecasters.Ensembles;

/// <summary>Forecasts with several forecasters, and combines their quantiles level by level.</summary>
/// <remarks>
/// <para>
/// A combination is seldom worse than its best member and often better than all (Bates and Granger 1969). The members may be of different
/// kinds, or of one kind with different settings: sister forecasts (Nowotarski, Liu, Weron and Hong 2016).
/// </para>
/// <para>
/// A member that the data are not for is left out with a finding (ENS-001), unless all are. The point is the median, where that is among the
/// levels.
/// </para>
/// </remarks>
public sealed class EnsembleForecaster : Forecaster
{
    /// <summary>Makes the forecaster.</summary>
    /// <param name="members">The members, at least one.</param>
    /// <exception cref="ArgumentException">There is no member, or one is null.</exception>
    public EnsembleForecaster(params IReadOnlyList<Forecaster> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0) throw new ArgumentException("An ensemble has at least one member.", nameof(members));
        if (members.Any(member => member is null)) throw new ArgumentException("A member of an ensemble is not null.", nameof(members));
        Members = [.. members];
    }

    /// <inheritdoc/>
    public override string Name => "ensemble";

    /// <summary>Gets the members.</summary>
    public IReadOnlyList<Forecaster> Members { get; }

    /// <summary>Gets how the members are combined.</summary>
    /// <value>The default is <see cref="Combination.Mean"/>.</value>
    public Combination Combination
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = Combination.Mean;

    /// <summary>Gets whether the distances of the combined quantiles from the median are stretched by the factor that past forecasts had the least loss with.</summary>
    /// <value>The default is false: averaged quantiles stand, which are rather too wide than too narrow.</value>
    public bool IsRecalibrated { get; init; }

    /// <summary>Gets how many past origins, a day apart or a step where steps are longer, weights and stretch are learnt from.</summary>
    /// <value>From 1 to 1000, and at most a third of the history. The default is 28.</value>
    public int PastOrigins
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1000);
            field = value;
        }
    } = 28;

    /// <inheritdoc/>
    protected override ForecastModel FitCore(RegularPanel history, FitOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(options);
        Combination.CheckCount(Members.Count);
        var findings = new List<Finding>();
        List<int> places = [.. Enumerable.Range(0, Members.Count)];
        MemberErrors? errors = null;
        if (Combination.IsLearnt || (IsRecalibrated && options.Quantiles.Count > 0))
        {
            PastForecasts? past = PastForecasts.Of(history, Members, PastOrigins, options, cancellationToken);
            if (past is not null) places = Kept(past.Faults, places, findings);
            errors = past?.Errors;
            if (errors is null) findings.Add(NothingLearnt());
        }

        double[] weights = Combination.Weights(places, errors, cancellationToken);
        double spread = IsRecalibrated && errors is not null && options.Quantiles.Count > 0 ? SpreadFactor.Of(errors, Combination, weights) : 1;
        var wanted = new Forecaster?[Members.Count];
        for (int i = 0; i < places.Count; i++)
        {
            if (weights[i] > 0) wanted[places[i]] = Members[places[i]];
        }

        MemberFits fits = MemberFits.Run(wanted, history, options, cancellationToken);
        List<int> fitted = Kept(fits.Faults, [.. places.Where(place => wanted[place] is not null)], findings);
        return new EnsembleModel(Name, history, options.Horizon.MaxSteps(history.Grid), [.. fitted.Select(place => fits.Models[place]!)])
        {
            Combination = Combination,
            Weights = [.. fitted.Select(place => weights[places.IndexOf(place)])],
            Spread = spread,
            Levels = options.Quantiles,
            OwnFindings = findings,
        };
    }

    // Leaves out what failed; refuses where nothing is left.
    private List<int> Kept(IReadOnlyList<SeriesDataException?> faults, List<int> places, List<Finding> findings)
    {
        List<int> kept = [.. places.Where(place => faults[place] is null)];
        if (kept.Count == 0) throw new SeriesDataException([.. faults.OfType<SeriesDataException>().SelectMany(fault => fault.Findings).Distinct()]);
        foreach (int place in places.Except(kept))
        {
            Finding first = faults[place]!.Findings[0];
            findings.Add(first with
            {
                Code = "ENS-001",
                Severity = FindingSeverity.Warning,
                Message = $"The member '{Members[place].Name}' is left out ({first.Code}): {first.Message}",
            });
        }

        return kept;
    }

    private Finding NothingLearnt() => new()
    {
        Code = "ENS-002",
        Severity = FindingSeverity.Warning,
        Message = $"The history is too short to learn from past forecasts how to combine the {Members.Count} members: they weigh the same. Give more history, or a combination that learns nothing.",
    };
}
