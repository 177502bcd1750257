using Forecasting.Forecasters.Ssa;
using Forecasting.Numerics;

namespace Forecasting.Interop.Ssa;

/// <summary>A model on the library's own singular spectrum analysis: missing values keep their place in time, bounds are those of measured errors, and an adaptive model adapts.</summary>
internal sealed class CorrectedSsaModel : ISsaSeriesModel
{
    private const int MaximumOrigins = 64;

    private readonly SsaScale _scale;
    private readonly SsaParameters _parameters;
    private readonly double[] _tail;
    private readonly double[] _deviations;
    private double[][] _vectors;
    private SsaSeriesModel _model;

    // Values came that an adaptive model has not learned from.
    private bool _isBehind;

    private CorrectedSsaModel(SsaScale scale, double[][] vectors, SsaParameters parameters, double[] tail, double[] deviations)
    {
        _scale = scale;
        _vectors = vectors;
        _parameters = parameters;
        _model = ModelOf(scale, vectors, parameters);
        _tail = tail;
        _deviations = deviations;
    }

    /// <summary>Gets how many components the signal has; 0 for a constant.</summary>
    public int Rank => _vectors.Length;

    /// <summary>Fits to values in their order, of which more than two windows are known.</summary>
    public static CorrectedSsaModel Fit(ReadOnlySpan<float> column, SsaParameters parameters)
    {
        double[] series = new double[column.Length];
        for (int i = 0; i < series.Length; i++) series[i] = column[i];
        SsaScale scale = SsaScale.Of(series)!.Value;
        double[][] vectors = scale.IsConstant ? [] : Vectors(scale.Apply(series), parameters);
        SsaSeriesModel model = ModelOf(scale, vectors, parameters);
        return new CorrectedSsaModel(scale, vectors, parameters, Tail(series, Kept(model, parameters)), Deviations(model, series, Math.Max(parameters.Horizon, parameters.WindowSize)));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static CorrectedSsaModel Load(SsaFileReader reader, SsaParameters parameters)
    {
        var scale = new SsaScale(reader.Double(), reader.Double(), reader.Double(), reader.Double());
        SsaFileReader.Require(scale.Unit is > 0 and < double.PositiveInfinity && double.IsFinite(scale.Level) && scale.Lowest <= scale.Highest, "a scale that is none");
        double[][] vectors = new double[reader.Count(0, parameters.WindowSize - 1)][];
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = reader.Doubles(parameters.WindowSize);
            // Unit vectors: anything else would be another signal.
            SsaFileReader.Require(Math.Abs(FixedLanes.Dot(vectors[i], vectors[i]) - 1) < 1e-6, "a vector that is not of unit length");
        }

        SsaFileReader.Require(vectors.Length == 0 || SignalSpace.Of(vectors)?.Rank == vectors.Length, "vectors that span no signal");
        double[] tail = reader.Doubles(reader.Count(1, int.MaxValue));
        double[] deviations = reader.Doubles(reader.Count(1, int.MaxValue));
        var model = new CorrectedSsaModel(scale, vectors, parameters, tail, deviations);
        SsaFileReader.Require(tail.Length == Kept(model._model, parameters), "a history of another length");
        model._isBehind = reader.Boolean();
        return model;
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        foreach (double value in (ReadOnlySpan<double>)[_scale.Level, _scale.Unit, _scale.Lowest, _scale.Highest]) writer.Write(value);
        writer.Write(_vectors.Length);
        foreach (double[] vector in _vectors)
        {
            foreach (double value in vector) writer.Write(value);
        }

        foreach (double[] values in (ReadOnlySpan<double[]>)[_tail, _deviations])
        {
            writer.Write(values.Length);
            foreach (double value in values) writer.Write(value);
        }

        writer.Write(_isBehind);
    }

    /// <inheritdoc/>
    public ISsaSeriesModel Clone() =>
        new CorrectedSsaModel(_scale, _vectors, _parameters, [.. _tail], _deviations) { _isBehind = _isBehind };

    /// <inheritdoc/>
    public void Update(float value)
    {
        if (float.IsInfinity(value)) throw SeriesDataException.Of("SSA-003", "The value to update with is infinite: correct it, or make it NaN.");
        _tail.AsSpan(1).CopyTo(_tail);
        _tail[^1] = value;
        _isBehind = _parameters.IsAdaptive && _vectors.Length > 0;
    }

    /// <inheritdoc/>
    public SsaSeriesForecast Forecast(int horizon, float? confidenceLevel)
    {
        SsaParameters.CheckForecast(horizon, confidenceLevel);
        if (_isBehind) Adapt();
        double[] points = new double[horizon];
        _model.Continue(_tail.AsSpan(_tail.Length - _model.NeededHistory), points, CancellationToken.None);
        float[] values = [.. points.Select(point => (float)point)];
        if (confidenceLevel is not { } level) return new SsaSeriesForecast(values, [], []);

        double factor = NormalQuantile.Of(0.5 + (level / 2.0));
        float[] lower = new float[horizon], upper = new float[horizon];
        for (int h = 0; h < horizon; h++)
        {
            double width = factor * DeviationAt(h);
            lower[h] = (float)(points[h] - width);
            upper[h] = (float)(points[h] + width);
        }

        return new SsaSeriesForecast(values, lower, upper);
    }

