using Forecasting.Features.Covariates;
using Forecasting.Numerics;
using Forecasting.Weather;

namespace Forecasting.Features.Weather;

/// <summary>The share of their power that wind turbines give at the wind speed of a column known in advance.</summary>
internal sealed class WindPowerFeature(string column, WeatherUnit unit) : Feature
{
    public override string Name { get; } = column + " power";

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(column);

    public override FittedFeature Fit(RegularPanel history)
    {
        CovariatePlace.Known(history, column);
        return new Fitted(Name, column, unit);
    }

    private sealed class Fitted(string name, string column, WeatherUnit unit) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            Span<float> output = rows[0];
            WindowKernels.Lag(CovariatePlace.Of(window, column), 0, window.From, output);
            for (int i = 0; i < output.Length; i++) output[i] = (float)Air.WindPower(unit.Convert(output[i]));
        }
    }
}
