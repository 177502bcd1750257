using Forecasting.Time;

namespace Forecasting.Features.Calendar;

/// <summary>A feature that the local date and time of a cell alone decide.</summary>
internal sealed class CalendarFeature(string name, int categories, Func<LocalParts, float> valueOf) : Feature
{
    public override string Name => name;

    public override FittedFeature Fit(RegularPanel history) => new Fitted(new FeatureColumn(name) { Categories = categories }, valueOf);

    private sealed class Fitted(FeatureColumn column, Func<LocalParts, float> valueOf) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [column];

        public override bool IsOfTimeAlone => true;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            Span<float> output = rows[0];
            ReadOnlySpan<LocalParts> calendar = window.Calendar;
            for (int i = 0; i < output.Length; i++) output[i] = valueOf(calendar[i]);
        }
    }
}
