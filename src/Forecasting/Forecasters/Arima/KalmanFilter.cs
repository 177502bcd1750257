using Forecasting.Numerics;

namespace Forecasting.Forecasters.Arima;

/// <summary>The exact filter of an ARIMA model with missing values.</summary>
/// <remarks>
/// The states are those of Harvey (1989) for the differenced series, and the values that the differences take off, of which nothing is known
/// at first: a variance of a hundred million (Harvey and McKenzie 1982). An error that still hangs on that does not count.
/// </remarks>
internal sealed class KalmanFilter : ArimaFilter
{
    private const double Unknown = 1e8;
    private const double StillUnknown = 1e4;
    private const int MostDoublings = 50;

    private readonly double[] _autoregressive;
    private readonly double[] _noise;
    private readonly (int State, double Weight)[] _sight;
    private readonly int _arma;
    private readonly int _size;
    private readonly int _differenced;
    private readonly double[] _start;

    public KalmanFilter(ArimaPolynomials polynomials)
    {
        _size = polynomials.States;
        _differenced = polynomials.Differences.Length;
        _arma = _size - _differenced;
        _autoregressive = new double[_arma];
        polynomials.Autoregressive.CopyTo(_autoregressive, 0);
        _noise = new double[_arma];
        _noise[0] = 1;
        polynomials.MovingAverage.CopyTo(_noise, 1);
        var sight = new List<(int, double)> { (0, 1) };
        for (int i = 0; i < _differenced; i++)
        {
            if (polynomials.Differences[i] != 0) sight.Add((_arma + i, polynomials.Differences[i]));
        }

        _sight = [.. sight];
        _start = Start();
    }

    public override FilteredColumns Filter(double[][] columns, int ahead)
    {
        double[] target = columns[0];
        double[][] states = new double[columns.Length][], errors = new double[columns.Length][], forecasts = new double[columns.Length][];
        for (int c = 0; c < columns.Length; c++)
        {
            states[c] = new double[_size];
            errors[c] = new double[target.Length];
            forecasts[c] = new double[ahead];
        }

        double[] covariance = [.. _start], gain = new double[_size], scratch = new double[_size];
        double logarithms = 0;
        int counted = 0, known = 0;
        for (int t = 0; t < target.Length; t++)
        {
            if (!double.IsNaN(target[t]))
            {
                known++;
                double variance = Update(covariance, gain);
                bool counts = variance < StillUnknown;
                double deviation = Math.Sqrt(variance);
                for (int c = 0; c < columns.Length; c++)
                {
                    double error = columns[c][t] - Seen(states[c]);
                    FixedLanes.AddScaled(error / variance, gain, states[c]);
                    if (counts) errors[c][counted] = error / deviation;
                }

                if (counts)
                {
                    logarithms += Math.Log(variance);
                    counted++;
                }
            }

            foreach (double[] state in states) Advance(state, scratch);
            Advance(covariance);
        }

        for (int c = 0; c < columns.Length; c++)
        {
            errors[c] = errors[c][..counted];
            for (int k = 0; k < ahead; k++)
            {
                forecasts[c][k] = Seen(states[c]);
                Advance(states[c], scratch);
            }
        }

        return new FilteredColumns(errors, forecasts) { LogVariances = logarithms, Used = Math.Max(0, known - _differenced) };
    }

    private double Seen(double[] state)
    {
        double sum = 0;
        foreach ((int at, double weight) in _sight) sum += weight * state[at];
        return sum;
    }

    // Takes what a value tells off the covariance; the gain is in units of the variance that is returned.
    private double Update(double[] covariance, double[] gain)
    {
        Array.Clear(gain);
        foreach ((int at, double weight) in _sight) FixedLanes.AddScaled(weight, covariance.AsSpan(at * _size, _size), gain);
        double variance = Math.Max(Seen(gain), 1e-12);
        for (int i = 0; i < _size; i++)
        {
            if (gain[i] != 0) FixedLanes.AddScaled(-gain[i] / variance, gain, covariance.AsSpan(i * _size, _size));
        }

        return variance;
    }

