using Forecasting.Features.Covariates;
using Forecasting.Time;
using Forecasting.Weather;

namespace Forecasting.Features.Weather;

/// <summary>The radiation of a column known in advance as a ratio of that under a clear sky.</summary>
internal sealed class ClearSkyIndexFeature(string column, WeatherLocation place) : Feature
{
    // Below this, in W/m², the ratio is one of two small errors.
    private const double Dusk = 20;
    private const double Greatest = 1.5;

    public override string Name { get; } = column + " clear-sky index";

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(column);

    public override FittedFeature Fit(RegularPanel history)
    {
        CovariatePlace.Known(history, column);
        return new Fitted(Name, column, place);
    }

    private sealed class Fitted(string name, string column, WeatherLocation place) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name)];

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            ReadOnlySpan<double> radiation = CovariatePlace.Of(window, column);
            TimeGrid grid = window.Panel.Grid;
            long first = window.Panel.FirstIndex(window.Series) + window.From;
            Span<float> output = rows[0];
            for (int i = 0; i < output.Length; i++)
            {
                double clear = SolarPosition.Mean(place, grid.TicksAt(first + i), grid.TicksAt(first + i + 1)).ClearSky;
                double value = window.From + i < radiation.Length ? radiation[window.From + i] : double.NaN;
                output[i] = clear < Dusk ? 0 : (float)Math.Clamp(value / clear, 0, Greatest);
            }
        }
    }
}
