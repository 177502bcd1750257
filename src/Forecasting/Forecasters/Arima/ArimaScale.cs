using Forecasting.Forecasters.Decomposition;
using Forecasting.Forecasters.Regression;

namespace Forecasting.Forecasters.Arima;

/// <summary>The map from the unit of a series to the one that its model is learned in, about 0 with a deviation of 1.</summary>
/// <param name="unit">A power of two: the differences of the largest numbers there are would overflow.</param>
/// <param name="scale">Mean and deviation in that unit.</param>
internal sealed class ArimaScale(double unit, TargetScale scale)
{
    /// <summary>Returns the scale of a series; null where it has no value, or none with a logarithm where that is taken.</summary>
    public static ArimaScale? Of(ReadOnlySpan<double> values, bool logarithm)
    {
        double unit = logarithm ? 1 : DecomposedSeries.Unit(values);
        double[] scaled = values.ToArray();
        for (int i = 0; i < scaled.Length; i++) scaled[i] /= unit;
        TargetScale scale = TargetScale.Of(scaled, logarithm);
        return scale.IsDefined ? new ArimaScale(unit, scale) : null;
    }

    public double Apply(double value) => scale.Apply(value / unit);

    public double Undo(double value) => scale.Undo(value) * unit;
}
