using System.Globalization;
using Forecasting.Numerics;

namespace Forecasting.Features.Windows;

/// <summary>Statistics of the target over a window that ends some steps before the row, or of one point of the season.</summary>
internal sealed class RollingFeature : Feature
{
    private readonly RollingWindow _window;
    private readonly RollingStatistics _statistics;

    public RollingFeature(int length, int lag, int stride, RollingStatistics statistics)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        if (statistics == RollingStatistics.None || (statistics & ~RollingStatistics.All) != 0)
            throw new ArgumentOutOfRangeException(nameof(statistics), statistics, "Name at least one statistic.");
        // Half a window is enough for a statistic worth having; a shorter one is missing.
        _window = new RollingWindow(length, lag, stride, (length + 1) / 2);
        _statistics = statistics;
        Name = stride == 1
            ? string.Create(CultureInfo.InvariantCulture, $"rolling {length} lag {lag}")
            : string.Create(CultureInfo.InvariantCulture, $"rolling {length} by {stride} lag {lag}");
    }

    public override string Name { get; }

    public override Availability KnownWhen => Availability.AfterLag(_window.Lag);

    public override FittedFeature Fit(RegularPanel history) => new Fitted(Name, _window, _statistics);

    private sealed class Fitted(string name, RollingWindow rolling, RollingStatistics statistics) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = RollingColumns.Of(name, statistics);

        public override int NeededHistory => rolling.Span + rolling.Lag;

        public override void Fill(in FeatureWindow window, in FeatureRows rows) =>
            RollingColumns.Fill(window.Target, window.From, rolling, statistics, rows);
    }
}
