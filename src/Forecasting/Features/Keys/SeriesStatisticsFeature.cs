using Forecasting.Numerics;

namespace Forecasting.Features.Keys;

/// <summary>The level and the spread of each series up to the training origin: fixed effects.</summary>
/// <remarks>A series that was not met in training takes them from the history it is forecast with.</remarks>
internal sealed class SeriesStatisticsFeature : Feature
{
    public override string Name => "series statistics";

    public override FittedFeature Fit(RegularPanel history)
    {
        var known = new Dictionary<SeriesKey, (float Mean, float Deviation)>();
        for (int s = 0; s < history.SeriesCount; s++) known.Add(history.Keys[s], Of(history.Target(s)));
        return new Fitted(known);
    }

    private static (float Mean, float Deviation) Of(ReadOnlySpan<double> target)
    {
        var moments = RunningMoments.Of(target);
        return moments.Count == 0 ? (float.NaN, float.NaN) : ((float)moments.Mean, (float)moments.Deviation);
    }

    private sealed class Fitted(Dictionary<SeriesKey, (float Mean, float Deviation)> known) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } =
            [new FeatureColumn("series statistics mean"), new FeatureColumn("series statistics deviation")];

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            if (!known.TryGetValue(window.Panel.Keys[window.Series], out (float Mean, float Deviation) found))
                found = Of(window.Panel.Target(window.Series));
            rows[0].Fill(found.Mean);
            rows[1].Fill(found.Deviation);
        }
    }
}
