using Forecasting.Time;
using Forecasting.Weather;

namespace Forecasting.Features.Weather;

/// <summary>The elevation of the sun at a place, and the radiation under a clear sky.</summary>
internal sealed class SunFeature(WeatherLocation place) : Feature
{
    public override string Name { get; } = "sun " + place.Name;

    public override FittedFeature Fit(RegularPanel history) => new Fitted(Name, place);

    private sealed class Fitted(string name, WeatherLocation place) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } = [new FeatureColumn(name + " elevation"), new FeatureColumn(name + " clear sky")];

        public override bool IsOfTimeAlone => true;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            TimeGrid grid = window.Panel.Grid;
            long first = window.Panel.FirstIndex(window.Series) + window.From;
            for (int i = 0; i < window.Count; i++)
            {
                (double elevation, double radiation) = SolarPosition.Mean(place, grid.TicksAt(first + i), grid.TicksAt(first + i + 1));
                rows[0][i] = (float)elevation;
                rows[1][i] = (float)radiation;
            }
        }
    }
}
