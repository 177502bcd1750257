using System.Globalization;
using Forecasting.Numerics;

namespace Forecasting.Features.Lags;

/// <summary>The target some steps before the row.</summary>
internal sealed class TargetLagFeature(int lag) : Feature
{
    public override string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"lag {lag}");

    public override Availability KnownWhen => Availability.AfterLag(lag);

    public override FittedFeature Fit(RegularPanel history) => new Fitted(Name, lag);

    private sealed class Fitted(string name, int lag) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override int NeededHistory => lag;

        public override void Fill(in FeatureWindow window, in FeatureRows rows) =>
            WindowKernels.Lag(window.Target, lag, window.From, rows[0]);
    }
}
