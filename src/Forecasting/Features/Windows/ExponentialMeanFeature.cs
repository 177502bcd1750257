using System.Globalization;

namespace Forecasting.Features.Windows;

/// <summary>The exponentially weighted mean of the target up to some steps before the row.</summary>
internal sealed class ExponentialMeanFeature : Feature
{
    /// <summary>The longest half-life, in steps: its smoothing constant is just above the smallest that is computed.</summary>
    public const double LongestHalfLife = 5000;

    private readonly double _alpha;
    private readonly int _warmUp;
    private readonly int _lag;

    public ExponentialMeanFeature(double halfLife, int lag)
    {
        _alpha = AlphaOf(halfLife);
        _warmUp = WarmUpOf(halfLife);
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        _lag = lag;
        Name = string.Create(CultureInfo.InvariantCulture, $"exponential mean {halfLife} lag {lag}");
    }

    public override string Name { get; }

    public override Availability KnownWhen => Availability.AfterLag(_lag);

    public override FittedFeature Fit(RegularPanel history) => new Fitted(Name, _alpha, _lag, _warmUp + _lag);

    /// <summary>Gets the weight of the newest value.</summary>
    /// <param name="halfLife">The half-life in steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0, or too long.</exception>
    public static double AlphaOf(double halfLife) => halfLife > 0 && halfLife <= LongestHalfLife
        ? 1 - Math.Pow(2, -1 / halfLife)
        : throw new ArgumentOutOfRangeException(nameof(halfLife), halfLife, "A half-life is above 0 and at most 5000 steps.");

    /// <summary>Gets after how many steps the value that the mean began with weighs a sixteenth.</summary>
    public static int WarmUpOf(double halfLife) => (int)Math.Ceiling(4 * halfLife);

    private sealed class Fitted(string name, double alpha, int lag, int warmUp) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override int NeededHistory { get; } = Numerics.ExponentialMean.Reach(alpha) - 1 + lag;

        internal override int WarmUp => Math.Min(warmUp, NeededHistory);

        public override void Fill(in FeatureWindow window, in FeatureRows rows) =>
            Numerics.ExponentialMean.Compute(window.Target, alpha, lag, window.From, rows[0]);
    }
}
