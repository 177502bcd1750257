using Forecasting.Time;

namespace Forecasting.Features.Calendar;

/// <summary>The years since the start of the training data.</summary>
internal sealed class TrendFeature : Feature
{
    public override string Name => "trend";

    public override FittedFeature Fit(RegularPanel history)
    {
        long first = long.MaxValue;
        for (int s = 0; s < history.SeriesCount; s++) first = Math.Min(first, history.FirstIndex(s));
        var parts = new LocalParts[1];
        history.Grid.LocalParts(first, parts);
        return new Fitted(parts[0].EpochDay);
    }

    private sealed class Fitted(int firstDay) : FittedFeature
    {
        private const double DaysPerYear = 365.2425;

        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn("trend")];

        public override bool IsOfTimeAlone => true;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            Span<float> output = rows[0];
            for (int i = 0; i < output.Length; i++)
            {
                LocalParts parts = window.Calendar[i];
                output[i] = (float)((parts.EpochDay - firstDay + (parts.MinuteOfDay / 1440.0)) / DaysPerYear);
            }
        }
    }
}
