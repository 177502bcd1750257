using System.Globalization;
using Forecasting.Features.Covariates;
using Forecasting.Numerics;

namespace Forecasting.Features.Weather;

/// <summary>A natural cubic spline of a column known in advance.</summary>
internal sealed class SplineFeature(string column, int knots, int lag) : Feature
{
    public override string Name { get; } = lag == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{column} spline {knots}")
        : string.Create(CultureInfo.InvariantCulture, $"{column} spline {knots} lag {lag}");

    public override ColumnNames NeedsInAdvance => ColumnNames.Create(column);

    public override FittedFeature Fit(RegularPanel history) => new Fitted(Name, (column, lag), SplineKnots.Of(TrainingValues.Sorted(history, column), knots));

    private sealed class Fitted(string name, (string Column, int Lag) source, double[] knots) : FittedFeature
    {
        public override IReadOnlyList<FeatureColumn> Columns { get; } =
        [
            .. Enumerable.Range(1, Math.Max(1, knots.Length - 1)).Select(k => new FeatureColumn(string.Create(CultureInfo.InvariantCulture, $"{name}: {k}"))),
        ];

        public override int NeededHistory => source.Lag;

        public override void Fill(in FeatureWindow window, in FeatureRows rows)
        {
            Span<float> line = rows[0];
            WindowKernels.Lag(CovariatePlace.Of(window, source.Column), source.Lag, window.From, line);
            for (int k = 0; k < knots.Length - 2; k++)
            {
                Span<float> curve = rows[k + 1];
                for (int i = 0; i < curve.Length; i++) curve[i] = Curve(line[i], k);
            }
        }

        // The cubes cancel beyond the last knot; divided by the square of the range, a curve has the unit of the column.
        private float Curve(float value, int k)
        {
            if (float.IsNaN(value)) return float.NaN;
            double last = knots[^1], before = knots[^2], range = last - knots[0];
            double cubes = Cube(value - knots[k])
                - (Cube(value - before) * (last - knots[k]) / (last - before))
                + (Cube(value - last) * (before - knots[k]) / (last - before));
            return (float)(cubes / (range * range));
        }

        private static double Cube(double value) => value > 0 ? value * value * value : 0;
    }
}
