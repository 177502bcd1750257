using System.Globalization;
using Forecasting.Numerics;

namespace Forecasting.Features.Windows;

/// <summary>A quantile of the target over a window that ends some steps before the row.</summary>
internal sealed class RollingQuantileFeature(int length, int lag, QuantileLevel level) : Feature
{
    public override string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"rolling {length} lag {lag} {level}");

    public override Availability KnownWhen => Availability.AfterLag(lag);

    public override FittedFeature Fit(RegularPanel history) =>
        new Fitted(Name, new RollingWindow(length, lag, 1, (length + 1) / 2), level.Value);

    private sealed class Fitted(string name, RollingWindow rolling, double level) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override int NeededHistory => rolling.Span + rolling.Lag;

        public override void Fill(in FeatureWindow window, in FeatureRows rows) =>
            Numerics.RollingQuantile.Compute(window.Target, rolling, level, window.From, rows[0]);
    }
}
