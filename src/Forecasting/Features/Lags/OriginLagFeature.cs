using System.Globalization;

namespace Forecasting.Features.Lags;

/// <summary>The target some steps before the origin, the same for every step of a forecast, and the step itself.</summary>
internal sealed class OriginLagFeature(int lag) : Feature
{
    public override string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"origin lag {lag}");

    public override FittedFeature Fit(RegularPanel history) => new Fitted(Name, lag);

    private sealed class Fitted(string name, int lag) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override int NeededHistory => lag;

        public override bool LooksAtOrigin => true;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            Span<float> output = rows[0];
            ReadOnlySpan<double> target = window.Target;
            for (int i = 0; i < output.Length; i++)
            {
                // A cell k steps ahead has its origin k - 1 cells before it; lag 1 is the last cell before the origin.
                int cell = window.From + i - window.StepsAhead[i] + 1 - lag;
                output[i] = cell >= 0 && cell < target.Length ? (float)target[cell] : float.NaN;
            }
        }
    }
}