    // One step: the states of the differenced series move up, the value enters those that differences take off.
    private void Advance(Span<double> state, Span<double> scratch)
    {
        double value = 0;
        foreach ((int at, double weight) in _sight) value += weight * state[at];
        double first = state[0];
        state.CopyTo(scratch);
        for (int i = 0; i < _arma; i++) state[i] = (_autoregressive[i] * first) + (i + 1 < _arma ? scratch[i + 1] : 0);
        if (_differenced == 0) return;
        state[_arma] = value;
        scratch[_arma..^1].CopyTo(state[(_arma + 1)..]);
    }

    // The same of the rows of a covariance and then, as it is symmetric, of its columns.
    private void Advance(double[] covariance)
    {
        Span<double> scratch = stackalloc double[_size];
        for (int i = 0; i < _size; i++) Advance(covariance.AsSpan(i * _size, _size), scratch);
        double[] first = covariance.AsSpan(0, _size).ToArray();
        double[] value = new double[_differenced > 0 ? _size : 0];
        if (_differenced > 0)
        {
            foreach ((int at, double weight) in _sight) FixedLanes.AddScaled(weight, covariance.AsSpan(at * _size, _size), value);
        }

        for (int i = 0; i < _arma; i++)
        {
            Span<double> row = covariance.AsSpan(i * _size, _size);
            if (i + 1 < _arma) covariance.AsSpan((i + 1) * _size, _size).CopyTo(row);
            else row.Clear();
            if (_autoregressive[i] != 0) FixedLanes.AddScaled(_autoregressive[i], first, row);
            if (_noise[i] != 0) FixedLanes.AddScaled(_noise[i], _noise, row[.._arma]);
        }

        for (int i = _size - 1; i > _arma; i--) covariance.AsSpan((i - 1) * _size, _size).CopyTo(covariance.AsSpan(i * _size, _size));
        if (_differenced > 0) value.CopyTo(covariance, _arma * _size);
    }

    // The covariance of the stationary states is the sum of what each error before adds, summed by doubling (Smith 1968).
    private double[] Start()
    {
        int r = _arma;
        double[] sum = new double[r * r], power = new double[r * r];
        for (int i = 0; i < r; i++)
        {
            for (int j = 0; j < r; j++) sum[(i * r) + j] = _noise[i] * _noise[j];
            power[i * r] = _autoregressive[i];
            if (i + 1 < r) power[(i * r) + i + 1] = 1;
        }

        for (int doubling = 0; doubling < MostDoublings; doubling++)
        {
            double[] added = TransposedProduct(Product(power, sum, r), power, r);
            double largest = 0, total = 0;
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += added[i];
                largest = Math.Max(largest, Math.Abs(added[i]));
                total = Math.Max(total, Math.Abs(sum[i]));
            }

            if (largest <= 1e-15 * total) break;
            power = Product(power, power, r);
        }

        double[] start = new double[_size * _size];
        for (int i = 0; i < r; i++) sum.AsSpan(i * r, r).CopyTo(start.AsSpan(i * _size));
        for (int i = r; i < _size; i++) start[(i * _size) + i] = Unknown;
        return start;
    }

    private static double[] Product(double[] left, double[] right, int size)
    {
        double[] product = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < size; k++)
            {
                if (left[(i * size) + k] != 0) FixedLanes.AddScaled(left[(i * size) + k], right.AsSpan(k * size, size), product.AsSpan(i * size, size));
            }
        }

        return product;
    }

    private static double[] TransposedProduct(double[] left, double[] right, int size)
    {
        double[] product = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++) product[(i * size) + j] = FixedLanes.Dot(left.AsSpan(i * size, size), right.AsSpan(j * size, size));
        }

        return product;
    }
}
