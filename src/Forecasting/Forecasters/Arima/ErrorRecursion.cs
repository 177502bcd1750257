using Forecasting.Numerics;

namespace Forecasting.Forecasters.Arima;

/// <summary>Computes errors from the values and errors before, those before the first value taken as 0 (Box and Jenkins 1970).</summary>
/// <remarks>A value that is missing is taken to be its forecast. The first errors, as many as the model looks back at values, do not count.</remarks>
internal sealed class ErrorRecursion : ArimaFilter
{
    private readonly (int Lag, double Weight)[] _values;
    private readonly (int Lag, double Weight)[] _errors;
    private readonly int _conditioned;
    private readonly int _differenced;

    public ErrorRecursion(ArimaPolynomials polynomials)
    {
        double[] all = polynomials.All();
        _conditioned = all.Length;
        _differenced = polynomials.Differences.Length;
        _values = Sparse(all);
        _errors = Sparse(polynomials.MovingAverage);
    }

    public override FilteredColumns Filter(double[][] columns, int ahead)
    {
        double[] target = columns[0];
        int n = target.Length;
        int known = 0, counted = 0;
        for (int t = 0; t < n; t++)
        {
            if (double.IsNaN(target[t])) continue;
            known++;
            if (t >= _conditioned) counted++;
        }

        double[][] errors = new double[columns.Length][], forecasts = new double[columns.Length][];
        for (int c = 0; c < columns.Length; c++)
        {
            errors[c] = new double[counted];
            forecasts[c] = new double[ahead];
            Filter(columns[c], target, errors[c], forecasts[c]);
        }

        return new FilteredColumns(errors, forecasts) { Used = Math.Max(0, known - _differenced) };
    }

    private void Filter(double[] column, double[] target, double[] counted, double[] ahead)
    {
        int n = target.Length, first = Math.Min(_conditioned, n), at = 0;
        double[] values = new double[n + ahead.Length], errors = new double[n + ahead.Length], forecasts = new double[n + ahead.Length];
        for (int t = 0; t < first; t++) values[t] = double.IsNaN(target[t]) ? t == 0 ? 0 : values[t - 1] : column[t];
        int known = Known(target, first);
        column.AsSpan(first, known - first).CopyTo(values.AsSpan(first));

        // Measured: what follows from known values is summed lag by lag, four times as fast as value by value.
        if (first == _conditioned)
        {
            foreach ((int lag, double weight) in _values)
                FixedLanes.AddScaled(weight, values.AsSpan(first - lag, known - first), forecasts.AsSpan(first, known - first));
        }

        for (int t = first; t < values.Length; t++)
        {
            double forecast = t < known && first == _conditioned ? forecasts[t] : FromValues(values, t);
            foreach ((int lag, double weight) in _errors)
            {
                if (t >= lag) forecast += weight * errors[t - lag];
            }

            bool isKnown = t < n && !double.IsNaN(target[t]);
            values[t] = isKnown ? column[t] : forecast;
            if (t >= n) ahead[t - n] = forecast;
            if (!isKnown) continue;
            errors[t] = column[t] - forecast;
            counted[at++] = errors[t];
        }
    }

    // Up to where no value is missing.
    private static int Known(double[] target, int first)
    {
        int missing = target.AsSpan(first).IndexOf(double.NaN);
        return missing < 0 ? target.Length : first + missing;
    }

    private double FromValues(double[] values, int t)
    {
        double forecast = 0;
        // A series shorter than the model is taken to have been at its first value before.
        foreach ((int lag, double weight) in _values) forecast += weight * values[Math.Max(0, t - lag)];
        return forecast;
    }

    private static (int Lag, double Weight)[] Sparse(double[] weights)
    {
        var sparse = new List<(int, double)>();
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] != 0) sparse.Add((i + 1, weights[i]));
        }

        return [.. sparse];
    }
}
