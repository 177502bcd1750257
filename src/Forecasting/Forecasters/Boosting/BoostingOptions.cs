namespace Forecasting.Forecasters.Boosting;

/// <summary>How many trees gradient boosting grows, how large they are, and what they minimise.</summary>
/// <remarks>The trees are grown leaf by leaf on binned features (Ke et al., LightGBM, 2017). Each setting refuses a value outside its range.</remarks>
public sealed record BoostingOptions
{
    /// <summary>The number of trees, one per iteration; early stopping may keep fewer.</summary>
    /// <value>From 1 to 20,000. The default is 300.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int Iterations { get; init => field = Within(value, 1, 20_000, nameof(Iterations)); } = 300;

    /// <summary>The factor by which each tree's output is shrunk, a ratio.</summary>
    /// <value>Above 0, up to 1. The default is 0.05.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range or <see cref="double.NaN"/>.</exception>
    public double LearningRate { get; init => field = Share(value, nameof(LearningRate)); } = 0.05;

    /// <summary>The greatest number of leaves of a tree.</summary>
    /// <value>From 2 to 4096. The default is 31.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int Leaves { get; init => field = Within(value, 2, 4096, nameof(Leaves)); } = 31;

    /// <summary>The greatest number of splits from the root to a leaf.</summary>
    /// <value>From 0 (no limit) to 64. The default is 0.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int MaxDepth { get; init => field = Within(value, 0, 64, nameof(MaxDepth)); }

    /// <summary>The least number of training rows in a leaf.</summary>
    /// <value>From 1 to 1,000,000. The default is 20.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int MinLeafRows { get; init => field = Within(value, 1, 1_000_000, nameof(MinLeafRows)); } = 20;

    /// <summary>The greatest number of bins into which the values of a feature are sorted before training.</summary>
    /// <value>From 2 to 65,535. The default is 255; above it a bin takes two bytes instead of one.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int MaxBins { get; init => field = Within(value, 2, 65_535, nameof(MaxBins)); } = 255;

    /// <summary>The share of features that a tree may use, drawn anew for each tree.</summary>
    /// <value>Above 0, up to 1 (all). The default is 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range or <see cref="double.NaN"/>.</exception>
    public double FeatureFraction { get; init => field = Share(value, nameof(FeatureFraction)); } = 1;

    /// <summary>The share of rows that a tree learns from, drawn anew without replacement for each tree (bagging).</summary>
    /// <value>Above 0, up to 1 (all). The default is 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range or <see cref="double.NaN"/>.</exception>
    public double RowFraction { get; init => field = Share(value, nameof(RowFraction)); } = 1;

    /// <summary>The weight of the squared leaf outputs in the penalty.</summary>
    /// <value>From 0 to 1,000,000. The default is 0.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range or <see cref="double.NaN"/>.</exception>
    public double L2 { get; init => field = Penalty(value, nameof(L2)); }

    /// <summary>The weight of the absolute leaf outputs in the penalty.</summary>
    /// <value>From 0 to 1,000,000. The default is 0.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range or <see cref="double.NaN"/>.</exception>
    public double L1 { get; init => field = Penalty(value, nameof(L1)); }

    /// <summary>The loss to minimise.</summary>
    /// <value>A member of the enumeration. The default is <see cref="BoostingObjective.SquaredError"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public BoostingObjective Objective
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Objective), value, "REG-006: give a member of BoostingObjective.");
    }

    /// <summary>The level of the quantile to predict, a probability; read only with <see cref="BoostingObjective.Quantile"/>.</summary>
    /// <value>Between 0 and 1, both excluded. The default is 0.5.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range or <see cref="double.NaN"/>.</exception>
    public double QuantileLevel
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(QuantileLevel), value, "REG-006: a quantile level lies between 0 and 1, both excluded.");
    } = 0.5;

    /// <summary>The error at which Huber's loss turns from squared to absolute, in the unit of the labels; read only with <see cref="BoostingObjective.Huber"/>.</summary>
    /// <value>Above 0 and finite. The default is 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range or <see cref="double.NaN"/>.</exception>
    public double HuberDelta
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(HuberDelta), value, "REG-006: Huber's delta is above 0 and finite.");
    } = 1;

    /// <summary>The number of threads of one fit; the result has the same bits for any number.</summary>
    /// <value>From 1 to 256. The default is 1: fits run side by side instead, since threads inside a fit collapse on a busy machine.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int Threads { get; init => field = Within(value, 1, 256, nameof(Threads)); } = 1;

    /// <summary>The number of iterations without improvement on the validation rows after which training stops and the best iteration is kept.</summary>
    /// <value>From 0 (never stop early) to 20,000. The default is 0.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int EarlyStoppingRounds { get; init => field = Within(value, 0, 20_000, nameof(EarlyStoppingRounds)); }

    private static int Within(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"REG-006: {name} lies between {least} and {most}."));

    private static double Share(double value, string name) => value is > 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"REG-006: {name} is above 0 and at most 1.");

    private static double Penalty(double value, string name) => value is >= 0 and <= 1e6
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"REG-006: {name} lies between 0 and 1,000,000.");
}
