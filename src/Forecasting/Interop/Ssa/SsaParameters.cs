namespace Forecasting.Interop.Ssa;

/// <summary>The parameters of a fit, by ML.NET's names.</summary>
internal sealed record SsaParameters
{
    public required int WindowSize { get; init; }

    public required int SeriesLength { get; init; }

    public required int TrainSize { get; init; }

    public required int Horizon { get; init; }

    public bool IsAdaptive { get; init; }

    public float DiscountFactor { get; init; } = 1;

    public RankSelectionMethod RankSelection { get; init; } = RankSelectionMethod.Exact;

    public int? Rank { get; init; }

    public int? MaxRank { get; init; }

    public bool ShouldStabilize { get; init; } = true;

    public bool ShouldMaintainInfo { get; init; }

    public GrowthRatio? MaxGrowth { get; init; }

    public float ConfidenceLevel { get; init; } = 0.95f;

    public bool VariableHorizon { get; init; }

    public SsaBehaviour Behaviour { get; init; }

    /// <summary>Throws what ML.NET throws, with its parameter and its message.</summary>
    public void Check()
    {
        Require(WindowSize >= 2, "windowSize", "The window size should be at least 2.");
        Require(SeriesLength > WindowSize, "seriesLength", "The series length should be greater than the window size.");
        Require(TrainSize > 2L * WindowSize, "trainSize", "The input size for training should be greater than twice the window size.");
        Require(DiscountFactor is >= 0 and <= 1, "discountFactor", "The discount factor should be in [0,1].");
        if (RankSelection == RankSelectionMethod.Fixed && Rank is { } rank)
            Require(rank >= 1 && rank < WindowSize, "rank", "The rank should be in [1, windowSize).");
        if (Behaviour == SsaBehaviour.Compatible) return;

        // ML.NET looks at these when it forecasts, or never.
        if (MaxRank is { } most) Require(most >= 1 && most < WindowSize, "maxRank", "The max rank should be in [1, windowSize).");
        CheckForecast(Horizon, ConfidenceLevel);
        Require(Enum.IsDefined(RankSelection), "rankSelectionMethod", "Give a member of RankSelectionMethod.");
        Require(Enum.IsDefined(Behaviour), "behaviour", "Give a member of SsaBehaviour.");
    }

    /// <summary>Throws what ML.NET throws when it forecasts.</summary>
    public static void CheckForecast(int horizon, float? confidenceLevel)
    {
        Require(horizon >= 1, nameof(horizon), "The horizon parameter should be greater than 0.");
        Require(confidenceLevel is null or (>= 0 and < 1), nameof(confidenceLevel), "The confidence level must be in [0, 1).");
    }

    private static void Require(bool holds, string parameter, string message)
    {
        if (!holds) throw new ArgumentOutOfRangeException(parameter, message);
    }
}
