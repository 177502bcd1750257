namespace Forecasting.Forecasters.Smoothing;

/// <summary>The dynamic theta model: simple exponential smoothing beside a line that is fitted anew with every value.</summary>
/// <remarks>
/// Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, International Journal of Forecasting 32 (2016), equations 12 to 16. The level
/// starts at the first value. Forecasts take the place of the values that follow. The line comes from sums over the known values, which
/// is the paper's recursion where none is missing.
/// </remarks>
internal struct DynamicTheta(double alpha, double theta)
{
    // Until then there is no line, or one that fits perfectly.
    private const int FirstScored = 3;

    private double _level;
    private double _decay;
    private double _time;
    private double _count;
    private double _times;
    private double _squares;
    private double _sum;
    private double _products;

    /// <summary>Runs over values.</summary>
    /// <param name="values">The values; the first is known.</param>
    /// <returns>The sum of the squares of the errors from the third value on.</returns>
    public double Run(ReadOnlySpan<double> values)
    {
        _level = values[0];
        _decay = 1;
        double error = 0;
        for (int t = 0; t < values.Length; t++)
        {
            double surprise = values[t] - Next();
            if (t >= FirstScored - 1 && !double.IsNaN(surprise)) error += surprise * surprise;
            Take(values[t]);
        }

        return error;
    }

    /// <summary>Runs over values and forecasts those that follow.</summary>
    public void Continue(ReadOnlySpan<double> values, Span<double> points)
    {
        Run(values);
        for (int k = 0; k < points.Length; k++)
        {
            points[k] = Next();
            Take(points[k]);
        }
    }

    private readonly double Next()
    {
        double spread = _squares - (_times * _times / Math.Max(1, _count));
        double slope = _count > 1 ? (_products - (_times * _sum / _count)) / spread : 0;
        double intercept = _count > 0 ? (_sum - (slope * _times)) / _count : 0;
        double line = (_decay * intercept) + ((1 - (_decay * (1 - alpha))) / alpha * slope);
        return _level + ((1 - (1 / theta)) * (_count > 0 ? line : 0));
    }

    private void Take(double value)
    {
        _time++;
        _decay *= 1 - alpha;
        if (double.IsNaN(value)) return;
        _level += alpha * (value - _level);
        _count++;
        _times += _time;
        _squares += _time * _time;
        _sum += value;
        _products += _time * value;
    }
}
