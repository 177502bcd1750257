namespace Forecasting.Features;

/// <summary>Where features read from: a panel, and its target on the scale that a forecaster learns on.</summary>
internal sealed class FeatureSource
{
    private readonly double[]?[]? _targets;

    /// <summary>Reads the target as it is.</summary>
    public FeatureSource(RegularPanel panel) => Panel = panel;

    /// <summary>Reads other targets: scaled ones, or ones that a recursive forecast carries on.</summary>
    public FeatureSource(RegularPanel panel, double[]?[] targets)
    {
        Panel = panel;
        _targets = targets;
    }

    public RegularPanel Panel { get; }

    public ReadOnlySpan<double> Target(int series) => _targets is null ? Panel.Target(series) : _targets[series];
}
