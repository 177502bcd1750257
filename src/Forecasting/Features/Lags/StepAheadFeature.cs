namespace Forecasting.Features.Lags;

/// <summary>How many steps ahead of the origin a row lies.</summary>
internal sealed class StepAheadFeature : Feature
{
    public override string Name => "step ahead";

    public override FittedFeature Fit(RegularPanel history) => new Fitted();

    private sealed class Fitted : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn("step ahead")];

        public override bool LooksAtOrigin => true;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            Span<float> output = rows[0];
            for (int i = 0; i < output.Length; i++) output[i] = window.StepsAhead[i];
        }
    }
}
