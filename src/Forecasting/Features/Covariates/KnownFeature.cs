using System.Globalization;
using Forecasting.Numerics;

namespace Forecasting.Features.Covariates;

/// <summary>A column known in advance, some steps before the row or at it, to a power.</summary>
internal sealed class KnownFeature(string column, int lag, int power) : Feature
{
    public override string Name { get; } = NameOf(column, lag, power);

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(column);

    public override FittedFeature Fit(RegularPanel history)
    {
        CovariatePlace.Known(history, column);
        return new Fitted(Name, column, lag, power);
    }

    private static string NameOf(string column, int lag, int power)
    {
        string name = lag == 0 ? column : string.Create(CultureInfo.InvariantCulture, $"{column} lag {lag}");
        return power == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ^{power}");
    }

    private sealed class Fitted(string name, string column, int lag, int power) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override int NeededHistory => lag;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            Span<float> output = rows[0];
            WindowKernels.Lag(CovariatePlace.Of(window, column), lag, window.From, output);
            if (power == 1) return;
            for (int i = 0; i < output.Length; i++)
            {
                float once = output[i];
                float product = once;
                for (int p = 1; p < power; p++) product *= once;
                output[i] = product;
            }
        }
    }
}