    private static SsaSeriesModel ModelOf(SsaScale scale, double[][] vectors, SsaParameters parameters)
    {
        double growth = parameters.MaxGrowth?.Ratio is { } ratio && double.IsFinite(ratio) ? ratio : 1;
        var settings = new SsaSettings(
            parameters.WindowSize,
            vectors.Length,
            SsaForecastMethod.Recurrent,
            parameters.ShouldStabilize ? growth : null);
        return new SsaSeriesModel(scale, vectors.Length == 0 ? null : SignalSpace.Of(vectors), settings);
    }

    // Learns the signal, of as many components, from the values that are kept.
    private void Adapt()
    {
        double[] values = _scale.Apply(_tail);
        int known = Array.FindIndex(values, value => !double.IsNaN(value));
        _isBehind = false;
        if (known < 0 || values.Length - known < 2 * _parameters.WindowSize) return;
        values = values[known..];
        GapFilling.Fill(values, _parameters.WindowSize, _vectors.Length, CancellationToken.None);
        double[][] vectors = Leading(values, _vectors.Length, _parameters);
        if (vectors.Length == 0) return;
        _vectors = vectors;
        _model = ModelOf(_scale, vectors, _parameters);
    }

    private static double[][] Vectors(double[] values, SsaParameters parameters)
    {
        int window = parameters.WindowSize;
        bool isFixed = parameters.RankSelection == RankSelectionMethod.Fixed;
        int? given = isFixed ? parameters.Rank ?? (window - 1) : null;
        GapFilling.Fill(values, window, given, CancellationToken.None);
        int rank = given ?? new RankChoice(parameters.Horizon, Math.Min(parameters.Horizon, window)).Choose([values], window, CancellationToken.None);
        return Leading(values, Math.Min(rank, isFixed ? window - 1 : parameters.MaxRank ?? (window - 1)), parameters);
    }

    private static double[][] Leading(double[] values, int rank, SsaParameters parameters)
    {
        int window = parameters.WindowSize;
        double[][] vectors;
        if (parameters.DiscountFactor == 1)
        {
            (_, vectors) = TrajectorySpace.Leading([values], window, rank, CancellationToken.None);
        }
        else
        {
            double[] covariance = new double[window * window];
            LagCovariance.Add(values, window, covariance, parameters.DiscountFactor);
            (_, vectors) = TrajectorySpace.Leading(covariance, window, rank, CancellationToken.None);
        }

        return SignalSpace.Of(vectors) is { } space ? space.Vectors.ToArray() : [];
    }

    // What a forecast looks at; an adaptive model also keeps what it learns from.
    private static int Kept(SsaSeriesModel model, SsaParameters parameters) =>
        parameters.IsAdaptive ? Math.Max(model.NeededHistory, parameters.SeriesLength) : model.NeededHistory;

    private static double[] Tail(double[] series, int count)
    {
        if (count <= series.Length) return series[^count..];
        double[] tail = new double[count];
        Array.Fill(tail, double.NaN);
        series.CopyTo(tail, count - series.Length);
        return tail;
    }

    // The root mean square of the errors that forecasts from origins inside the series make, step by step; never falling.
    private static double[] Deviations(SsaSeriesModel model, double[] series, int wanted)
    {
        int needed = model.NeededHistory;
        int steps = Math.Clamp(wanted, 1, series.Length - needed);
        double[] squares = new double[steps];
        int[] counts = new int[steps];
        double[] points = new double[steps];
        int stride = Math.Max(1, (series.Length - needed) / MaximumOrigins);
        for (int origin = needed; origin < series.Length; origin += stride)
        {
            model.Continue(series.AsSpan(origin - needed, needed), points, CancellationToken.None);
            for (int h = 0; h < Math.Min(steps, series.Length - origin); h++)
            {
                double error = points[h] - series[origin + h];
                if (double.IsNaN(error)) continue;
                squares[h] += error * error;
                counts[h]++;
            }
        }

        double widest = 0;
        for (int h = 0; h < steps; h++)
        {
            if (counts[h] > 0) widest = Math.Max(widest, Math.Sqrt(squares[h] / counts[h]));
            squares[h] = widest;
        }

        return squares;
    }

    // Beyond what was measured, errors grow as those of a random walk do.
    private double DeviationAt(int step) => step < _deviations.Length
        ? _deviations[step]
        : _deviations[^1] * Math.Sqrt((step + 1.0) / _deviations.Length);
}
