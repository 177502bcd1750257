using System.Globalization;
using Forecasting.Time;

namespace Forecasting.Features.Calendar;

/// <summary>Sine and cosine of a season of the local clock and of its multiples.</summary>
internal sealed class FourierFeature(string name, int order, Func<LocalParts, double> phaseOf) : Feature
{
    public override string Name => name;

    public override FittedFeature Fit(RegularPanel history) => new Fitted(name, order, phaseOf);

    private sealed class Fitted : FittedFeature
    {
        private readonly int _order;
        private readonly Func<LocalParts, double> _phaseOf;

        public Fitted(string name, int order, Func<LocalParts, double> phaseOf)
        {
            _order = order;
            _phaseOf = phaseOf;
            var columns = new FeatureColumn[2 * order];
            for (int k = 0; k < order; k++)
            {
                columns[2 * k] = new FeatureColumn(string.Create(CultureInfo.InvariantCulture, $"{name} sin {k + 1}"));
                columns[(2 * k) + 1] = new FeatureColumn(string.Create(CultureInfo.InvariantCulture, $"{name} cos {k + 1}"));
            }

            Columns = columns;
        }

        public override IReadOnlyList<FeatureColumn> Columns { get; }

        public override bool IsOfTimeAlone => true;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            for (int k = 0; k < _order; k++)
            {
                Span<float> sines = rows[2 * k];
                Span<float> cosines = rows[(2 * k) + 1];
                for (int i = 0; i < window.Count; i++)
                {
                    (double sine, double cosine) = Math.SinCos(2 * Math.PI * (k + 1) * _phaseOf(window.Calendar[i]));
                    sines[i] = (float)sine;
                    cosines[i] = (float)cosine;
                }
            }
        }
    }
}
