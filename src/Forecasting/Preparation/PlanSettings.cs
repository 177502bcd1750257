namespace Forecasting.Preparation;

/// <summary>What a standard plan does to the observed cells.</summary>
internal sealed record PlanSettings
{
    /// <summary>Gets how the target is filled.</summary>
    public required Imputation Target { get; init; }

    /// <summary>Gets how each numeric column beside the target is filled, in the order of the panel.</summary>
    public required Imputation[] Covariates { get; init; }

    /// <summary>Gets the faults of the target that are set aside first.</summary>
    public DataFaults Mask { get; init; }

    /// <summary>Gets what counts as a fault.</summary>
    public FaultLimits Limits { get; init; } = new();

    /// <summary>Gets how many threads may work at once.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
